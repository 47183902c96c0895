/** Changes by one person and by two, as the shared text and both editors have them. */
import {
  joinBackward,
  lift,
  setBlockType,
  splitBlock,
  toggleMark,
  wrapIn,
} from 'prosemirror-commands';
import { sinkListItem, splitListItem, wrapInList } from 'prosemirror-schema-list';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { plainText, readFlat } from '../text/index.ts';
import { isShown } from './apply.ts';
import { Replica } from './test-replica.ts';
import { schema } from './test-schema.ts';
import { writeChange } from './write-change.ts';

const { nodes, marks } = schema;
const heading = (level: number) => setBlockType(nodes.heading, { level });

function exchange(...replicas: Replica[]): void {
  for (const from of replicas) {
    const updates = from.updates.splice(0);
    for (const to of replicas) if (to !== from) for (const update of updates) to.receive(update);
  }
  const [first] = replicas;
  for (const { state, text } of replicas) {
    expect(isShown(state.doc, text)).toBe(true);
    expect(state.doc.toJSON()).toEqual(first?.state.doc.toJSON());
  }
}

function two(words: string): [Replica, Replica] {
  const [a, b] = [new Replica(1), new Replica(2)];
  for (const [at, line] of words.split('\n').entries()) {
    if (at > 0) a.run(splitBlock, a.text.length);
    if (line !== '') a.type(line, a.text.length);
  }
  exchange(a, b);
  return [a, b];
}

/** As stored: only letters and hard breaks. */
const words = ({ text }: Replica) => text.toJSON();

const shapes = ({ text }: Replica) =>
  readFlat(text).lines.map(({ kind, path }) => `${path}${path === '' ? '' : ' '}${kind}`);

test('typing writes the letters and nothing else', () => {
  const [a] = two('Mira');
  a.type(' leads', 4);
  expect(a.text.toDelta()).toEqual([{ insert: 'Mira leads' }]);
});

test('a split inserts one marker, a join deletes one', () => {
  const [a] = two('one two');
  a.deletedLetters = '';
  a.run(splitBlock, 3);
  expect(plainText(a.text)).toBe('one\n two');
  expect(a.text.length).toBe(8);
  a.run(joinBackward, 4);
  expect(words(a)).toBe('one two');
  expect(a.deletedLetters).toBe('');
});

test.each([
  ['a heading', heading(2)],
  ['a list', wrapInList(nodes.bulletList)],
  ['a quote', wrapIn(nodes.blockquote)],
  ['code', setBlockType(nodes.codeBlock)],
  ['bold', toggleMark(marks.bold)],
])('%s deletes no letter, and what the other types in the meantime stays', (_, command) => {
  const [a, b] = two('one\ntwo\nthree');
  a.deletedLetters = '';
  a.run(command, 4, 7);
  b.type('xyz', 5);
  exchange(a, b);
  expect(a.deletedLetters).toBe('');
  expect(plainText(a.text)).toContain('txyzwo');
});

test('Enter at the start of a line while another makes it a heading: the words are the heading', () => {
  for (const at of [0, 4]) {
    const [a, b] = two('one\ntwo');
    a.run(splitBlock, at);
    b.run(heading(2), at);
    exchange(a, b);
    expect(shapes(a)).toEqual(at === 0 ? ['p', 'h2', 'p'] : ['p', 'p', 'h2']);
  }
});

test('two people press Enter at the very start, and a third makes it a heading', () => {
  const [a, b] = two('one\ntwo');
  const c = new Replica(3);
  exchange(a, b);
  c.receive(Y.encodeStateAsUpdate(a.doc));
  a.run(splitBlock, 0);
  b.run(splitBlock, 0);
  c.run(heading(1), 0);
  exchange(a, b, c);
  expect(shapes(a)).toEqual(['p', 'p', 'h1', 'p']);
});

test('the empty line above the first one can be joined and deleted again', () => {
  const [a, b] = two('one\ntwo');
  a.run(heading(2), 0);
  a.run(splitBlock, 0);
  expect(shapes(a)).toEqual(['p', 'h2', 'p']);
  a.type('top', 0);
  a.run(joinBackward, 4);
  exchange(a, b);
  expect(plainText(b.text)).toBe('topone\ntwo');
  expect(shapes(a)).toEqual(['p', 'p']);
});

test('both make a list of their lines, and it is one list', () => {
  const [a, b] = two('one\ntwo\nthree');
  a.run(wrapInList(nodes.bulletList), 0);
  b.run(wrapInList(nodes.bulletList), 4);
  exchange(a, b);
  expect(plainText(a.text)).toBe('- one\n- two\nthree');
  expect(a.state.doc.childCount).toBe(2);
});

test('items are split, indented and ticked', () => {
  const [a, b] = two('one');
  a.run(wrapInList(nodes.orderedList), 0);
  a.run(splitListItem(nodes.listItem), 3);
  a.type('two', 4);
  a.run(sinkListItem(nodes.listItem), 4);
  exchange(a, b);
  expect(plainText(a.text)).toBe('1. one\n   1. two');
  expect(shapes(b)).toEqual(['o p', '-o p']);
});

