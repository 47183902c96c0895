/** Reads an editor's document as the lines it shows. */
import type { Mark, Node } from 'prosemirror-model';
import { EMBED, type LineShape, type Marks, type Run } from '../text/index.ts';

const blockLines = new WeakMap<Node, readonly LineShape[]>();

/** The lines that a document shows. Nodes are immutable, so each top-level block is read once. */
export function docToFlat(doc: Node): LineShape[] {
  return linesBetween(doc, 0, doc.childCount);
}

/** The lines of some top-level blocks, from child `from` up to, not including, `to`. */
export function linesBetween(doc: Node, from: number, to: number): LineShape[] {
  const lines: LineShape[] = [];
  for (let at = from; at < to; at++)
    for (const line of linesOfBlock(doc.child(at))) lines.push(line);
  return lines;
}

export function linesOfBlock(block: Node): readonly LineShape[] {
  let lines = blockLines.get(block);
  if (lines === undefined) {
    const found: LineShape[] = [];
    collect(block, { first: '', rest: '', ticked: false }, found);
    blockLines.set(block, (lines = found));
  }
  return lines;
}

/** The path of a block's first line, the path of the lines after it, and whether the first is ticked. */
interface Place {
  readonly first: string;
  readonly rest: string;
  readonly ticked: boolean;
}

const TOKENS: Readonly<Record<string, string>> = {
  bulletList: 'b',
  orderedList: 'o',
  taskList: 't',
};

function collect(node: Node, place: Place, into: LineShape[]): void {
  const token = TOKENS[node.type.name];
  if (token !== undefined) {
    node.forEach((item, _, at) => {
      const isTask = item.type.name === 'taskItem';
      const inside = {
        first: (at === 0 ? place.first : place.rest) + token,
        rest: `${place.rest}-`,
        ticked: isTask ? item.attrs['checked'] === true : at === 0 && place.ticked,
      };
      collectChildren(item, inside, into);
    });
  } else if (node.type.name === 'blockquote') {
    const inside = { first: `${place.first}q`, rest: `${place.rest}>`, ticked: place.ticked };
    collectChildren(node, inside, into);
  } else {
    into.push({
      kind: kindOf(node),
      path: place.first,
      ticked: place.ticked,
      runs: runsOf(node),
      length: node.content.size,
    });
  }
}

function collectChildren(node: Node, { first, rest, ticked }: Place, into: LineShape[]): void {
  node.forEach((child, _, at) => {
    collect(child, { first: at === 0 ? first : rest, rest, ticked: at === 0 && ticked }, into);
  });
}

export function kindOf({ type, attrs }: Node): string {
  if (type.name === 'heading') {
    const level = Number(attrs['level']);
    return `h${String(level >= 1 && level <= 3 ? Math.floor(level) : 3)}`;
  }
  if (type.name === 'codeBlock') return 'code';
  return type.name === 'horizontalRule' ? 'hr' : 'p';
}

/** The words of a text block. */
export function runsOf(block: Node): readonly Run[] {
  const runs: Run[] = [];
  block.forEach((node) => {
    const marks = marksOfNode(node.marks);
    if (node.isText) runs.push({ text: (node.text ?? '').toWellFormed(), marks });
    else if (node.type.name === 'hardBreak') runs.push({ text: '\n', marks });
    else if (node.type.name === 'mention')
      runs.push({ text: EMBED, marks, embed: { mention: node.attrs } });
    else if (node.type.name === 'placeholder')
      runs.push({ text: EMBED, marks, embed: node.attrs['value'] as unknown });
    else runs.push({ text: EMBED.repeat(node.nodeSize), marks });
  });
  return runs;
}

const NONE: Marks = {};

function marksOfNode(marks: readonly Mark[]): Marks {
  if (marks.length === 0) return NONE;
  const found: Record<string, unknown> = {};
  for (const { type, attrs } of marks) {
    const href: unknown = attrs['href'];
    if (type.name === 'link') {
      if (typeof href === 'string' && href !== '') found['link'] = href;
    } else if (['bold', 'italic', 'strike', 'code'].includes(type.name)) found[type.name] = true;
  }
  return found;
}
