/** Markdown: what is written is read as the same prose, and is what other programs understand. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { htmlOf } from './html.ts';
import { type LineShape, lineText, type Marks, type Run, sameMarks } from './line.ts';
import { markdownOf } from './markdown.ts';
import { readInline } from './read-inline.ts';
import { readPlain } from './read-plain.ts';

const run = (text: string, marks: Marks = {}): Run => ({ text, marks });
function line(runs: string | readonly Run[], shape: Partial<LineShape> = {}): LineShape {
  const all = typeof runs === 'string' ? [run(runs)] : runs;
  const length = all.reduce((sum, { text }) => sum + text.length, 0);
  return { kind: 'p', path: '', ticked: false, runs: all, length, ...shape };
}

/** What can be told of lines: adjacent runs with the same marks are one. */
function told(lines: readonly LineShape[]) {
  return lines.map(({ kind, path, ticked, runs }) => {
    const joined: { text: string; marks: Marks }[] = [];
    for (const { text, marks } of runs) {
      const last = joined.at(-1);
      if (last && sameMarks(last.marks, marks)) last.text += text;
      else if (text !== '') joined.push({ text, marks: { ...marks } });
    }
    return { kind, path, ticked, runs: joined };
  });
}

test('blocks, lists within lists, ticks, quotes, code and marks', () => {
  const lines = [
    line('Plan', { kind: 'h2' }),
    line([
      run('Say '),
      run('it', { bold: true }),
      run(' and '),
      run('mean it', { bold: true, italic: true }),
      run('.'),
    ]),
    line('one', { path: 'b' }),
    line('more of one', { path: '-' }),
    line('within', { path: '-o' }),
    line('done', { path: 't', ticked: true }),
    line('within', { path: '-b' }),
    line('said\nby her', { path: 'q' }),
    line('as well', { path: '>' }),
    line('', { kind: 'hr' }),
    line('if (a*b) {\n\n  return `x`;\n}', { kind: 'code' }),
    line([
      run('See '),
      run('the page', { link: 'https://example.org/a_(b)' }),
      run(' and '),
      run('`x`', { code: true }),
    ]),
    line('Small', { kind: 'h3' }),
  ];
  const written = markdownOf(lines);
  expect(written.split('\n')).toEqual([
    ...['# Plan', '', 'Say **it** and ***mean it***.', ''],
    ...['- one', '', '  more of one', '  1. within', '- [x] done', '    - within', ''],
    ...['> said  ', '> by her', '>', '> as well', '', '---', ''],
    ...['```', 'if (a*b) {', '', '  return `x`;', '}', '```', ''],
    ...['See [the page](<https://example.org/a_(b)>) and `` `x` ``', '', '## Small'],
  ]);
  expect(told(readPlain(written))).toEqual(told(lines));
});

test.each([
  'a * b * c',
  '2*3 is 6',
  '\\\\server\\share',
  'C:\\*',
  'snake_case and _this_',
  '[x] not a tick, [y](z)',
  '# not a heading',
  '- not an item',
  '1. not a number',
  '> not said',
  '---',
  '===',
  '~~~',
  '```',
  '`',
  '**',
  '***a**',
  '<b>not bold</b> &amp; so on',
  'a\\',
  '\\',
  '\\\\',
  '![no](image)',
  '![',
  '1) no',
  '+ no',
  '-',
  '*',
  '#',
  '~5',
])('“%s” stays what it is', (words) => {
  const lines = [line(words)];
  expect(told(readPlain(markdownOf(lines)))).toEqual(told(lines));
});

test('what people paste is read as they mean it, and no backslash of theirs is lost', () => {
  expect(told([line(readInline('a *b* **c** ~~d~~ `e*f*` [g](https://h.org)'))])).toEqual(
    told([
      line([
        ...[run('a '), run('b', { italic: true }), run(' '), run('c', { bold: true }), run(' ')],
        ...[run('d', { strike: true }), run(' '), run('e*f*', { code: true }), run(' ')],
        run('g', { link: 'https://h.org' }),
      ]),
    ]),
  );
  for (const words of [
    '\\\\server\\share',
    'C:\\Users\\me',
    '5 * 3',
    '* a',
    'a ** b',
    '[a] (b)',
    '[](x)',
    '[a]()',
  ])
    expect(lineText(line(readInline(words)))).toBe(words);
});

