import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { ANY_CONTENT, MAILBOX_CONTENT, scanUpdate } from './index.ts';
import { honestUpdates } from './test-documents.ts';

/** As in `fuzz.test.ts`; one run is about forty updates. fast-check prints its seed when it fails. */
const RUNS = Number(process.env['FUZZ_RUNS'] ?? 4_000) / 40;

const OPTIONS = { timeout: 3_600_000 };

/** Text with emoji, combining marks and halves of surrogate pairs, which Yjs sends as U+FFFD. */
const text = fc.string({
  unit: fc.constantFrom('a', 'ü', '東', '🙂', '👩‍👩‍👧', '\ud83d', '\ude42', '\ufeff', '\0'),
});
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    ...[text, fc.integer(), fc.double(), fc.boolean(), fc.constantFrom(null, undefined)],
    fc.uint8Array(),
    fc.array(tie('value')),
    fc.dictionary(text, tie('value'), { noNullPrototype: true }),
  ),
}));

/** One change to the document at `who`, or one exchange between two documents. */
const step = fc.record({
  who: fc.nat(2),
  to: fc.nat(2),
  what: fc.nat(13),
  at: fc.nat(),
  text,
  value,
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

function take(
  docs: readonly Y.Doc[],
  undo: readonly Y.UndoManager[],
  taken: Step,
): Uint8Array | undefined {
  const { who, to, what, at, text: words, value: content } = taken;
  const [doc, other] = [docs[who], docs[to]] as [Y.Doc, Y.Doc];
  const [map, list] = [doc.getMap<unknown>('map'), doc.getArray<unknown>('list')];
  const [prose, notes] = [doc.getText('text'), doc.getXmlFragment('notes')];
  const place = (length: number) => at % (length + 1);
  const cut = (length: number) => [place(length), Math.min(3, length - place(length))] as const;
  switch (what) {
    case 0:
      map.set(words, content);
      break;
    case 1:
      map.delete([...map.keys()][at % Math.max(map.size, 1)] ?? '');
      break;
    case 2:
      list.insert(place(list.length), [content ?? null, at]);
      break;
    case 3:
      list.delete(...cut(list.length));
      break;
    case 4:
      prose.insert(place(prose.length), words);
      break;
    case 5:
      prose.delete(...cut(prose.length));
      break;
    case 6:
      prose.format(...cut(prose.length), { [words]: at % 2 === 0 ? null : { at } });
      break;
    case 7:
      prose.insertEmbed(place(prose.length), { words, at });
      break;
    case 8: {
      const element = new Y.XmlElement(words);
      notes.insert(place(notes.length), [element, new Y.XmlText(words)]);
      element.setAttribute('words', words);
      break;
    }
    case 9:
      notes.delete(...cut(notes.length));
      break;
    case 10:
      map.set(
        'type',
        at % 2 === 0 ? new Y.Map([[words, new Y.Text(words)]]) : new Y.Array<unknown>(),
      );
      break;
    case 11:
      undo[who]?.[at % 2 === 0 ? 'undo' : 'redo']();
      break;
    case 12:
      doc.transact(() => {
        map.set('one', words);
        list.push([words]);
        prose.insert(0, words);
      });
      break;
    default: {
      const missing = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(other));
      Y.applyUpdate(other, missing);
      return missing;
    }
  }
  return undefined;
}

test(
  'whatever honest devices send each other passes, including when merged, cut or with something pending',
  OPTIONS,
  () => {
    const story = fc.record({
      steps: fc.array(step, { minLength: 5, maxLength: 60, size: 'max' }),
      collects: fc.boolean(),
      clients: fc.uniqueArray(fc.oneof(fc.nat(300), fc.nat(2 ** 32 - 1)), {
        minLength: 4,
        maxLength: 4,
      }),
      chosen: fc.infiniteStream(fc.boolean()),
    });
    fc.assert(
      fc.property(story, ({ steps, collects, clients, chosen }) => {
        const sent: Uint8Array[] = [];
        const docs = clients.map((client) => {
          const doc = new Y.Doc({ gc: collects });
          doc.clientID = client;
          doc.on('update', (update: Uint8Array) => sent.push(update));
          return doc;
        });
        const [, , , late = new Y.Doc()] = docs;
        const undo = docs.map((doc) => new Y.UndoManager([doc.getMap('map'), doc.getText('text')]));
        for (const each of steps) sent.push(take(docs, undo, each) ?? Uint8Array.of(0, 0));
        const some = sent.filter(() => chosen.next().value);
        // Some of it never arrives here, so the rest stays pending.
        for (const update of some) Y.applyUpdate(late, update);
        const states = docs.map((doc) => Y.encodeStateAsUpdate(doc));
        const merged = Y.mergeUpdates([...some, Uint8Array.of(0, 0)]);
        const vector = Y.encodeStateVector(docs[0] ?? late);
        const all = [
          ...sent,
          ...states,
          merged,
          Y.mergeUpdates(states),
          Y.diffUpdate(merged, vector),
        ];
        for (const update of all) {
          expect(scanUpdate(update, { content: ANY_CONTENT })).toMatchObject({ ok: true });
        }
      }),
      { numRuns: RUNS },
    );
  },
);

test('every kind of content occurs in the documents that the tests are based on', () => {
  const kinds = new Set<number>();
  for (const update of honestUpdates()) {
    const struct = (_client: number, _clock: number, _length: number, kind: number) =>
      kinds.add(kind);
    expect(scanUpdate(update, { content: ANY_CONTENT }, { struct })).toMatchObject({ ok: true });
  }
  // Older versions wrote content 2, JSON, where this one writes Any.
  expect([...kinds].sort((a, b) => a - b)).toEqual([0, 1, 3, 4, 5, 6, 7, 8, 10]);
});

test('a mailbox of sealed entries passes with the limits of a mailbox', () => {
  const [one, two] = [new Y.Doc(), new Y.Doc()];
  for (let entry = 0; entry < 200; entry += 1) {
    const [doc, other] = entry % 3 === 0 ? [one, two] : [two, one];
    const entries = doc.getArray<Uint8Array>('entries');
    entries.push([new Uint8Array(100).fill(entry)]);
    if (entry % 20 === 19) entries.delete(1, 10);
    const update = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(other));
    const limits = { content: MAILBOX_CONTENT, rootName: 'entries', mostStructs: 65_536 };
    expect(scanUpdate(update, limits)).toMatchObject({ ok: true });
    expect(scanUpdate(Y.encodeStateAsUpdate(doc), limits)).toMatchObject({ ok: true });
    Y.applyUpdate(other, update);
  }
});
