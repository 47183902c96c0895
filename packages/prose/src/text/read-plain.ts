/**
 * Reads plain text with the usual signs for lists, ticks and quotes as lines of a prose: what
 * `plainLines` and `markdownOf` write, and what people write in that style.
 */
import type { LineShape, Run } from './line.ts';
import { type Container, DEEPEST } from './path.ts';
import { readInline } from './read-inline.ts';

/** The sign that begins an item; a task may have a bullet before its box. */
const TASK = /^(?:[-*•] )?\[([ xX])\] /;
const BULLET = /^[-*•‣◦] /;
const NUMBER = /^\d{1,3}[.)] /;
const QUOTE = /^> ?/;
const HEADING = /^(#{1,6}) (?=\S)/;
const FENCE = /^(`{3,})[^`]*$/;
/** At the end of a line: the next one goes on with it. */
const BREAK = / {2,}$/;
const RULE = /^(?:-{3,}|\*{3,}|_{3,})$/;
/** How far a further line of an item is indented, or by a tab. */
const INDENT = { t: /^(?:\t| {4}| {2}(?! ))/, b: /^(?:\t| {2})/, o: /^(?:\t| {3}| {2}(?! ))/ };

/** Empty lines only separate paragraphs and quotes, so they are left out. */
export function readPlain(text: string): LineShape[] {
  const raws = text.split(/\r\n|[\r\n\u2028\u2029]/);
  let open: readonly Container[] = [];
  const lines: LineShape[] = [];
  for (let at = 0; at < raws.length; at++) {
    const raw = raws[at] ?? '';
    if (raw.trim() === '') {
      open = withoutQuotes(open, 0);
      continue;
    }
    const { line, now, rest } = readLine(raw, open);
    const isBlankInQuote = rest === '' && now.at(-1) === 'q' && line.kind === 'p';
    if (isBlankInQuote) {
      open = withoutQuotes(open, now.length);
      continue;
    }
    open = now;
    const code = line.kind === 'p' ? readCode(raws, at, { rest, now }) : null;
    if (code !== null) {
      at = code.end;
      lines.push({ ...line, ...wordsLine(code.words), kind: 'code' });
      continue;
    }
    const { words, end } =
      line.kind === 'p' ? readBroken(raws, at, { rest, now }) : { words: [rest], end: at };
    at = end;
    const runs = words.flatMap((each, index): Run[] => [
      ...(index > 0 ? [{ text: '\n', marks: {} }] : []),
      ...readInline(each.trimEnd()),
    ]);
    lines.push({ ...line, ...(line.kind === 'hr' ? {} : runsLine(runs)) });
  }
  return lines;
}

interface Begun {
  readonly rest: string;
  readonly now: readonly Container[];
}

/** The lines that a hard break continues; a list item or the like isn't continued. */
function readBroken(raws: readonly string[], from: number, { rest, now }: Begun) {
  const words = [rest];
  let at = from;
  while (BREAK.test(raws[at] ?? '') && at + 1 < raws.length) {
    const inside = within(raws[at + 1] ?? '', now);
    if (inside === null) break;
    at++;
    words.push(inside);
  }
  return { words, end: at };
}

/** A block of code to its closing fence; `null` without one. */
function readCode(raws: readonly string[], from: number, { rest, now }: Begun) {
  const fence = FENCE.exec(rest.trimEnd())?.[1];
  if (fence === undefined) return null;
  const words: string[] = [];
  for (let at = from + 1; at < raws.length; at++) {
    const inside = within(raws[at] ?? '', now) ?? (raws[at] ?? '').trimStart();
    const closing = /^`{3,}$/.exec(inside.trim())?.[0];
    if (closing !== undefined && closing.length >= fence.length)
      return { words: words.join('\n'), end: at };
    words.push(inside);
  }
  return null;
}

/** What a further line says within the containers that are open; `null` if it isn't in all of them. */
function within(raw: string, open: readonly Container[]): string | null {
  let rest = raw;
  for (const container of open) {
    const found = (container === 'q' ? QUOTE : INDENT[container]).exec(rest);
    if (found === null) return rest.trim() === '' ? '' : null;
    rest = rest.slice(found[0].length);
  }
  return rest;
}

/** An empty line ends the quotes that it isn't in, and no list. */
function withoutQuotes(open: readonly Container[], from: number): readonly Container[] {
  const quote = open.indexOf('q', from);
  return quote === -1 ? open : open.slice(0, quote);
}

function runsLine(runs: readonly Run[]): Pick<LineShape, 'runs' | 'length'> {
  return { runs, length: runs.reduce((sum, { text }) => sum + text.length, 0) };
}

const wordsLine = (words: string) => runsLine(plainLine(words).runs);

function readLine(
  raw: string,
  before: readonly Container[],
): { readonly line: LineShape; readonly now: readonly Container[]; readonly rest: string } {
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
  return { line: { ...plainLine(''), kind, path, ticked }, now, rest: rest.trimEnd() };
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
