import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { entriesToRead } from './entries-to-read.ts';

const MOST = 20;
const shape = { name: 'things', storage: 'fields', mostEntries: MOST } as const;

/** Visits and how many entries each writes, in order; an entry's id tells which visit it is from. */
function written(visits: readonly (readonly [client: number, entries: number])[]): Y.Doc {
  const doc = new Y.Doc();
  for (const [client, entries] of visits) {
    doc.clientID = client;
    doc.transact(() => {
      for (let at = 0; at < entries; at++)
        doc.getMap('things').set(`${String(client)}/${String(at)}`, true);
    });
  }
  return doc;
}

const visits = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 1, max: 9_999 }), fc.integer({ min: 1, max: 30 })), {
    selector: ([client]) => client,
    maxLength: 12,
  })
  .map((all) => all.map(([client, entries]) => [client, entries] as const));

test('[F32] every entry is read or left out, never both, and no more are read than allowed', () => {
  fc.assert(
    fc.property(visits, (all) => {
      const doc = written(all);
      const { read, left } = entriesToRead(doc, shape);
      expect(new Set([...read, ...left]).size).toBe(read.length + left.length);
      expect(read.length + left.length).toBe(doc.getMap('things').size);
      expect(read.length).toBeLessThanOrEqual(MOST);
      expect(left.length > 0).toBe(doc.getMap('things').size > MOST);
    }),
  );
});

test('[F32] everyone with the same document reads the same entries, however it arrived', () => {
  fc.assert(
    fc.property(visits, (all) => {
      const doc = written(all);
      const other = new Y.Doc();
      Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
      const backwards = written([...all].reverse());
      const ids = (from: Y.Doc) => [...entriesToRead(from, shape).read].sort();
      expect(ids(other)).toEqual(ids(doc));
      expect(ids(backwards)).toEqual(ids(doc));
    }),
  );
});

test('[F32] a visit that wrote no more than its share is read in full, however much a flood brings and how early', () => {
  fc.assert(
    fc.property(visits, (all) => {
      const { read, share } = entriesToRead(written(all), shape);
      for (const [client, entries] of all) {
        const ofThis = read.filter((id) => id.startsWith(`${String(client)}/`));
        expect(ofThis.length).toBeGreaterThanOrEqual(Math.min(entries, share));
      }
    }),
  );
});

test('[F32] a hundred thousand entries from one visit push nobody out, not even the newest of an honest visit', () => {
  const doc = written([
    [1, 100_000],
    [2, 6],
    [3, 7],
  ]);
  const { read, left } = entriesToRead(doc, shape);
  expect(read.filter((id) => !id.startsWith('1/'))).toHaveLength(13);
  expect(left).toHaveLength(100_013 - MOST);
});

test('[F32] a flood with a client id per entry leaves what was known before', () => {
  const flood = Array.from({ length: 3_000 }, (_, at) => [at + 1, 1] as const);
  const doc = written([[500_000, 8], ...flood]);
  const known = new Map([[500_000, 8]]);
  const { read } = entriesToRead(doc, shape, known);
  expect(read.filter((id) => id.startsWith('500000/'))).toHaveLength(8);
  expect(read).toHaveLength(MOST);
});

test('[F32] no more of a flood is read than a person could have written, so it buries nothing', () => {
  const doc = written([
    [1, 100_000],
    [2, 6],
  ]);
  const { read } = entriesToRead(doc, { ...shape, mostEntries: 5_000 });
  expect(read.filter((id) => id.startsWith('1/'))).toHaveLength(100);
  expect(read.filter((id) => id.startsWith('2/'))).toHaveLength(6);
});
