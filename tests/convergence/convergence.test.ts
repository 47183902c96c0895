import { allCollections } from '@cairn/model/collections';
import { History, readAll } from '@cairn/model/document';
import { plainText } from '@cairn/prose/text';
import { ANY_CONTENT, scanUpdate } from '@cairn/scanner';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { Ledger, Operation } from './draws.ts';
import { operations } from './operations.ts';
import { contentOf, openPost, type Post } from './replica.ts';
import { faultOf } from './writes.ts';

/**
 * `FUZZ_RUNS=5000 FUZZ_SEED=… npx vitest --project servers tests/convergence` runs more, or repeats
 * a run.
 */
const RUNS = Number(process.env['FUZZ_RUNS'] ?? 60);
const SEED = Number(process.env['FUZZ_SEED'] ?? Date.now() % 2 ** 31);
const FIRST_LETTER = 0x4e00;

const names = Object.keys(operations);
const step = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      who: fc.nat(3),
      name: fc.constantFrom(...names),
      pick: fc.nat(),
      choice: fc.nat(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ who: fc.nat(3), travel: fc.constantFrom('undo', 'redo') }) },
  { weight: 2, arbitrary: fc.record({ to: fc.nat(3), update: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ to: fc.nat(3), upTo: fc.nat() }) },
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

const story = fc.record({
  people: fc.integer({ min: 2, max: 4 }),
  steps: fc.array(step, { minLength: 10, maxLength: 120, size: 'max' }),
  /** Decides the order of the last delivery. */
  shuffle: fc.infiniteStream(fc.nat()),
});

function play({ people, steps }: { people: number; steps: readonly Step[] }, withUndo: boolean) {
  const post = openPost(people);
  const { replicas, updates } = post;
  const ledger: Ledger = { created: new Set(), purged: new Set(), typed: [], prose: new Set() };
  const histories = replicas.map(({ doc, now }) => new History(doc, allCollections, now));
  steps.forEach((drawn, at) => {
    if ('name' in drawn) {
      const me = replicas[drawn.who % people];
      const operation: Operation | undefined = operations[drawn.name];
      const letter = String.fromCharCode(FIRST_LETTER + at);
      if (me) operation?.(me, { ledger, letter, pick: drawn.pick, choice: drawn.choice });
    } else if ('travel' in drawn) {
      if (withUndo) histories[drawn.who % people]?.[drawn.travel]();
    } else if ('update' in drawn) {
      const update = updates[drawn.update % Math.max(1, updates.length)];
      if (update) replicas[drawn.to % people]?.receive(update);
    } else {
      const some = updates.slice(0, drawn.upTo % (updates.length + 1));
      for (const update of some) replicas[drawn.to % people]?.receive(update);
    }
  });
  return { post, ledger };
}

/** Delivers everything to everyone, in a different order each, half of it twice. */
function deliverAll({ replicas, updates }: Post, shuffle: Iterator<number>): void {
  const all = [...updates];
  for (const replica of replicas) {
    const rest = [...all];
    while (rest.length > 0) {
      const drawn = Number(shuffle.next().value);
      const [update] = rest.splice(drawn % rest.length, 1);
      if (!update) continue;
      replica.receive(update);
      if (drawn % 2 === 0) replica.receive(update);
    }
  }
}

function expectEqual({ replicas }: Post, ledger: Ledger): unknown {
  const [first, ...others] = replicas.map(({ doc }) => ({
    vector: Object.fromEntries(Y.decodeStateVector(Y.encodeStateVector(doc))),
    content: contentOf(doc, ledger.prose),
    waiting: doc.store.pendingStructs,
  }));
  for (const other of others) expect(other).toEqual(first);
  expect(first?.waiting).toBeNull();
  return first?.content;
}

/** A place is in a record; a field of a flat one is `<id>.<field>`. */
const isPurgedIn =
  ({ purged }: Ledger) =>
  (place: string) =>
    purged.has(place.split('/').slice(0, 2).join('/').split('.')[0] ?? '');

function expectNothingLost({ replicas, writes }: Post, ledger: Ledger): void {
  const doc = replicas[0]?.doc ?? new Y.Doc();
  const isPurged = isPurgedIn(ledger);
  const at = (place: string): unknown =>
    place
      .split('/')
      .reduce<unknown>(
        (inside, key, depth) =>
          depth === 0 ? doc.getMap(key) : (inside as Y.Map<unknown> | undefined)?.get(key),
        undefined,
      );
  for (const place of ledger.created) {
    if (!isPurged(place)) expect([place, at(place) !== undefined]).toEqual([place, true]);
  }
  for (const { letter, place } of ledger.typed) {
    if (isPurged(place)) continue;
    const title = (at(place) as Y.Map<unknown>).toJSON();
    const notes = ledger.prose.has(`${place}/notes`)
      ? plainText(doc.getText(`${place}/notes`))
      : '';
    const found = (JSON.stringify(title) + notes).split(letter).length - 1;
    expect([place, letter, found]).toEqual([place, letter, 1]);
  }
  for (const place of new Set(writes.map((write) => write.place))) {
    if (isPurged(place) || isOverwrittenWhole(place)) continue;
    expect([place, faultOf(place, writes, at(place))]).toEqual([place, null]);
  }
  /** A person who joins again on a second device rewrites their whole record. */
  function isOverwrittenWhole(place: string): boolean {
    return place.startsWith('people/');
  }
}

function expectReadable({ replicas }: Post): void {
  for (const { doc } of replicas) {
    for (const collection of allCollections) {
      for (const { id } of readAll(doc, collection).setAside) expect(id).toMatch(/^corrupt-/);
    }
    for (const [id, raw] of doc.getMap('goals')) {
      if (!id.startsWith('newer-')) continue;
      expect((raw as Y.Map<unknown>).toJSON()).toMatchObject({ mood: 'sunny', horizon: 'decade' });
    }
  }
}

/** Another device would refuse neither what was sent nor what anyone has now. */
function expectScannable({ replicas, updates }: Post): void {
  const states = replicas.map(({ doc }) => Y.encodeStateAsUpdate(doc));
  for (const update of [...updates, ...states]) {
    expect(scanUpdate(update, { content: ANY_CONTENT })).toMatchObject({ ok: true });
  }
}

const options = { numRuns: RUNS, seed: SEED };

test(`replicas that received everything are equal and have lost nothing (seed ${String(SEED)})`, () => {
  fc.assert(
    fc.property(story, ({ shuffle, ...told }) => {
      const { post, ledger } = play(told, false);
      deliverAll(post, shuffle);
      expectEqual(post, ledger);
      expectNothingLost(post, ledger);
      expectReadable(post);
      expectScannable(post);
    }),
    options,
  );
});

test(`with undo and redo on every side, replicas stay equal and no record is erased (seed ${String(SEED)})`, () => {
  fc.assert(
    fc.property(story, ({ shuffle, ...told }) => {
      const { post, ledger } = play(told, true);
      deliverAll(post, shuffle);
      const content = expectEqual(post, ledger) as Record<string, Record<string, unknown>>;
      for (const place of ledger.created) {
        const [collection = '', id = ''] = place.split('/');
        if (!isPurgedIn(ledger)(place))
          expect([place, id in (content[collection] ?? {})]).toEqual([place, true]);
      }
      expectReadable(post);
      expectScannable(post);
    }),
    options,
  );
});
