/**
 * The socket under y-websocket. It numbers what is sent as the relay counts it, so that its "stored"
 * can be matched to changes; and it checks what comes before y-websocket gives it to Yjs.
 */
import { isCounted, SYNC_STEP_2 } from '@cairn/protocol';
import { isSafeFrame } from './safe-frame.ts';

export interface FrameListener {
  /** A socket was made: counting starts again. */
  opened(): void;
  /** A counted frame goes out. `whole`: it answers the relay's step 1, so it holds everything the relay lacked. */
  sent(whole: boolean): void;
  /** A frame came that could have stopped this device; nobody else has seen it. */
  refused(): void;
}

/** A `WebSocket` class for y-websocket that tells `listener` what goes out and what was kept out. */
export function countedSocket(listener: FrameListener): typeof WebSocket {
  return class extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      listener.opened();
      // The first listener: whoever comes later hears only what it lets through.
      this.addEventListener('message', (event: MessageEvent<unknown>) => {
        if (event.data instanceof ArrayBuffer && isSafeFrame(new Uint8Array(event.data))) return;
        event.stopImmediatePropagation();
        listener.refused();
      });
    }

    override send(data: Parameters<WebSocket['send']>[0]): void {
      if (data instanceof Uint8Array && isCounted(data)) listener.sent(data[1] === SYNC_STEP_2);
      super.send(data);
    }
  };
}
