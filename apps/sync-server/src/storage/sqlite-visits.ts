/* When somebody last came to each room, counted in days on which the relay ran. */

import type { RoomId } from '@cairn/protocol';
import type { DatabaseSync } from 'node:sqlite';
import type { LocalStorage } from './storage.ts';
import { inTransaction } from './transaction.ts';

/** The part of a store that deals with visits; `remove` deletes a room within a transaction. */
export function visitsOf(
  database: DatabaseSync,
  remove: (room: RoomId) => void,
): Pick<LocalStorage, 'noteVisits' | 'forgetUnvisited' | 'visits'> {
  const begin = database.prepare(
    'UPDATE running_day SET count = count + 1, today = ? WHERE today <> ?',
  );
  const dayOf = database.prepare('SELECT count FROM running_day');
  // Writes nothing if the room was noted today, or if nothing of it is stored.
  const note = database.prepare(
    `INSERT INTO room_visit (room, day) SELECT ?1, ?2 WHERE
      EXISTS (SELECT 1 FROM room_update WHERE room = ?1)
      OR EXISTS (SELECT 1 FROM closed_room WHERE room = ?1)
    ON CONFLICT (room) DO UPDATE SET day = ?2 WHERE day <> ?2`,
  );
  const noteOthers = database.prepare(
    `INSERT INTO room_visit (room, day)
    SELECT room, ?1 FROM (SELECT DISTINCT room FROM room_update UNION SELECT room FROM closed_room)
    WHERE true ON CONFLICT (room) DO NOTHING`,
  );
  const oldest = database.prepare('SELECT room FROM room_visit WHERE day < ? ORDER BY day LIMIT 1');
  const forget = database.prepare('DELETE FROM room_visit WHERE room = ?');
  const noted = database.prepare('SELECT room, day FROM room_visit');
  const day = (): number => Number(dayOf.get()?.['count']);
  // Looking at all rooms takes a second for a million of them.
  let areOthersNoted = false;
  return {
    noteVisits(rooms, today) {
      inTransaction(database, () => {
        begin.run(today, today);
        const count = day();
        for (const room of rooms) note.run(room, count);
        if (!areOthersNoted) noteOthers.run(count);
      });
      areOthersNoted = true;
    },
    visits() {
      const days = day();
      const notes = noted.all() as unknown as { room: RoomId; day: number }[];
      return { days, ago: new Map(notes.map((note) => [note.room, days - note.day])) };
    },
    forgetUnvisited(days) {
      const room = oldest.get(day() - days)?.['room'] as RoomId | undefined;
      if (room === undefined) return false;
      inTransaction(database, () => {
        remove(room);
        forget.run(room);
      });
      return true;
    },
  };
}
