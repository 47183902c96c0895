/** The part of a document that a change is in, as flat text with its marks. */
import type { Node } from 'prosemirror-model';
import { EMBED, type LineShape, type Marks } from '../text/index.ts';
import { BOUNDARY } from './diff.ts';
import { kindOf, linesBetween, linesOfBlock, runsOf } from './from-doc.ts';
import { flatSize } from './positions.ts';

export interface Window {
  /** The flat index at which both sides begin. */
  readonly start: number;
  /** How many lines are before it. */
  readonly firstLine: number;
  /** True if both sides begin with the boundary before their first line. */
  readonly withBoundary: boolean;
  readonly before: readonly LineShape[];
  readonly after: readonly LineShape[];
  /** The nodes of `after`. */
  readonly nodes: readonly Node[];
}

/** The smallest window around everything that differs, by identity of nodes; `null` if nothing does. */
export function changedWindow(before: Node, after: Node): Window | null {
  if (before === after) return null;
  return inOneTextblock(before, after) ?? amongTopBlocks(before, after);
}

interface Same {
  readonly start: number;
  /** Where what differs ends in each. */
  readonly endBefore: number;
  readonly endAfter: number;
}

function sameChildren(before: Node, after: Node): Same {
  const most = Math.min(before.childCount, after.childCount);
  let start = 0;
  while (start < most && before.child(start) === after.child(start)) start++;
  let end = 0;
  while (
    end < most - start &&
    before.child(before.childCount - 1 - end) === after.child(after.childCount - 1 - end)
  )
    end++;
  return { start, endBefore: before.childCount - end, endAfter: after.childCount - end };
}

/** Mostly typing: the words of one text block changed, and no structure. */
function inOneTextblock(before: Node, after: Node): Window | null {
  let [a, b] = [before, after];
  let index = 0;
  while (!a.isTextblock) {
    if (a.isLeaf || !a.sameMarkup(b)) return null;
    const { start, endBefore, endAfter } = sameChildren(a, b);
    if (endBefore !== start + 1 || endAfter !== start + 1) return null;
    for (let at = 0; at < start; at++) index += flatSize(a.child(at)) + 1;
    [a, b] = [a.child(start), b.child(start)];
  }
  if (!a.sameMarkup(b)) return null;
  const line = (node: Node) => ({
    ...{ kind: kindOf(node), path: '', ticked: false },
    ...{ runs: runsOf(node), length: node.content.size },
  });
  return {
    ...{ start: index, firstLine: 0, withBoundary: false },
    ...{ before: [line(a)], after: [line(b)], nodes: [b] },
  };
}

function amongTopBlocks(before: Node, after: Node): Window | null {
  const { start, ...ends } = sameChildren(before, after);
  let { endBefore, endAfter } = ends;
  if (endBefore === start && endAfter === start) return null;
  // At the very start there is no boundary before a block, so the block after it is included as
  // well.
  if (start === 0 && (endBefore === 0 || endAfter === 0)) {
    endBefore += 1;
    endAfter += 1;
  }
  let [index, firstLine] = [0, 0];
  for (let at = 0; at < start; at++) {
    index += flatSize(before.child(at)) + 1;
    firstLine += linesOfBlock(before.child(at)).length;
  }
  return {
    start: start === 0 ? 0 : index - 1,
    firstLine,
    withBoundary: start > 0,
    before: linesBetween(before, start, endBefore),
    after: linesBetween(after, start, endAfter),
    nodes: after.children.slice(start, endAfter),
  };
}

/** Part of one side of a window with the same marks throughout. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly marks: Marks;
  readonly embed?: unknown;
  /** Marks aren't shown in code. */
  readonly inCode: boolean;
}

export interface Side {
  /** In the form that `diff` expects: boundaries and embeds are lone low surrogates. */
  readonly text: string;
  /** Doesn't include the boundaries. */
  readonly stretches: readonly Stretch[];
}

/** Gives embeds with the same content the same character, so that they can be compared as text. */
export class EmbedCharacters {
  readonly #known = new Map<string, string>();

  of(embed: unknown): string {
    const key = JSON.stringify(embed) ?? '';
    let character = this.#known.get(key);
    if (character === undefined) {
      // Up to a thousand different ones in one change; any more look the same.
      character = String.fromCharCode(0xdc01 + Math.min(this.#known.size, 0x3fe));
      this.#known.set(key, character);
    }
    return character;
  }
}

export function sideOf(
  lines: readonly LineShape[],
  withBoundary: boolean,
  embeds: EmbedCharacters,
): Side {
  let text = '';
  const stretches: Stretch[] = [];
  for (const [index, { runs, kind }] of lines.entries()) {
    if (index > 0 || withBoundary) text += BOUNDARY;
    for (const { text: words, marks, ...rest } of runs) {
      const from = text.length;
      text += 'embed' in rest && words === EMBED ? embeds.of(rest.embed) : words;
      stretches.push({ from, to: text.length, marks, ...rest, inCode: kind === 'code' });
    }
  }
  return { text, stretches };
}
