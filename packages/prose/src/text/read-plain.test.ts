/** Plain text and what it means: notes copied as plain text are read as the same notes. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type LineShape, lineText } from './line.ts';
import { plainLines } from './plain-text.ts';
import { readPlain } from './read-plain.ts';

const shapes = (lines: readonly LineShape[]) =>
  lines.map((line) =>
    `${line.path} ${line.kind}${line.ticked ? ' ticked' : ''}: ${lineText(line)}`.trim(),
  );

test('lists, ticks, numbers, quotes, headings and rules', () => {
  const text = [
    '# Next quarter',
    'Words before.',
    '',
    '- one',
    '  - two, within it',
    '  more of one',
    '- [x] done',
    '[ ] open',
    '1. first',
    '2) second',
    '> said',
    '> by her',
    '---',
    '    Words with a space before.',
  ].join('\n');
  expect(shapes(readPlain(text))).toEqual([
    'h2: Next quarter',
    'p: Words before.',
    'b p: one',
    '-b p: two, within it',
    '- p: more of one',
    't p ticked: done',
    't p: open',
    'o p: first',
    'o p: second',
    'q p: said',
    '> p: by her',
    'hr:',
    'p:     Words with a space before.',
  ]);
});

test('what only looks like a sign stays what it is', () => {
  for (const line of [
    '-5 degrees',
    '#hashtag',
    '1.5 litres',
    '[maybe] so',
    'a > b',
    '2026. A year',
  ])
    expect(shapes(readPlain(line))).toEqual([`p: ${line}`]);
});

test('lists copied as plain text are read as the same lists', () => {
  const words = fc.constantFrom('Lead', 'a team', 'by spring');
  const item = fc.record({
    path: fc.constantFrom('b', '-b', '--b', 'o', '-o', 't', '-t', 'q', '>', '', '-'),
    ticked: fc.boolean(),
    text: words,
  });
  fc.assert(
    fc.property(fc.array(item, { maxLength: 12 }), (items) => {
      const written = plainLines(
        items.map(({ path, ticked, text }) => ({
          kind: 'p',
          path,
          ticked: ticked && path.endsWith('t'),
          runs: [{ text, marks: {} }],
          length: text.length,
        })),
      );
      expect(plainLines(readPlain(written.join('\n')))).toEqual(written);
    }),
    { numRuns: 5000 },
  );
});