test('a later line gets its path written out if it would otherwise continue what now comes before it', () => {
  const [a, b] = two('one\ntwo\nthree');
  // Somebody took the item's first line out of its list, and this one still claims to continue it.
  a.text.setAttribute('1-1.p', '-');
  expect(plainText(a.text)).toBe('one\ntwo\nthree');
  a.run(wrapInList(nodes.bulletList), 0);
  exchange(a, b);
  expect(plainText(b.text)).toBe('- one\ntwo\nthree');
  expect(shapes(a)).toEqual(['b p', 'p', 'p']);
});

test('lifting something out of a quote leaves the rest in it', () => {
  const [a, b] = two('one\ntwo\nthree');
  a.run(wrapIn(nodes.blockquote), 0, 13);
  a.run(lift, 0);
  exchange(a, b);
  expect(plainText(b.text)).toBe('one\n> two\n> three');
});

test('marks that this version doesn’t know survive bold, typing and a split', () => {
  const [a, b] = two('one two');
  a.text.format(0, 7, { highlight: 'sand' });
  a.run(toggleMark(marks.bold), 0, 3);
  a.type('X', 2);
  a.run(splitBlock, 5);
  exchange(a, b);
  expect(b.text.toDelta()).toEqual([
    { insert: 'onXe', attributes: { highlight: 'sand', bold: true } },
    { insert: ' ', attributes: { highlight: 'sand' } },
    { insert: { b: '1-1' }, attributes: { highlight: 'sand' } },
    { insert: 'two', attributes: { highlight: 'sand' } },
  ]);
});

test('bold words that were code for a while are bold again', () => {
  const [a] = two('one two');
  a.run(toggleMark(marks.bold), 0, 3);
  a.run(setBlockType(nodes.codeBlock), 0);
  expect(a.state.doc.firstChild?.firstChild?.marks).toEqual([]);
  a.run(setBlockType(nodes.paragraph), 0);
  expect(a.state.doc.firstChild?.firstChild?.marks.map(({ type }) => type.name)).toEqual(['bold']);
});

test('undo takes back a split and a heading, and leaves what the other typed', () => {
  const [a, b] = two('one two');
  a.run(splitBlock, 3);
  a.run(heading(2), 0);
  exchange(a, b);
  b.type('!', 3);
  exchange(a, b);
  a.undo.undo();
  a.undo.undo();
  exchange(a, b);
  expect(plainText(b.text)).toBe('one! two');
  expect(shapes(b)).toEqual(['p']);
});

test('an emoji is never cut in half', () => {
  const [a, b] = two('😀');
  a.dispatch(a.state.tr.insertText('😁', 1, 3));
  exchange(a, b);
  expect(words(b)).toBe('😁');
});

test.each([{ b: 'same' }, { b: 7, extra: 'kept' }, {}])(
  'a marker without a unique id, %j, is replaced when its line changes',
  (marker) => {
    const [a, b] = two('one\ntwo');
    for (const words of ['x', 'y']) {
      a.text.insertEmbed(a.text.length, { b: null, ...marker });
      a.text.insert(a.text.length, words);
    }
    exchange(a, b);
    a.run(heading(2), 10);
    exchange(a, b);
    expect(shapes(b)).toEqual(['p', 'p', 'p', 'h2']);
    expect(readFlat(b.text).lines[3]?.marker).toMatchObject({
      ...marker,
      b: expect.stringMatching(/^1-/) as unknown,
    });
    expect(plainText(b.text)).toBe('one\ntwo\nx\ny');
  },
);

test('a kind and an embed from a newer version stay while people write around them', () => {
  const [a, b] = two('one\ntwo');
  a.text.insertEmbed(a.text.length, { b: 'x', k: 'callout', tone: 'warm' });
  a.text.insertEmbed(a.text.length, { image: 'cat' });
  exchange(a, b);
  a.type('new', 8);
  a.run(splitBlock, 0);
  a.run(wrapInList(nodes.bulletList), 0, a.text.length);
  exchange(a, b);
  expect(plainText(b.text)).toBe('-\n- one\n- two\n- new\uFFFC');
  expect(b.text.toDelta()).toContainEqual({ insert: { b: 'x', k: 'callout', tone: 'warm' } });
  expect(b.text.toDelta()).toContainEqual({ insert: { image: 'cat' } });
});

test('an editor that is out of step writes nothing', () => {
  const [a] = two('one');
  const before = a.state.doc;
  const after = a.state.tr.insertText('x', 1).doc;
  a.type('more', 3);
  const options = { origin: null, newId: a.newId };
  expect(() => writeChange(a.text, before, after, options)).toThrow('out of step');
  expect(words(a)).toBe('onemore');
});

test('a line break at the very end is written, even where something is bold', () => {
  const mira = new Replica(1);
  mira.type('abc', 0);
  mira.dispatch(mira.state.tr.addMark(1, 2, schema.marks.bold.create()));
  mira.dispatch(mira.state.tr.insert(4, schema.nodes.hardBreak.create()));
  expect(mira.text.toJSON()).toBe('abc\n');
});

test('a line break that was copied out of code is a hard break in a paragraph', () => {
  const [a, b] = two('one');
  a.dispatch(a.state.tr.insertText('x\ny', 2));
  expect(words(a)).toBe('ox\nyne');
  expect(a.state.doc.toString()).toBe('doc(paragraph("ox", hardBreak, "yne"))');
  exchange(a, b);
});
