/**
 * The socket under y-websocket. It numbers what is sent as the relay counts it, so that its "stored"
 * can be matched to changes; and it checks what comes before y-websocket gives it to Yjs. What
 * y-websocket would repeat of other people's presence stays here: the relay counts it as ours.
 */
import { isCounted, MESSAGE_AWARENESS, MESSAGE_CLOSE_ROOM, SYNC_STEP_2 } from '@cairn/protocol';
import { createDecoder, readVarUint, readVarUint8Array } from 'lib0/decoding';
import type { TryOut } from '@cairn/sealed';
import { judgeFrame, updateInFrame } from './safe-frame.ts';

type Verdict = ReturnType<typeof judgeFrame>;

export interface FrameListener {
  /** A socket was made: counting starts again. */
  opened(): void;
  /** A counted frame goes out. `whole`: it answers the relay's step 1, so it holds everything the relay lacked. */
  sent(whole: boolean): void;
  /** A frame came that could have frozen this device; nobody else has seen it. */
  refused(): void;
  /** A frame comes in which somebody else writes as `ownClient`; nobody has seen it yet. */
  impersonated(): void;
}

export interface SocketOptions extends FrameListener {
  /** How far the mailbox has a Yjs client. */
  readonly stateOf: (client: number) => number;
  /** Whether Yjs would soon find the places of what an update (v1) brings to the mailbox. */
  readonly isAffordable: (update: Uint8Array) => boolean;
  /** The Yjs client under which this device writes in the mailbox, and nobody else. */
  readonly ownClient: () => number;
  /** The awareness client that this device's presence is said by. */
  readonly ownPresence: () => number;
  /** The mailbox as an update (v1); `undefined` while it is empty. */
  readonly mailbox: () => Uint8Array | undefined;
  /** Whether an update (v1) can be applied to that within reasonable time; asked of dear ones. */
  readonly tryOut: TryOut;
}

/** A `WebSocket` class for y-websocket that tells what goes out, and lets in what does no harm. */
export function countedSocket(options: SocketOptions): typeof WebSocket {
  return class extends WebSocket {
    /** Frames that wait for one before them, which is being tried out; the first was judged when it came. */
    readonly #waiting: { readonly data: unknown; readonly verdict: Verdict | undefined }[] = [];
    readonly #passed = new WeakSet<Event>();

    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      options.opened();
      // The first listener: whoever comes later hears only what it lets through.
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

    /** One after the other, since what one brings the next may need. */
    async #letIn(): Promise<void> {
      for (; ; this.#waiting.shift()) {
        const [next] = this.#waiting;
        if (next === undefined) return;
        const { data } = next;
        let verdict = next.verdict ?? judge(data);
        if (verdict === 'dear') {
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

  /** The relay closes the socket after it, and what waits then is never let in. */
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

/** Whether a presence frame says something of this awareness client. */
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