const letters = fc.constantFrom(
  ...[
    'a',
    'b',
    'é',
    '😀',
    ' ',
    ' ',
    '*',
    '_',
    '`',
    '\\',
    '[',
    ']',
    '(',
    ')',
    '~',
    '#',
    '>',
    '-',
    '+',
  ],
  ...['1', '.', '!', '<', '&', ';', '=', 'א', '"', ':', '/'],
);
const words = fc.array(letters, { minLength: 1, maxLength: 12 }).map((all) => all.join(''));
const marks = fc.record(
  {
    bold: fc.constant<true>(true),
    italic: fc.constant<true>(true),
    strike: fc.constant<true>(true),
    code: fc.constant<true>(true),
    link: fc.constantFrom('https://example.org', 'https://example.org/(a)', '/goals/x'),
  },
  { requiredKeys: [] },
);
/** Words as an editor has them: marks neither begin nor end within a word or with white space. */
const runs = fc.array(fc.tuple(words, marks), { minLength: 1, maxLength: 5 }).map((all) => {
  const tidy = all
    .map(([text, given]) => run(Object.keys(given).length > 0 ? `x${text.trim()}y` : text, given))
    .flatMap((each) => [each, run(' ')]);
  return [run('a '), ...tidy, run('z')];
});
const shape = fc.record({
  path: fc.constantFrom(
    '',
    '',
    'b',
    '-b',
    '--b',
    'o',
    '-o',
    't',
    '-t',
    'q',
    '>',
    '-',
    'qb',
    '>-',
    '>b',
  ),
  ticked: fc.boolean(),
  kind: fc.constantFrom('p', 'p', 'p', 'h2', 'h3', 'hr', 'code'),
  runs,
});

/** The lines as they are shown: paths that make sense, empty rules, code without marks. */
function tidied(
  all: readonly { path: string; ticked: boolean; kind: string; runs: readonly Run[] }[],
) {
  return all.map(({ path, ticked, kind, runs: some }) => {
    const shown =
      kind === 'hr' ? [] : kind === 'code' ? [run(`${lineText({ runs: some })}\n  b`)] : some;
    return line(shown, { kind, path, ticked: ticked && path.endsWith('t') });
  });
}

test('whatever notes hold, their Markdown is read as the same notes', () => {
  fc.assert(
    fc.property(fc.array(shape, { maxLength: 8 }), (all) => {
      const lines = tidied(all);
      // Once through, so that paths that make no sense are as they are shown.
      const first = readPlain(markdownOf(lines));
      expect(told(first).map(({ kind, ticked, runs: some }) => ({ kind, ticked, some }))).toEqual(
        told(lines).map(({ kind, ticked, runs: some }) => ({ kind, ticked, some })),
      );
      expect(told(readPlain(markdownOf(first)))).toEqual(told(first));
    }),
    { numRuns: 3_000 },
  );
});

test('where emphasis changes within a word some of it may be lost, but never a letter', () => {
  const within = fc.array(fc.tuple(words, marks), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(within, (all) => {
      const lines = [line([run('a'), ...all.map(([text, given]) => run(text, given)), run('z')])];
      expect(readPlain(markdownOf(lines)).map(lineText)).toEqual(lines.map(lineText));
    }),
    { numRuns: 2_000 },
  );
});

test('any text at all is read without throwing, and quickly', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => readPlain(text).length >= 0));
  for (const text of [
    '*'.repeat(50_000),
    '*a'.repeat(20_000),
    '['.repeat(50_000),
    '[a]('.repeat(10_000),
    '`'.repeat(50_001),
    '~~a'.repeat(20_000),
    '\\'.repeat(50_000),
  ])
    expect(readPlain(text).length).toBe(1);
});

test('white space, however much somebody has written, is written at once', () => {
  const gap = ' '.repeat(100_000);
  const begun = performance.now();
  for (const words of [`a${gap}b`, `${gap}a`, `a${gap}`, gap, `*a${gap}b*`, `a\t${gap}\n${gap}b`])
    markdownOf([line(words), line([run(words, { bold: true }), run('x')])]);
  expect(performance.now() - begun).toBeLessThan(2_000);
});

test('no other program is given anything but addresses of pages and people', () => {
  const links = ['javascript:alert(1)', 'file:///etc/passwd', 'ms-msdt:/id', ' javascript:x'];
  const runs = links.map((link) => run('x', { link }));
  expect(markdownOf([line(runs)])).toBe('xxxx');
  expect(markdownOf([line([run('x', { link: 'mailto:a@e.org' })])])).toBe('[x](mailto:a@e.org)');
});

test('as HTML, words stay words', () => {
  expect(
    htmlOf([
      line([
        run('<b> & '),
        run('x', { bold: true, link: 'javascript:alert(1)' }),
        run('y', { link: 'https://e.org/"' }),
      ]),
      line('a', { path: 't', ticked: true }),
      line('b', { path: '-b' }),
    ]),
  ).toBe(
    '<p>&lt;b&gt; &amp; <strong>x</strong><a href="https://e.org/&quot;">y</a></p><ul><li><input type="checkbox" checked disabled> a<ul><li>b</li></ul></li></ul>',
  );
});
