/**
 * The socket under y-websocket. It counts what is sent the way the relay does, so that "stored" can
 * be matched to changes, and it checks what arrives before y-websocket gives it to Yjs. Other
 * people's presence, which y-websocket would echo, isn't sent: the relay would count it as ours.
 */
import { isCounted, MESSAGE_AWARENESS, MESSAGE_CLOSE_ROOM, SYNC_STEP_2 } from '@cairn/protocol';
import type { TryOut } from '@cairn/sealed';
import { createDecoder, readVarUint, readVarUint8Array } from 'lib0/decoding';
import { judgeFrame, updateInFrame } from './safe-frame.ts';

type Verdict = ReturnType<typeof judgeFrame>;

export interface FrameListener {
  /** A new socket was opened: counting starts again. */
  opened(): void;
  /**
   * A counted frame is being sent. `whole`: it answers the relay's step 1, so it holds everything
   * the relay lacked.
   */
  sent(whole: boolean): void;
  /** A frame arrived that could have frozen this device. It was not passed on. */
  refused(): void;
  /**
   * A frame arrived in which somebody else writes as `ownClient`. It has not been passed on yet.
   */
  impersonated(): void;
}

export interface SocketOptions extends FrameListener {
  /** The mailbox's clock for a Yjs client. */
  readonly stateOf: (client: number) => number;
  /** Whether Yjs could integrate an update (v1) into the mailbox quickly. */
  readonly isAffordable: (update: Uint8Array) => boolean;
  /** The Yjs client that this device alone uses to write in the mailbox. */
  readonly ownClient: () => number;
  /** The awareness client of this device's own presence. */
  readonly ownPresence: () => number;
  /** The mailbox as an update (v1); `undefined` while it is empty. */
  readonly mailbox: () => Uint8Array | undefined;
  /**
   * Whether an update (v1) can be applied to `mailbox` in reasonable time; only called for
   * expensive ones.
   */
  readonly tryOut: TryOut;
}

/**
 * A `WebSocket` class for y-websocket that reports what is sent, and delivers only harmless frames.
 */
export function countedSocket(options: SocketOptions): typeof WebSocket {
  return class extends WebSocket {
    /** Frames queued behind one that is being tried out. The first already has its verdict. */
    readonly #waiting: { readonly data: unknown; readonly verdict: Verdict | undefined }[] = [];
    readonly #passed = new WeakSet<Event>();

    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      options.opened();
      // Registered first, so listeners added later get only what this one lets through.
      this.addEventListener('message', (event: MessageEvent<unknown>) => {
        if (this.#passed.has(event)) return;
        const isNext = this.#waiting.length === 0 || isFarewell(event.data);
        const verdict = isNext ? judge(event.data) : undefined;
        if (verdict === 'pass') return;
        event.stopImmediatePropagation();
        if (this.#waiting.push({ data: event.data, verdict }) === 1) void this.#letIn();
      });
    }

    override send(data: Parameters<WebSocket['send']>[0]): void {
      if (data instanceof Uint8Array) {
        if (data[0] === MESSAGE_AWARENESS && !speaksFor(options.ownPresence(), data)) return;
        if (isCounted(data)) options.sent(data[1] === SYNC_STEP_2);
      }
      super.send(data);
    }

    /** Strictly in order, since a frame may need what the one before it brings. */
    async #letIn(): Promise<void> {
      for (; ; this.#waiting.shift()) {
        const [next] = this.#waiting;
        if (next === undefined) return;
        const { data } = next;
        let verdict = next.verdict ?? judge(data);
        if (verdict === 'expensive') {
          const update = updateInFrame(new Uint8Array(data as ArrayBuffer));
          verdict = (await options.tryOut(update, options.mailbox())) ? 'pass' : 'harmful';
        }
        if (this.readyState !== this.OPEN) return;
        if (verdict === 'harmful') return options.refused();
        if (verdict === 'pass') this.#pass(data);
      }
    }

    #pass(data: unknown): void {
      const event = new MessageEvent('message', { data });
      this.#passed.add(event);
      this.dispatchEvent(event);
    }
  };

  /**
   * Delivered out of turn: the relay closes the socket after it, and queued frames are then
   * dropped.
   */
  function isFarewell(data: unknown): boolean {
    return data instanceof ArrayBuffer && new Uint8Array(data)[0] === MESSAGE_CLOSE_ROOM;
  }

  function judge(data: unknown): Verdict {
    if (!(data instanceof ArrayBuffer)) return 'harmful';
    const { stateOf, isAffordable } = options;
    const onwritten = (by: (client: number) => boolean) => {
      if (by(options.ownClient())) options.impersonated();
    };
    return judgeFrame(new Uint8Array(data), { stateOf, isAffordable, onwritten });
  }
}

/** Whether a presence frame has an entry for this awareness client. */
function speaksFor(client: number, frame: Uint8Array): boolean {
  const decoder = createDecoder(frame.subarray(1));
  const entries = createDecoder(readVarUint8Array(decoder));
  for (let left = readVarUint(entries); left > 0; left -= 1) {
    if (readVarUint(entries) === client) return true;
    readVarUint(entries);
    readVarUint8Array(entries);
  }
  return false;
}
