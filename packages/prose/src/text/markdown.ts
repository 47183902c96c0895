/**
 * A prose as Markdown, for files and for other programs. `readPlain` reads it as the same prose; what
 * Markdown can't say is left out: empty paragraphs, white space at the edges of a line, and marks on
 * that at the edges of words.
 */
import {
  EMBED,
  type LineShape,
  lineText,
  type Marks,
  type Run,
  sameMarks,
  shownKind,
} from './line.ts';
import { BACKSLASH, ESCAPED, resolveBackslashes, type Written } from './markdown-signs.ts';
import { type Container, resolvePath } from './path.ts';
import { readInline } from './read-inline.ts';

const HASHES = { h1: '# ', h2: '# ', h3: '## ' } as const;
/** As wide as `readPlain` expects it. */
const INDENTS = { b: 2, o: 3, t: 4 } as const;
const DELIMITERS = { strike: '~~', bold: '**', italic: '*' } as const;
/** Outermost first. */
const NESTED = ['strike', 'bold', 'italic'] as const;
type Delimited = (typeof NESTED)[number];

export function markdownOf(lines: readonly LineShape[]): string {
  const written: string[] = [];
  let open: readonly Container[] = [];
  let before: string | null = null;
  const numbers: number[] = [];
  for (const line of lines) {
    const { path, open: now } = resolvePath(line.path, open);
    const { first, rest } = prefixes(line, path, { open, now, numbers });
    open = now;
    const [begin = '', ...others] = linesOf(line);
    const isEmpty = begin === '' && others.length === 0;
    if (isEmpty && !/[bot]/.test(path)) continue;
    if (before !== null && !isTight(before, path)) written.push(between(path, now));
    before = path;
    written.push(`${first}${begin}`.trimEnd() + (others.length > 0 && !isCode(line) ? '  ' : ''));
    for (const [at, other] of others.entries()) {
      const breaks = at < others.length - 1 && !isCode(line) ? '  ' : '';
      written.push(`${rest}${other}`.trimEnd() + breaks);
    }
  }
  return written.join('\n');
}

const isCode = (line: LineShape) => shownKind(line) === 'code';

/** Items follow each other; anything else is apart from what is before it. */
function isTight(before: string, path: string): boolean {
  return (
    /[bot]/.test(path) && /[bot-]/.test(before) && depthOfQuotes(path) === depthOfQuotes(before)
  );
}

const depthOfQuotes = (path: string) => path.replaceAll(/[^q>]/g, '').length;

/** The line between two blocks, within the quotes that both are in. */
function between(path: string, now: readonly Container[]): string {
  let line = '';
  for (const [depth, token] of [...path].entries()) {
    if (token === '>') line += '> ';
    else if (token === '-') line += indentOf(now[depth]);
    else break;
  }
  return line.trimEnd();
}

const indentOf = (container: Container | undefined) =>
  ' '.repeat(container === undefined || container === 'q' ? 2 : INDENTS[container]);

/** What begins the block's first line, and its others. */
function prefixes(
  line: LineShape,
  path: string,
  around: { open: readonly Container[]; now: readonly Container[]; numbers: number[] },
): { readonly first: string; readonly rest: string } {
  const { open, now, numbers } = around;
  let [first, rest] = ['', ''];
  let goesOn = true;
  for (const [depth, token] of [...path].entries()) {
    if (token === 'o')
      numbers[depth] = goesOn && open[depth] === 'o' ? (numbers[depth] ?? 0) + 1 : 1;
    const sign = now[depth] === 'q' ? '> ' : indentOf(now[depth]);
    rest += sign;
    if (token === 'b') first += '- ';
    else if (token === 't')
      first += line.ticked && depth === path.lastIndexOf('t') ? '- [x] ' : '- [ ] ';
    else if (token === 'o') first += `${String(numbers[depth])}. `;
    else first += sign;
    goesOn &&= token === '-' || token === '>';
  }
  return { first, rest };
}

