/** A prose without an editor: reading whatever is there, rendering it, and writing it as plain text. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import {
  type Block,
  DEEPEST,
  hasWords,
  indexOfPlace,
  linesOfPlainText,
  type NewLine,
  placeAt,
  plainText,
  proseSize,
  quoteOf,
  readFlat,
  render,
  resolvePath,
  writeLines,
} from './index.ts';

let ids = 0;
const newId = () => `id${String((ids += 1))}`;

function write(...lines: NewLine[]): Y.Text {
  const text = new Y.Doc().getText('goals/g/notes');
  writeLines(text, lines, newId);
  return text;
}

/** The tree as nested lists of names and words. */
function outline(blocks: readonly Block[]): unknown[] {
  return blocks.map((block) => {
    if ('line' in block) return `${block.type} ${block.line.runs.map(({ text }) => text).join('')}`;
    if ('children' in block) return [block.type, ...outline(block.children)];
    return [block.type, ...block.items.map(({ children }) => outline(children))];
  });
}

const outlineOf = (text: Y.Text) => outline(render(readFlat(text).lines));

test('an empty text is one empty paragraph', () => {
  const text = write();
  expect(readFlat(text)).toMatchObject({ length: 0, lines: [{ id: '', kind: 'p', length: 0 }] });
  expect(outlineOf(text)).toEqual(['paragraph ']);
  expect(plainText(text)).toBe('');
});

test('what is written without an editor is read as it was meant', () => {
  const text = write(
    { kind: 'h2', content: 'Talk' },
    { path: 'b', content: [{ text: 'Find a ' }, { text: 'date', marks: { bold: true } }] },
    { path: '-o', content: 'Ask Robin' },
    { path: '-o', content: 'Book the room' },
    { path: '-', content: 'by Friday' },
    { path: 't', ticked: true, content: 'Slides' },
    { path: 't', content: 'Rehearse' },
    { kind: 'hr', content: '' },
    { path: 'q', content: 'Say it\nslowly' },
    { path: '>', kind: 'code', content: 'x = 1' },
  );
  expect(outlineOf(text)).toEqual([
    'heading Talk',
    [
      'bulletList',
      [
        'paragraph Find a date',
        ['orderedList', ['paragraph Ask Robin'], ['paragraph Book the room']],
        'paragraph by Friday',
      ],
    ],
    ['taskList', ['paragraph Slides'], ['paragraph Rehearse']],
    'horizontalRule ',
    ['blockquote', 'paragraph Say it\nslowly', 'codeBlock x = 1'],
  ]);
  expect(plainText(text)).toBe(
    [
      ...['Talk', '- Find a date', '  1. Ask Robin', '  2. Book the room', '  by Friday'],
      ...['[x] Slides', '[ ] Rehearse', '---', '> Say it', 'slowly', '> x = 1'],
    ].join('\n'),
  );
  expect(readFlat(text).length).toBe(text.length);
});

test('further lines are appended as lines of their own', () => {
  const text = write({ content: '' }, { content: 'one' });
  writeLines(text, linesOfPlainText('two\r\nthree'), newId);
  expect(plainText(text)).toBe('\none\ntwo\nthree');
});

test('a key overrides what a marker was created with, but not if it has the wrong type', () => {
  const text = write({ content: 'one' }, { kind: 'h1', path: 'b', content: 'two' });
  const id = readFlat(text).lines[1]?.id ?? '';
  text.setAttribute(`${id}.k`, 'h3');
  text.setAttribute(`${id}.p`, 7);
  text.setAttribute('.c', 'yes');
  expect(readFlat(text).lines).toMatchObject([
    { kind: 'p', ticked: false },
    { kind: 'h3', path: 'b' },
  ]);
});

test('whatever others have written is shown somehow, and keeps its place', () => {
  const text = write({ content: 'ab' });
  const odd: [object, string][] = [
    [{ b: 'x', k: 'callout' }, 'p'],
    [{ b: 'x', k: 'h2' }, 'h2'],
    [{ b: 7, k: 'h1' }, 'h1'],
    [{ b: '', p: ['b'] }, 'p'],
    [{ b: null, k: null, c: 'yes', a: 1 }, 'p'],
    [{ b: 'y', k: 'hr' }, 'p'],
  ];
  for (const [marker] of odd) {
    text.insertEmbed(text.length, marker);
    text.insert(text.length, 'z');
  }
  for (const embed of [{ image: 'cat' }, [], { mention: null }]) text.insertEmbed(1, embed);
  text.insertEmbed(1, new Y.Map());
  text.format(0, 2, { bold: 'very', link: { href: 'x' }, colour: 3 });
  const { lines, length } = readFlat(text);
  expect(length).toBe(text.length);
  expect(lines.map(({ start }) => start)).toEqual([0, 7, 9, 11, 13, 15, 17]);
  expect(outlineOf(text)).toEqual([
    'paragraph a\uFFFC\uFFFC\uFFFC\uFFFCb',
    ...['paragraph z', 'heading z', 'heading z', 'paragraph z', 'paragraph z', 'paragraph z'],
  ]);
  expect(lines[0]?.runs[0]?.marks).toEqual({ bold: true });
});

