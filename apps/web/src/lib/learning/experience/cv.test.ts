import type { Experience, ExperienceKind } from '@cairn/model/learning';
import type { Day } from '@cairn/model/shared';
import { expect, test } from 'vitest';
import { cvDates, cvHtml, cvText } from './cv.ts';

const day = (text: string | null) => text as Day | null;

function done(
  kind: ExperienceKind,
  title: string,
  [start, end]: readonly [string | null, string | null],
  more: Partial<Experience> = {},
): Experience {
  const dates = { start: day(start), end: day(end) };
  return { id: title, kind, title, ...dates, where: '', cvLine: '', ...more } as Experience;
}

const ALL = [
  done('teaching', 'Evening class', ['2024-01-10', null], { cvLine: 'Taught SQL to 12 adults' }),
  done('leading', 'Guild', ['2025-11-01', '2026-02-01'], { where: 'Atelier <Nord> & "Co"' }),
  done('leading', 'Release train', ['2026-02-01', '2026-05-01']),
  done('leading', '', [null, null]),
];

test('dates are said by months, and what goes on is said since when', () => {
  const dates = (start: string | null, end: string | null) =>
    cvDates({ start: day(start), end: day(end) });
  expect(dates('2026-02-01', '2026-05-31')).toBe('Feb–May 2026');
  expect(dates('2025-11-01', '2026-02-01')).toBe('Nov 2025–Feb 2026');
  expect(dates('2026-05-01', '2026-05-31')).toBe('May 2026');
  expect(dates(null, '2026-05-31')).toBe('May 2026');
  expect(dates('2024-01-10', null)).toBe('since Jan 2024');
  expect(dates(null, null)).toBe('');
});

test('the text has a heading for each kind and a line for each experience, the newest first', () => {
  expect(cvText(ALL)).toBe(
    [
      'Leading',
      '- Release train (Feb–May 2026)',
      '- Guild (Atelier <Nord> & "Co", Nov 2025–Feb 2026)',
      '- Untitled',
      '',
      'Teaching',
      '- Taught SQL to 12 adults (since Jan 2024)',
    ].join('\n'),
  );
  expect(cvText([])).toBe('');
});

test('the HTML says the same, and what people wrote is never markup', () => {
  expect(cvHtml(ALL)).toBe(
    '<h3>Leading</h3><ul><li>Release train (Feb–May 2026)</li>' +
      '<li>Guild (Atelier &lt;Nord&gt; &amp; &quot;Co&quot;, Nov 2025–Feb 2026)</li>' +
      '<li>Untitled</li></ul>' +
      '<h3>Teaching</h3><ul><li>Taught SQL to 12 adults (since Jan 2024)</li></ul>',
  );
});
