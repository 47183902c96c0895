/* Lets a new socket into its room, or tells it why not. */

import { CLOSE_MALFORMED, CLOSE_OVERLOADED } from '@cairn/protocol';
import { countedAs } from '../access/address.ts';
import type { Admission } from '../access/admit.ts';
import type { Pace } from '../limits/pace.ts';
import type { Visitors } from '../limits/visitors.ts';
import type { Log } from '../log.ts';
import type { Refusals } from '../metrics/refusals.ts';
import type { Refusal } from '../metrics/tally.ts';
import type { Place, Rooms } from '../rooms/rooms.ts';
import type { SocketMember } from './socket-member.ts';

/**
 * The place (`undefined` if the socket was told to close), and what coming in cost; or what to wait
 * for before this is tried again.
 */
export interface Entered {
  readonly place: Place | undefined;
  readonly cost: number;
  readonly wait?: Promise<void>;
}

/** The way from a handshake to a place in a room. */
export interface Entrance {
  enter(member: SocketMember, pace: Pace, address: string, admission: Admission): Entered;
  turnAway(member: SocketMember, address: string, reason: keyof typeof SENTENCES): void;
  /** Tells a socket and the log that the store can't be used. */
  storeFailed(member: SocketMember, address: string, room: string, error: unknown): void;
}

interface EntranceDeps {
  readonly rooms: Rooms;
  readonly visitors: Visitors;
  readonly refusals: Refusals;
  readonly log: Log;
}

const MOST_DEBT_MS = 1_000;

const SENTENCES = {
  room_closed: 'the room is closed',
  sockets_per_room: 'too many sockets in this room',
  sockets_per_address: 'too many sockets from this address',
  pace: 'too much from this address',
  rooms_per_hour: 'too many new rooms from this address',
  disk_bytes: 'no new rooms for now: the disk is as full as it may be',
} satisfies Partial<Record<Refusal, string>>;

const NO_PLACE = { place: undefined, cost: 1 } as const;

/** The entrance to all rooms. */
export function createEntrance(deps: EntranceDeps): Entrance {
  const { rooms, visitors, refusals, log } = deps;

  function turnAway(member: SocketMember, address: string, reason: keyof typeof SENTENCES): void {
    refusals.refuse(reason, address);
    if (reason !== 'room_closed') member.close(CLOSE_OVERLOADED, SENTENCES[reason]);
  }

  function storeFailed(member: SocketMember, address: string, room: string, error: unknown): void {
    refusals.refuse('store', address);
    log.error({ err: error, room: room.slice(0, 6) }, 'room not read');
    member.close(CLOSE_OVERLOADED, 'try again later');
  }

  return {
    turnAway,
    storeFailed,
    enter(member, pace, address, admission) {
      if (!admission.ok) {
        refusals.refuse(admission.code === CLOSE_MALFORMED ? 'malformed' : 'mismatch', address);
        member.close(admission.code, admission.reason);
        return NO_PLACE;
      }
      const { room } = admission;
      // Opening a room is work too: an address that owes a lot has to come back later.
      if (pace.spoke(0) > MOST_DEBT_MS) {
        turnAway(member, address, 'pace');
        return NO_PLACE;
      }
      const wait = rooms.fetch(room);
      if (wait) return { ...NO_PLACE, wait };
      try {
        const mayMake = (): boolean => visitors.mayMake(countedAs(address), room);
        const joined = rooms.join(admission, member, mayMake);
        if (joined.ok) {
          pace.spoke(joined.cost);
          return { place: joined.place, cost: joined.cost };
        }
        turnAway(member, address, joined.reason);
      } catch (error) {
        storeFailed(member, address, room, error);
      }
      return NO_PLACE;
    },
  };
}
