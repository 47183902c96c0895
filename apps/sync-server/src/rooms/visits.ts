/* Forgets rooms that nobody has come to for a long time, if the relay is configured to. */

import type { RoomId } from '@cairn/protocol';
import type { Limits } from '../limits/limits.ts';
import type { Log } from '../log.ts';
import type { Tally } from '../metrics/tally.ts';
import { after, attempt, type Soon } from '../storage/soon.ts';
import type { Storage } from '../storage/storage.ts';

/** Collects visits and writes them down now and then: a visit by itself writes nothing. */
export interface Visits {
  /** Somebody was in a room of which something may be stored. */
  came(room: RoomId): void;
  /** Writes down and forgets when due; the rooms that are open now count as visited. */
  rest(open: Iterable<RoomId>): void;
  /** Writes down what was collected. */
  stop(open: Iterable<RoomId>): Soon<void>;
}

/** What visits depend on; `now` returns milliseconds, and `date` those since 1970. */
interface VisitDeps {
  readonly storage: Pick<Storage, 'noteVisits' | 'forgetUnvisited'>;
  readonly limits: Pick<Limits, 'roomDays'>;
  readonly timing: { readonly visitsMs: number };
  readonly log: Log;
  readonly tally: Tally;
  readonly now: () => number;
  readonly date: () => number;
}

const DAY_MS = 86_400_000;
// Large rooms take long to overwrite, and everyone else has to wait in the meantime.
const LONGEST_STEP_MS = 20;

/** Visits to the rooms of a store. */
export function createVisits(deps: VisitDeps): Visits {
  const { storage, limits, timing, log, tally, now, date } = deps;
  if (limits.roomDays === Infinity) {
    return { came: () => undefined, rest: () => undefined, stop: () => undefined };
  }
  const visited = new Set<RoomId>();
  let dueAt = now();
  let forgetting = false;
  let isUnderWay = false;

  /** True once they are written down. */
  function note(open: Iterable<RoomId>): Soon<boolean> {
    const noted = [...visited];
    return attempt(
      () => storage.noteVisits([...noted, ...open], Math.floor(date() / DAY_MS)),
      () => {
        for (const room of noted) visited.delete(room);
        return true;
      },
      (error) => {
        log.error({ err: error }, 'visits not noted');
        return false;
      },
    );
  }

  /** Deletes until there is nothing left to forget, or it has taken long enough for now. */
  function forget(startedAt = performance.now(), rooms = 0): Soon<void> {
    return attempt(
      () => storage.forgetUnvisited(limits.roomDays),
      (isForgotten) => {
        forgetting = isForgotten;
        const count = isForgotten ? rooms + 1 : rooms;
        if (isForgotten && performance.now() - startedAt < LONGEST_STEP_MS) {
          return forget(startedAt, count);
        }
        sumUp(count);
      },
      (error) => {
        forgetting = false;
        log.error({ err: error }, 'rooms not forgotten');
        sumUp(rooms);
      },
    );
  }

  function step(open: Iterable<RoomId>): Soon<void> {
    return after(note(open), (isNoted) => {
      if (isNoted) return forget();
      forgetting = false;
    });
  }

  function sumUp(rooms: number): void {
    tally.roomsForgotten += rooms;
    if (rooms > 0) log.info({ rooms }, 'unvisited rooms forgotten');
  }

  return {
    came: (room) => void visited.add(room),
    rest(open) {
      if (now() >= dueAt) {
        dueAt = now() + timing.visitsMs;
        forgetting = true;
      }
      // Written down before each step, or a room that somebody has just come to would be forgotten.
      if (!forgetting || isUnderWay) return;
      isUnderWay = true;
      const over = (): void => {
        isUnderWay = false;
      };
      void attempt(() => step(open), over, over);
    },
    stop: (open) => after(note(open), () => undefined),
  };
}
