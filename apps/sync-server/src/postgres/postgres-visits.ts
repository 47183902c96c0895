/* When somebody last came to each room, counted in days on which a relay ran. */

import type { RoomId } from '@cairn/protocol';
import type { RemoteStorage } from '../storage/storage.ts';
import type { Connections } from './connections.ts';
import { removeUpdates } from './removing.ts';
import { arrayOf } from './rows.ts';

/** The part of a store that deals with visits; `forgot` is called with the bytes of what was deleted. */
export function visitsIn(
  connections: Connections,
  forgot: (bytes: number) => void,
): Pick<RemoteStorage, 'noteVisits' | 'forgetUnvisited' | 'takeVisits'> {
  // Looking at all rooms takes a second for a million of them.
  let areOthersNoted = false;
  return {
    async noteVisits(rooms, today) {
      await connections.query({ name: 'begin-day', text: BEGIN_DAY, values: [today] });
      const visited = [...new Set(rooms)].sort();
      await connections.query({ name: 'note', text: NOTE, values: [arrayOf(visited)] });
      if (!areOthersNoted) await connections.query({ name: 'note-others', text: NOTE_OTHERS });
      areOthersNoted = true;
    },
    async takeVisits({ days, ago }) {
      const rooms = [...ago.keys()].sort();
      const values = [days, arrayOf(rooms), arrayOf(rooms.map((room) => ago.get(room) ?? 0))];
      await connections.query({ name: 'take-visits', text: TAKE_VISITS, values });
    },
    async forgetUnvisited(days) {
      const bytes = await connections.inTransaction(async (transaction) => {
        const values = [days];
        const [old] = await transaction.query<OldRoom>({ name: 'oldest', text: OLDEST, values });
        if (!old) return undefined;
        const { room } = old;
        const weighed = { name: 'lock-old', text: LOCK_OLD, values: [room] };
        const [locked] = await transaction.query<{ bytes: string }>(weighed);
        await removeUpdates(transaction, room);
        await transaction.query({ name: 'forget-room', text: FORGET_ROOM, values: [room] });
        await transaction.query({ name: 'forget-visit', text: FORGET_VISIT, values: [room] });
        return Number(locked?.bytes ?? 0);
      });
      if (bytes === undefined) return false;
      forgot(bytes);
      return true;
    },
  };
}

interface OldRoom {
  readonly room: RoomId;
}

const BEGIN_DAY = 'UPDATE cairn_day SET count = count + 1, today = $1 WHERE today <> $1';
// Writes nothing if the room was noted today, or if nothing of it is stored.
const NOTE = `
  INSERT INTO cairn_visit AS visit (room, day)
  SELECT id, count FROM cairn_room, cairn_day WHERE id = ANY ($1::text[]) ORDER BY id
  ON CONFLICT (room) DO UPDATE SET day = excluded.day WHERE visit.day <> excluded.day`;
const NOTE_OTHERS = `
  INSERT INTO cairn_visit (room, day) SELECT id, count FROM cairn_room, cairn_day ORDER BY id
  ON CONFLICT (room) DO NOTHING`;
// Notes that are there already keep their age when the count of days rises.
const TAKE_VISITS = `
  WITH counted AS (
    UPDATE cairn_day AS day SET count = greatest(old.count, $1::integer)
    FROM cairn_day AS old RETURNING day.count, day.count - old.count AS more
  ), aged AS (
    UPDATE cairn_visit SET day = day + more FROM counted
    WHERE more > 0 AND room <> ALL ($2::text[])
  )
  INSERT INTO cairn_visit AS visit (room, day)
  SELECT given.room, counted.count - given.ago
  FROM counted, unnest($2::text[], $3::integer[]) AS given (room, ago)
  WHERE EXISTS (SELECT 1 FROM cairn_room WHERE id = given.room)
  ON CONFLICT (room) DO UPDATE
    SET day = greatest(visit.day + (SELECT more FROM counted), excluded.day)`;
const OLDEST = `
  SELECT room FROM cairn_visit WHERE day < (SELECT count FROM cairn_day) - $1::integer
  ORDER BY day LIMIT 1 FOR UPDATE SKIP LOCKED`;
const LOCK_OLD = 'SELECT bytes FROM cairn_room WHERE id = $1 FOR UPDATE';
const FORGET_ROOM = 'DELETE FROM cairn_room WHERE id = $1';
const FORGET_VISIT = 'DELETE FROM cairn_visit WHERE room = $1';
