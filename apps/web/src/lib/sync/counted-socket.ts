/** Numbers the frames a socket sends as the relay counts them, so that its "stored" can be matched to changes. */
import { isCounted, SYNC_STEP_2 } from '@cairn/protocol';

export interface FrameListener {
  /** A socket was made: counting starts again. */
  opened(): void;
  /** A counted frame goes out. `whole`: it answers the relay's step 1, so it holds everything the relay lacked. */
  sent(whole: boolean): void;
}

/** A `WebSocket` class for y-websocket that tells `listener` of each counted frame. */
export function countedSocket(listener: FrameListener): typeof WebSocket {
  return class extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      listener.opened();
    }

    override send(data: Parameters<WebSocket['send']>[0]): void {
      if (data instanceof Uint8Array && isCounted(data)) listener.sent(data[1] === SYNC_STEP_2);
      super.send(data);
    }
  };
}
