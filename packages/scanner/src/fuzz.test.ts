import { expect, test } from 'vitest';
import * as Y from 'yjs';
import {
  ANY_CONTENT,
  GC,
  MAILBOX_CONTENT,
  Needs,
  scanStateVector,
  scanSyncFrame,
  scanUpdate,
  type ScanVisitor,
} from './index.ts';
import { damaged, madeUp } from './test-bytes.ts';
import { chance, fullDocument, honestUpdates } from './test-documents.ts';
import { bytesOf } from './test-updates.ts';

/** For more runs, or to repeat one: `FUZZ_RUNS=1000000 FUZZ_SEED=… npx vitest run packages/scanner`. */
const RUNS = Number(process.env['FUZZ_RUNS'] ?? 4_000);
const SEED = Number(process.env['FUZZ_SEED'] ?? Date.now() % 1_000_000);
const NAME = `${String(RUNS)} times (FUZZ_SEED=${String(SEED)})`;
const OPTIONS = { timeout: 3_600_000 };
const limits = { content: ANY_CONTENT };

/** Malformed updates, most of which are refused. */
function* malformed(): Generator<Uint8Array> {
  const next = chance(SEED);
  const sources = honestUpdates();
  for (let run = 0; run < RUNS; run += 1) {
    yield next() < 0.5 ? damaged(sources, next) : madeUp(next);
  }
}

/** What Yjs finds in an update, in the form in which the scan reports it. */
function foundByYjs(update: Uint8Array) {
  const { structs, ds } = Y.decodeUpdate(update);
  return {
    structs: structs.map((struct) => [
      struct.id.client,
      struct.id.clock,
      struct.length,
      struct instanceof Y.Item ? struct.content.getRef() : struct instanceof Y.GC ? GC : 10,
    ]),
    deletions: [...ds.clients].flatMap(([client, ranges]) =>
      ranges.map(({ clock, len }) => [client, clock, len]),
    ),
  };
}

test(
  `what passes, Yjs decodes to the same and applies to an empty document, ${NAME}`,
  OPTIONS,
  () => {
    const counts = { passed: 0, refused: 0 };
    for (const update of malformed()) {
      const { ok } = scanUpdate(update, limits);
      counts[ok ? 'passed' : 'refused'] += 1;
      if (!ok) continue;
      const told = { structs: [] as number[][], deletions: [] as number[][] };
      scanUpdate(update, limits, {
        struct: (client, clock, length, kind) => told.structs.push([client, clock, length, kind]),
        deleted: (...range) => told.deletions.push(range),
      });
      expect(told).toEqual(foundByYjs(update));
      const doc = new Y.Doc();
      // A listener makes Yjs encode what it has applied.
      doc.on('update', () => {});
      Y.applyUpdate(doc, update);
      Y.applyUpdate(doc, update);
      const state = Y.encodeStateAsUpdate(doc);
      expect(scanUpdate(state, limits)).toMatchObject({ ok: true });
      Y.applyUpdate(new Y.Doc(), state);
    }
    expect(counts.passed).toBeGreaterThan(RUNS / 10);
    expect(counts.refused).toBeGreaterThan(RUNS / 10);
    process.stdout.write(`${JSON.stringify(counts)}\n`);
  },
);

test(
  `what passes and has everything it needs, Yjs applies to a full document with nothing pending, ${NAME}`,
  OPTIONS,
  () => {
    let applied = 0;
    let doc = fullDocument(7).doc;
    for (const update of malformed()) {
      const needs = new Needs();
      if (!scanUpdate(update, limits, needs).ok) continue;
      if (!needs.areMetBy((client) => Y.getState(doc.store, client))) continue;
      if (goesOnFromCollected(doc, update)) continue;
      Y.applyUpdate(doc, update);
      expect([doc.store.pendingStructs, doc.store.pendingDs]).toEqual([null, null]);
      expect(scanUpdate(Y.encodeStateAsUpdate(doc), limits)).toMatchObject({ ok: true });
      applied += 1;
      if (applied % 50 === 0) doc = fullDocument(7).doc;
    }
    expect(applied).toBeGreaterThan(RUNS / 40);
  },
);

/**
 * The one thing that only the document can tell: an item whose beginning was garbage-collected in
 * it. See the README.
 */
function goesOnFromCollected(doc: Y.Doc, update: Uint8Array): boolean {
  let found = false;
  const visitor: ScanVisitor = {
    struct: (client, clock, length, kind) => {
      const state = Y.getState(doc.store, client);
      const isSplit = clock < state && state < clock + length;
      found ||= isSplit && kind !== GC && doc.store.clients.get(client)?.at(-1) instanceof Y.GC;
    },
  };
  scanUpdate(update, limits, visitor);
  return found;
}

test(
  `the mailbox's kinds of content are the only ones that pass with its limits, ${NAME}`,
  OPTIONS,
  () => {
    const mailbox = new Set([0, 1, 3, 8, 10]);
    for (const update of malformed()) {
      const all = scanUpdate(update, limits);
      const kinds: number[] = [];
      const visitor: ScanVisitor = { struct: (_client, _clock, _length, kind) => kinds.push(kind) };
      const { ok } = scanUpdate(update, { content: MAILBOX_CONTENT }, visitor);
      if (ok) expect(all.ok && kinds.every((kind) => mailbox.has(kind))).toBe(true);
      else
        expect(
          all.ok && foundByYjs(update).structs.every(([, , , kind]) => mailbox.has(kind ?? -1)),
        ).toBe(false);
    }
  },
);

test(`state vectors and frames: what passes, Yjs reads, ${NAME}`, OPTIONS, () => {
  const next = chance(SEED);
  const vectors = honestUpdates().map((update) => Y.encodeStateVectorFromUpdate(update));
  for (const update of malformed()) {
    const vector = damaged(vectors, next);
    const clocks: number[][] = [];
    const scanned = scanStateVector(vector, Infinity, (...clock) => clocks.push(clock));
    if (scanned.ok) {
      expect(new Map(clocks as [number, number][])).toEqual(Y.decodeStateVector(vector));
      expect(scanned.clients).toBe(clocks.length);
    }
    const step = Math.floor(next() * 4);
    const body = step === 0 ? vector : update;
    const whole = bytesOf(0, step, body.length, body);
    const expected = step === 0 ? scanned : scanUpdate(update, limits);
    expect(scanSyncFrame(whole, limits).ok).toBe(step < 3 && expected.ok);
    const broken = damaged([whole], next);
    const result = scanSyncFrame(broken, limits);
    if (!result.ok) expect(result.at).toBeLessThanOrEqual(broken.length);
  }
});
