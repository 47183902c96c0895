/* A member without a socket, for tests of rooms: it records what it is sent. */

import type { Access } from '@cairn/protocol';
import { type ClientFrame, readFrame } from './frames.ts';
import type { Member } from './member.ts';

/** A member that records. */
export interface TestMember extends Member {
  readonly frames: Uint8Array[];
  /** The frames that a client could have sent too, decoded. */
  heard(): ClientFrame[];
  /** The presence received, as `id:clock:state`. */
  seen(): string[];
  readonly closedWith: number[];
  alive: boolean;
}

/** A member that answers pings while it is `alive`. */
export function createTestMember(access: Access = 'write', address = 'here'): TestMember {
  const frames: Uint8Array[] = [];
  const closedWith: number[] = [];
  const heard = (): ClientFrame[] =>
    frames.map((frame) => readFrame(frame)).filter((frame) => frame !== undefined);
  return {
    access,
    address,
    frames,
    closedWith,
    alive: true,
    heard,
    seen: () =>
      heard().flatMap((frame) =>
        frame.kind === 'presence'
          ? frame.entries.map(({ clientId, clock, state }) => `${clientId}:${clock}:${state}`)
          : [],
      ),
    send: (frame) => frames.push(frame),
    close: (code) => closedWith.push(code),
    answersWithin(): Promise<boolean> {
      return Promise.resolve(this.alive);
    },
  };
}
