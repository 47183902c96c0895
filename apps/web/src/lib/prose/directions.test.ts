/** Each outermost block has its direction set, whatever edits went before. */
import { getSchema } from '@tiptap/core';
import { Fragment, type Node } from '@tiptap/pm/model';
import { EditorState, type Transaction } from '@tiptap/pm/state';
import { expect, test } from 'vitest';
import { directions } from './directions.ts';
import { vocabulary } from './vocabulary.ts';

const schema = getSchema(vocabulary());
const paragraph = (text: string) =>
  schema.node('paragraph', null, text === '' ? [] : [schema.text(text)]);
const list = (...items: string[]) =>
  schema.node(
    'bulletList',
    null,
    items.map((item) => schema.node('listItem', null, [paragraph(item)])),
  );

function open(...blocks: Node[]) {
  const plugin = directions();
  const state = EditorState.create({
    schema,
    doc: schema.node('doc', null, blocks),
    plugins: [plugin],
  });
  const spans = (at: EditorState) =>
    (plugin.getState(at)?.find() ?? [])
      .map(({ from, to }) => [from, to])
      .sort(([a = 0], [b = 0]) => a - b);
  return { state, spans };
}

function blocksOf({ doc }: EditorState): number[][] {
  const blocks: number[][] = [];
  doc.forEach((block, at) => blocks.push([at, at + block.nodeSize]));
  return blocks;
}

test('a list has it once, for everything in it', () => {
  const { state, spans } = open(paragraph('One'), list('Two', 'Three'));
  expect(spans(state)).toEqual([
    [0, 5],
    [5, 23],
  ]);
});

/** Seeded random numbers below `most`. */
function dice(seed: number) {
  let at = seed;
  return (most: number) => {
    at = (at * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((at / 2_147_483_648) * most);
  };
}

const EDITS: readonly ((tr: Transaction, roll: (most: number) => number) => void)[] = [
  (tr, roll) => tr.insert(blockAt(tr.doc, roll(tr.doc.childCount)), paragraph('new')),
  (tr, roll) => tr.insert(blockAt(tr.doc, roll(tr.doc.childCount)), list('a', 'b')),
  (tr, roll) => tr.insertText('x', inside(tr.doc, roll(tr.doc.childCount))),
  (tr, roll) => tr.split(inside(tr.doc, roll(tr.doc.childCount))),
  (tr, roll) => {
    if (tr.doc.childCount < 2) return;
    const at = roll(tr.doc.childCount);
    const from = blockAt(tr.doc, at);
    tr.delete(from, from + tr.doc.child(at).nodeSize);
  },
  (tr, roll) => {
    if (tr.doc.childCount < 3) return;
    const at = 1 + roll(tr.doc.childCount - 1);
    const [one, other] = [tr.doc.child(at - 1), tr.doc.child(at)];
    if (one.type === other.type && one.isTextblock) tr.join(blockAt(tr.doc, at));
    // Removed and put back in another order, as the same nodes.
    else
      tr.replaceWith(
        blockAt(tr.doc, at - 1),
        blockAt(tr.doc, at) + other.nodeSize,
        Fragment.from([other, one]),
      );
  },
  (tr) => tr.replaceWith(0, tr.doc.content.size, tr.doc.content),
];

function blockAt(doc: Node, index: number): number {
  let at = 0;
  for (let each = 0; each < index; each += 1) at += doc.child(each).nodeSize;
  return at;
}

/** The beginning of the first line in a block. */
function inside(doc: Node, index: number): number {
  const block = doc.child(index);
  return blockAt(doc, index) + (block.isTextblock ? 1 : 3);
}

test.each([1, 2, 3, 4, 5, 6, 7, 8])('after any edits each block has it once (seed %i)', (seed) => {
  const roll = dice(seed);
  const opened = open(paragraph('One'), list('Two'), paragraph('Three'));
  let { state } = opened;
  for (let turn = 0; turn < 200; turn += 1) {
    const { tr } = state;
    for (let edit = 0; edit <= roll(3); edit += 1) EDITS[roll(EDITS.length)]?.(tr, roll);
    state = state.apply(tr);
    expect(opened.spans(state)).toEqual(blocksOf(state));
  }
});
