/** Translating between flat text and document, without any edits. */
import fc from 'fast-check';
import { Schema } from 'prosemirror-model';
import { Transform } from 'prosemirror-transform';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { readFlat, writeLines } from '../text/index.ts';
import { reconcile } from './apply.ts';
import { BOUNDARY, type Change, diff } from './diff.ts';
import { docToFlat } from './from-doc.ts';
import { flatIndexAt, flatSize, mapIndex, posAt } from './positions.ts';
import { proseSchema } from './schema.ts';
import { schema } from './test-schema.ts';
import { flatToDoc } from './to-doc.ts';

let ids = 0;
const newId = () => String((ids += 1));

const line = fc.record({
  kind: fc.constantFrom('p', 'p', 'h1', 'h2', 'h3', 'code', 'hr', 'callout'),
  path: fc.string({ unit: fc.constantFrom(...'bot-q>x'), maxLength: 5 }),
  ticked: fc.boolean(),
  content: fc.constantFrom('', 'words', 'two\nlines', '😀'),
});
const prose = fc.array(line, { minLength: 1, maxLength: 12 }).map((lines) => {
  const text = new Y.Doc().getText('notes');
  writeLines(text, lines, newId);
  return text;
});

test('every flat text is a valid document, which gives the same flat text again', () => {
  fc.assert(
    fc.property(prose, (text) => {
      const flat = readFlat(text);
      const doc = flatToDoc(schema, flat);
      doc.check();
      expect(flatSize(doc)).toBe(text.length);
      const shown = docToFlat(doc);
      expect(shown.map(({ length }) => length)).toEqual(flat.lines.map(({ length }) => length));
      expect(flatToDoc(schema, { lines: shown }).eq(doc)).toBe(true);
    }),
  );
});

test('each flat index has its own position, and comes back from it', () => {
  fc.assert(
    fc.property(prose, (text) => {
      const doc = flatToDoc(schema, readFlat(text));
      for (let index = 0; index <= text.length; index++)
        expect(flatIndexAt(doc, posAt(doc, index))).toBe(index);
    }),
  );
});

test('any document can be turned into any other', () => {
  fc.assert(
    fc.property(prose, prose, (before, after) => {
      const transform = new Transform(flatToDoc(schema, readFlat(before)));
      reconcile(transform, after);
      expect(transform.doc.toJSON()).toEqual(flatToDoc(schema, readFlat(after)).toJSON());
      reconcile(transform, after);
      expect(transform.steps.length).toBeLessThanOrEqual(24);
    }),
  );
});

test('an index moves with what is typed and deleted before it', () => {
  const delta = [{ retain: 3 }, { insert: 'xy' }, { retain: 2 }, { delete: 4 }];
  expect([0, 3, 4, 7, 10].map((index) => mapIndex(delta, index, 'before'))).toEqual([
    0, 3, 6, 7, 8,
  ]);
  expect(mapIndex(delta, 3, 'after')).toBe(5);
});

function patch(a: string, b: string, changes: readonly Change[]): string {
  let text = '';
  let at = 0;
  for (const { fromA, toA, fromB, toB } of changes) {
    text += a.slice(at, fromA) + b.slice(fromB, toB);
    at = toA;
  }
  return text + a.slice(at);
}

test('a diff is a patch that splits no emoji', () => {
  const text = fc.string({
    unit: fc.constantFrom('a', 'b', '😀', '😁', '\u{10000}', BOUNDARY),
    maxLength: 30,
  });
  fc.assert(
    fc.property(text, text, (a, b) => {
      const changes = diff(a, b);
      expect(patch(a, b, changes)).toBe(b);
      for (const { fromA, toA, fromB, toB } of changes)
        for (const [whole, at] of [
          [a, fromA],
          [a, toA],
          [b, fromB],
          [b, toB],
        ] as const)
          expect(/[\uD800-\uDBFF]$/.test(whole.slice(0, at))).toBe(false);
    }),
  );
});

test('long texts are compared by lines', () => {
  const lines = Array.from({ length: 400 }, (_, at) => `line ${String(at)} of many words`);
  const a = lines.join(BOUNDARY);
  const b = lines.map((words) => words.replace('many', 'some')).join(BOUNDARY);
  const changes = diff(a, b);
  expect(patch(a, b, changes)).toBe(b);
  const changed = changes.reduce((sum, { fromA, toA }) => sum + toA - fromA, 0);
  expect(changed).toBeLessThan(400 * 4);
  const other = 'something else '.repeat(2_000);
  expect(patch(a, other, diff(a, other))).toBe(other);
});

test('a schema that couldn’t show every text is refused', () => {
  const { nodes, marks } = schema.spec;
  const strict = nodes.update('listItem', { content: 'paragraph block*' });
  expect(() => proseSchema(new Schema({ nodes: strict, marks }))).toThrow('block+');
  const poor = new Schema({ nodes: nodes.remove('taskList').remove('taskItem'), marks });
  expect(() => proseSchema(poor)).toThrow('no node taskList, taskItem');
});

test('unknown embeds are shown as placeholders, and a mention as itself', () => {
  const text = new Y.Doc().getText('notes');
  text.insertEmbed(0, { image: 'cat' });
  text.insertEmbed(1, { mention: { id: 'p1', label: 'Mira' } });
  text.insertEmbed(2, { mention: { id: 'p1' } });
  const names = (doc: ReturnType<typeof flatToDoc>) =>
    doc.firstChild?.children.map(({ type, text: words }) => words ?? type.name);
  expect(names(flatToDoc(schema, readFlat(text)))).toEqual(['\uFFFC', 'mention', '\uFFFC']);
  const placeholder = { inline: true, group: 'inline', atom: true, attrs: { value: {} } };
  const richer = new Schema({
    nodes: schema.spec.nodes.addToEnd('placeholder', placeholder),
    marks: schema.spec.marks,
  });
  const doc = flatToDoc(richer, readFlat(text));
  expect(names(doc)).toEqual(['placeholder', 'mention', 'placeholder']);
  expect(docToFlat(doc)[0]?.runs.map(({ embed }) => embed)).toEqual([
    { image: 'cat' },
    { mention: { id: 'p1', label: 'Mira' } },
    { mention: { id: 'p1' } },
  ]);
});
