/** A prose as plain text: for files, searching and quoting. */
import * as Y from 'yjs';
import { type LineShape, lineText, shownKind } from './line.ts';
import { type Container, DEEPEST, LONGEST_PATH, resolvePath } from './path.ts';
import { idOf, readFlat, valueOf } from './read.ts';
import { markerOf } from './words.ts';

/** As wide as the sign that begins the item. */
const INDENTS = { b: 2, o: 3, t: 4, q: 2 } as const;

/** One line of text for each line of the prose, with bullets, numbers and ticks. */
export function plainText(text: Y.Text): string {
  return plainLines(readFlat(text).lines).join('\n');
}

export function plainLines(lines: readonly LineShape[]): string[] {
  let open: readonly Container[] = [];
  const numbers: number[] = [];
  return lines.map((line) => {
    const before = open;
    const { path, open: now } = resolvePath(line.path, before);
    open = now;
    let prefix = '';
    let goesOn = true;
    for (const [depth, token] of [...path].entries()) {
      const container = now[depth];
      if (token === 'o')
        numbers[depth] = goesOn && before[depth] === 'o' ? (numbers[depth] ?? 0) + 1 : 1;
      if (container === 'q') prefix += '> ';
      else if (token === '-') prefix += ' '.repeat(INDENTS[container ?? 'b']);
      else if (token === 'b') prefix += '- ';
      else if (token === 't')
        prefix += line.ticked && depth === path.lastIndexOf('t') ? '[x] ' : '[ ] ';
      else prefix += `${String(numbers[depth])}. `;
      goesOn &&= token === '-' || token === '>';
    }
    if (shownKind(line) === 'hr') return `${prefix}---`;
    return `${prefix}${lineText(line)}`.trimEnd();
  });
}

/** True if it contains anything but white space; a long text answers as quickly as a short one. */
export function hasWords(text: Y.Text): boolean {
  for (let item = text._start; item !== null; item = item.right)
    if (!item.deleted && item.content instanceof Y.ContentString && /\S/.test(item.content.str))
      return true;
  return false;
}

/** How many nodes an item may be shown as. */
export function piecesIn(text: Y.Text, item: Y.Item): number {
  const { content } = item;
  if (content instanceof Y.ContentString) return 1 + 2 * (content.str.split('\n').length - 1);
  const marker = content instanceof Y.ContentEmbed ? markerOf(content.embed) : null;
  if (marker === null) return item.countable ? item.length : 1;
  const id = idOf(marker);
  const changed = id === null ? undefined : valueOf(text, `${id}.p`);
  const path = typeof changed === 'string' ? changed : marker['p'];
  if (typeof path !== 'string') return 1;
  // Each of these may begin a container; one per line costs as little as the line itself.
  const begun = path.slice(0, LONGEST_PATH).replace(/[^botq>]/g, '').length;
  return Math.max(1, Math.min(begun, DEEPEST));
}

/**
 * How much there is to show, counted without reading it: letters in UTF-16 units, and the nodes
 * they may be shown as.
 */
export function proseSize(text: Y.Text): { readonly letters: number; readonly pieces: number } {
  let [letters, pieces] = [0, 0];
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted) continue;
    if (item.content instanceof Y.ContentString) letters += item.length;
    pieces += piecesIn(text, item);
  }
  return { letters, pieces };
}

/** The words between two flat indexes, on one line, with a space for each new line and hard break. */
export function quoteOf(lines: readonly LineShape[], from: number, to: number): string {
  let quote = '';
  let start = 0;
  for (const line of lines) {
    if (start > from && start <= to) quote += ' ';
    if (start < to && start + line.length > from)
      quote += lineText(line).slice(Math.max(0, from - start), to - start);
    start += line.length + 1;
    if (start > to) break;
  }
  return quote.replaceAll('\n', ' ');
}
