/**
 * Reads plain text with the usual signs for lists, ticks and quotes as lines of a prose: what
 * `plainLines` writes, and what people write in that style.
 */
import type { LineShape } from './line.ts';
import { type Container, DEEPEST } from './path.ts';

/** The sign that begins an item; a task may have a bullet before its box. */
const TASK = /^(?:[-*•] )?\[([ xX])\] /;
const BULLET = /^[-*•‣◦] /;
const NUMBER = /^\d{1,3}[.)] /;
const QUOTE = /^> ?/;
const HEADING = /^(#{1,3}) (?=\S)/;
const RULE = /^(?:-{3,}|\*{3,}|_{3,})$/;
/** How far a further line of an item is indented, or by a tab. */
const INDENT = { t: /^(?:\t| {4}| {2}(?! ))/, b: /^(?:\t| {2})/, o: /^(?:\t| {3}| {2}(?! ))/ };

/** Empty lines only separate paragraphs, so they are left out. */
export function readPlain(text: string): LineShape[] {
  let open: readonly Container[] = [];
  const lines: LineShape[] = [];
  for (const raw of text.split(/\r\n|[\r\n\u2028\u2029]/)) {
    if (raw.trim() === '') continue;
    const { line, now } = readLine(raw, open);
    open = now;
    lines.push(line);
  }
  return lines;
}

function readLine(
  raw: string,
  before: readonly Container[],
): { readonly line: LineShape; readonly now: readonly Container[] } {
  let rest = raw;
  let path = '';
  let ticked = false;
  let goesOn = true;
  const now: Container[] = [];
  const take = (found: RegExpExecArray | null) => {
    if (found !== null) rest = rest.slice(found[0].length);
    return found;
  };
  while (now.length < DEEPEST) {
    const was: Container | undefined = goesOn ? before[now.length] : undefined;
    if (was !== undefined && was !== 'q' && take(INDENT[was].exec(rest)) !== null) {
      path += '-';
      now.push(was);
      continue;
    }
    if (take(QUOTE.exec(rest)) !== null) {
      path += was === 'q' ? '>' : 'q';
      goesOn &&= was === 'q';
      now.push('q');
      continue;
    }
    const task = take(TASK.exec(rest));
    const item = task !== null ? 't' : itemIn(rest);
    if (item === null) break;
    if (task === null) take(BULLET.exec(rest) ?? NUMBER.exec(rest));
    ticked = task !== null && task[1] !== ' ';
    path += item;
    goesOn = false;
    now.push(item);
  }
  const heading = take(HEADING.exec(rest));
  const isRule = RULE.test(rest.trim());
  const kind = isRule ? 'hr' : heading === null ? 'p' : heading[1] === '#' ? 'h2' : 'h3';
  return { line: { ...plainLine(isRule ? '' : rest.trimEnd()), kind, path, ticked }, now };
}

/** A paragraph with exactly these words. */
export function plainLine(words: string): LineShape {
  const runs = words === '' ? [] : [{ text: words.toWellFormed(), marks: {} }];
  return { kind: 'p', path: '', ticked: false, runs, length: words.length };
}

function itemIn(rest: string): 'b' | 'o' | null {
  if (BULLET.test(rest)) return 'b';
  return NUMBER.test(rest) ? 'o' : null;
}