test('values that only another shared type has are counted as Yjs counts them', () => {
  const doc = new Y.Doc();
  doc.getArray('notes').insert(0, [1, 2, 3]);
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
  const text = other.getText('notes');
  text.insert(3, 'x');
  expect(plainText(text)).toBe('\uFFFC\uFFFC\uFFFCx');
});

test('half an emoji is shown as U+FFFD', () => {
  const text = write({ content: '😀' });
  text.insert(text.length, '\uD83D');
  expect(plainText(text)).toBe('😀\uFFFD');
});

test('a line that changes is read again, one that doesn’t keeps its runs', () => {
  const text = write({ content: 'one' }, { content: 'two' }, { content: 'three' });
  const before = readFlat(text).lines;
  text.insert(5, 'x');
  const after = readFlat(text).lines;
  expect(after.map(({ runs }, at) => runs === before[at]?.runs)).toEqual([true, false, true]);
  text.delete(0, 1);
  expect(plainText(text)).toBe('ne\ntxwo\nthree');
  text.format(0, text.length, { bold: true });
  expect(readFlat(text).lines.every(({ runs }) => runs[0]?.marks.bold === true)).toBe(true);
});

test(
  '20,000 lines, a line of a million letters and an endless path are read',
  { timeout: 60_000 },
  () => {
    const many = write(
      ...Array.from({ length: 20_000 }, (_, at) => ({ path: 'b', content: String(at) })),
    );
    expect(render(readFlat(many).lines)).toMatchObject([{ type: 'bulletList' }]);
    expect(plainText(many).split('\n')).toHaveLength(20_000);
    const long = write({ content: 'x'.repeat(1_000_000) });
    expect(readFlat(long).lines[0]?.length).toBe(1_000_000);
    const deep = write({ path: 'bq'.repeat(100_000), content: 'x' });
    expect(resolvePath('bq'.repeat(100_000), []).open).toHaveLength(DEEPEST);
    expect(JSON.stringify(outlineOf(deep)).match(/\[/g)?.length).toBeLessThan(3 * DEEPEST);
  },
);

test('a path means the same however often it is resolved, and only known tokens are left', () => {
  const path = fc.string({ unit: fc.constantFrom(...'bot-q>x'), maxLength: 6 });
  fc.assert(
    fc.property(fc.array(path, { maxLength: 8 }), (paths) => {
      let [open, again] = [resolvePath('', []).open, resolvePath('', []).open];
      for (const stored of paths) {
        const once = resolvePath(stored, open);
        const twice = resolvePath(once.path, again);
        expect(twice).toEqual(once);
        expect(once.path).toMatch(/^[bot\-q>]*$/);
        expect(once.path).toHaveLength(once.open.length);
        [open, again] = [once.open, twice.open];
      }
    }),
  );
});

test('words and size are found without reading the text', () => {
  expect(hasWords(write({ content: ' \n ' }, { kind: 'hr', content: '' }))).toBe(false);
  const text = write({ content: '' }, { content: ' a' });
  expect(hasWords(text)).toBe(true);
  expect(proseSize(text)).toEqual({ letters: 2, pieces: 2 });
  text.delete(2, 1);
  expect(hasWords(text)).toBe(false);
});

test('a quote has a space where a line or a hard break ends', () => {
  const { lines } = readFlat(
    write({ content: 'one two' }, { content: 'th\nree' }, { content: '' }),
  );
  expect(quoteOf(lines, 4, 16)).toBe('two th ree ');
  expect(quoteOf(lines, 0, 3)).toBe('one');
  expect(quoteOf(lines, 8, 10)).toBe('th');
});

test('a place stays with its letter, whatever is typed beside it', () => {
  const text = write({ content: 'one two' });
  const [from, to] = [placeAt(text, 4, 'after'), placeAt(text, 7, 'before')];
  text.insert(7, '!');
  text.insert(4, '>');
  text.insertEmbed(2, { b: newId() });
  expect([indexOfPlace(text, from), indexOfPlace(text, to)]).toEqual([6, 9]);
  expect(indexOfPlace(write({ content: 'other' }), from)).toBeNull();
});
