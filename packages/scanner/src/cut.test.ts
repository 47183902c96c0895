import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { ANY_CONTENT, cutStruct, scanUpdate, SKIP } from './index.ts';
import { fullDocument, honestUpdates } from './test-documents.ts';
import { bytesOf } from './test-updates.ts';

interface Seen {
  readonly client: number;
  readonly clock: number;
  readonly length: number;
  readonly kind: number;
  readonly start: number;
  readonly end: number;
}

function structsOf(update: Uint8Array): Seen[] {
  const seen: Seen[] = [];
  const scanned = scanUpdate(
    update,
    { content: ANY_CONTENT },
    {
      struct: (client, clock, length, kind, start, end) =>
        seen.push({ client, clock, length, kind, start, end }),
    },
  );
  expect(scanned.ok).toBe(true);
  return seen;
}

/** What Yjs makes of an update with one struct when the other side has the clocks up to this one. */
function cutByYjs(update: Uint8Array, client: number, clock: number): Uint8Array {
  return Y.diffUpdate(update, bytesOf(1, client, clock));
}

test('every struct cut at every clock is byte for byte what Yjs writes', () => {
  const astral = new Y.Doc();
  astral.getText('t').insert(0, 'a👩‍👩‍👧b');
  const updates = [...honestUpdates(), Y.encodeStateAsUpdate(astral), fullDocument(3).updates[0]];
  let cuts = 0;
  for (const update of updates) {
    if (!update) continue;
    for (const { client, clock, length, kind, start, end } of structsOf(update)) {
      if (kind === SKIP) continue;
      const alone = bytesOf(1, 1, client, clock, update.subarray(start, end), 0);
      for (let taken = 1; taken < length; taken += 1) {
        const cut = cutStruct(update, start, end, client, clock, taken);
        const expected = cutByYjs(alone, client, clock + taken);
        expect(bytesOf(1, 1, client, clock + taken, cut, 0)).toEqual(expected);
        cuts += 1;
      }
    }
  }
  expect(cuts).toBeGreaterThan(100);
});