/** The block without what it is in; more than one for hard breaks and for code. */
function linesOf(line: LineShape): string[] {
  const kind = shownKind(line);
  if (kind === 'hr') return ['---'];
  if (kind === 'code') {
    const words = lineText(line);
    const longest = Math.max(2, ...(words.match(/`+/g) ?? []).map(({ length }) => length));
    const fence = '`'.repeat(longest + 1);
    return [fence, ...words.split('\n'), fence];
  }
  const hashes = kind === 'p' ? '' : HASHES[kind];
  const broken = brokenLines(line.runs).map((runs) => inline(trimmed(runs)));
  // A heading is one line.
  return hashes === '' ? broken : [hashes + broken.join(' ')];
}

function brokenLines(runs: readonly Run[]): Run[][] {
  const lines: Run[][] = [[]];
  for (const { text, marks } of runs) {
    for (const [at, part] of text.split('\n').entries()) {
      if (at > 0) lines.push([]);
      lines.at(-1)?.push({ text: part.replaceAll(EMBED, '…'), marks: withSafeLink(marks) });
    }
  }
  return lines.map(joined);
}

/** Addresses of pages and people; whatever else somebody has put there, another program might run. */
const ADDRESS = /^(?:https?:|mailto:|\/)/i;

function withSafeLink({ link, ...marks }: Marks): Marks {
  return link === undefined || !ADDRESS.test(link) ? marks : { ...marks, link };
}

/** Neighbours with the same marks as one. */
function joined(runs: readonly Run[]): Run[] {
  const all: Run[] = [];
  for (const { text, marks } of runs) {
    const last = all.at(-1);
    if (last !== undefined && sameMarks(last.marks, marks))
      all[all.length - 1] = { marks, text: last.text + text };
    else if (text !== '') all.push({ text, marks });
  }
  return all;
}

/** Without white space at the edges of the line, and without marks on it at the edges of words. */
function trimmed(runs: readonly Run[]): Run[] {
  const pieces = runs.flatMap((run) => (run.marks.code ? [run] : atEdges(run)));
  const isSeen = ({ text, marks }: Run) => marks.code === true || text.trim() !== '';
  const first = pieces.findIndex(isSeen);
  const kept = first === -1 ? [] : pieces.slice(first, pieces.findLastIndex(isSeen) + 1);
  return kept.map((piece, at) => {
    if (isSeen(piece)) return piece;
    // Between two words with the same mark it keeps it, or the mark would end and begin again.
    const [before, after] = [kept[at - 1]?.marks, kept[at + 1]?.marks];
    const shared = NESTED.filter((name) => before?.[name] && after?.[name]);
    return { ...piece, marks: only(piece.marks, shared) };
  });
}

/** The white space before, the words, and the white space after them. */
function atEdges({ text, marks }: Run): Run[] {
  const words = text.trim();
  const [begin, end] = [text.length - text.trimStart().length, text.trimEnd().length];
  const parts = words === '' ? [text] : [text.slice(0, begin), words, text.slice(end)];
  return parts.filter((part) => part !== '').map((part) => ({ text: part, marks }));
}

/**
 * The words of one line with their marks. Where emphasis changes within a word, signs can become
 * ambiguous: then some of it is left out, and never a letter.
 */
function inline(runs: readonly Run[]): string {
  let written = '';
  for (const kept of [NESTED, ['strike', 'bold'], ['bold'], []] as const) {
    const some = joined(runs.map((run) => ({ ...run, marks: only(run.marks, kept) })));
    written = withMarks(some);
    if (isRead(readInline(written), some)) break;
  }
  return written;
}

function only({ code, link, ...marks }: Marks, kept: readonly Delimited[]): Marks {
  return {
    ...(code && { code }),
    ...(link !== undefined && { link }),
    ...Object.fromEntries(kept.filter((name) => marks[name]).map((name) => [name, true])),
  };
}

/** Whether each letter has the marks that it should have. */
function isRead(read: readonly Run[], wanted: readonly Run[]): boolean {
  const [found, expected] = [read, wanted].map((runs) =>
    runs.flatMap(({ text, marks }) => Array.from({ length: text.length }, () => marks)),
  );
  const [said, words] = [read, wanted].map((runs) => lineText({ runs }));
  return said === words && found?.every((each, at) => sameAddress(each, expected?.[at])) === true;
}

function sameAddress(found: Marks, wanted: Marks | undefined): boolean {
  if (wanted === undefined) return false;
  const { link } = wanted;
  const address = link === undefined ? {} : { link: addressOf(link) };
  return sameMarks(found, { ...wanted, ...address });
}

function withMarks(runs: readonly Run[]): string {
  const out: Written[] = [];
  let open: Delimited[] = [];
  let link: string | undefined;
  const closeTo = (kept: number) => {
    for (const name of open.slice(kept).reverse()) out.push(DELIMITERS[name]);
    open = open.slice(0, kept);
  };
  for (const [at, { text, marks }] of runs.entries()) {
    if (marks.link !== link) {
      closeTo(0);
      if (link !== undefined) out.push(`](${destination(link)})`);
      link = marks.link;
      if (link !== undefined) out.push('[');
    }
    const broken = open.findIndex((name) => !marks[name]);
    if (broken !== -1) closeTo(broken);
    const begun = NESTED.filter((name) => marks[name] && !open.includes(name));
    // What lasts longest goes outside, so that as little as possible ends and begins again.
    for (const name of begun.sort((a, b) => lasts(runs, at, b) - lasts(runs, at, a))) {
      open.push(name);
      out.push(DELIMITERS[name]);
    }
    if (marks.code) out.push(codeSpan(text));
    else out.push(...escaped(text, at === 0, runs[at + 1]?.marks.link !== undefined));
  }
  closeTo(0);
  if (link !== undefined) out.push(`](${destination(link)})`);
  return resolveBackslashes(out);
}

function lasts(runs: readonly Run[], from: number, name: keyof Marks): number {
  const { link } = runs[from]?.marks ?? {};
  const end = runs.findIndex(
    ({ marks }, at) => at > from && (marks[name] !== true || marks.link !== link),
  );
  return end === -1 ? runs.length : end;
}

function codeSpan(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  const touches = text.startsWith('`') || text.endsWith('`');
  const isPadded = text.startsWith(' ') && text.endsWith(' ') && text.trim() !== '';
  const pad = touches || isPadded ? ' ' : '';
  return `${fence}${pad}${text}${pad}${fence}`;
}

function destination(link: string): string {
  const address = addressOf(link);
  return /[()]/.test(address) ? `<${address}>` : address;
}

const addressOf = (link: string) =>
  link.replaceAll(/[\s<>\\]/g, (sign) => encodeURIComponent(sign));

const ALWAYS = /[*`[\]~]/;
const BEGINS = /^(?:#{1,6}(?=\s|$)|[-+](?=\s|$)|>|-{3,}$|=+$)/;
const NUMBERED = /^\d{1,9}(?=[.)](?:\s|$))/;

function* escaped(text: string, isFirst: boolean, beforeLink: boolean): Generator<Written> {
  const numbered = isFirst ? NUMBERED.exec(text)?.[0].length : undefined;
  const special = isFirst && BEGINS.test(text) ? 0 : numbered;
  for (let at = 0; at < text.length; at++) {
    const sign = text.charAt(at);
    if (sign === '\\') {
      yield BACKSLASH;
      continue;
    }
    const isSpecial =
      at === special || ALWAYS.test(sign) || isHtml(text, at) || isUnderscore(text, at);
    const isImage = sign === '!' && beforeLink && at === text.length - 1;
    yield isSpecial || isImage ? ESCAPED + sign : sign;
  }
}

/** Would begin a tag or an entity elsewhere. */
function isHtml(text: string, at: number): boolean {
  const rest = text.slice(at, at + 40);
  return /^<[a-z/!?]/i.test(rest) || /^&#?\w{1,32};/.test(rest);
}

/** Would begin or end emphasis elsewhere; within a word it doesn't. */
function isUnderscore(text: string, at: number): boolean {
  if (text.charAt(at) !== '_') return false;
  return !/[\p{L}\p{N}]/u.test(text.charAt(at - 1)) || !/[\p{L}\p{N}]/u.test(text.charAt(at + 1));
}
