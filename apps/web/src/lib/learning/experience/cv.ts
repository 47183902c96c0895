/** Experience as lines of a CV: grouped by kind, each with its place and dates, as text and as HTML. */
import { type Experience, forCv } from '@cairn/model/learning';
import { EXPERIENCE_WORDS, titleOf } from '../learning-words.ts';

const MONTH = new Intl.DateTimeFormat('en-GB', { month: 'short', timeZone: 'UTC' });

/** "Feb–May 2026", "Nov 2025–Feb 2026", "since Jan 2024", "May 2026"; `''` without dates. */
export function cvDates({ start, end }: Pick<Experience, 'start' | 'end'>): string {
  if (start === null) return end === null ? '' : monthYear(end);
  if (end === null) return `since ${monthYear(start)}`;
  if (start.slice(0, 7) === end.slice(0, 7)) return monthYear(end);
  const sameYear = start.slice(0, 4) === end.slice(0, 4);
  return `${sameYear ? month(start) : monthYear(start)}–${monthYear(end)}`;
}

const month = (day: string) => MONTH.format(Date.parse(day));
const monthYear = (day: string) => `${month(day)} ${day.slice(0, 4)}`;

/** What it says of itself: the line for the CV, or its title where there is none. */
export function cvLineOf(experience: Pick<Experience, 'cvLine' | 'title'>): string {
  return experience.cvLine.trim() || titleOf(experience);
}

/** Where and when, in brackets in the text. */
export function cvFacts({ where, ...dates }: Pick<Experience, 'where' | 'start' | 'end'>): string {
  return [where.trim(), cvDates(dates)].filter(Boolean).join(', ');
}

export function cvText(experiences: readonly Experience[]): string {
  return forCv(experiences)
    .map(({ kind, experiences: some }) => {
      const lines = some.map((each) => `- ${withFacts(cvLineOf(each), cvFacts(each))}`);
      return [EXPERIENCE_WORDS[kind], ...lines].join('\n');
    })
    .join('\n\n');
}

export function cvHtml(experiences: readonly Experience[]): string {
  return forCv(experiences)
    .map(({ kind, experiences: some }) => {
      const items = some.map((each) => {
        const [line, facts] = [cvLineOf(each), cvFacts(each)].map(escape);
        return `<li>${withFacts(line ?? '', facts ?? '')}</li>`;
      });
      return `<h3>${EXPERIENCE_WORDS[kind]}</h3><ul>${items.join('')}</ul>`;
    })
    .join('');
}

const withFacts = (line: string, facts: string) => (facts === '' ? line : `${line} (${facts})`);

const ENTITIES: Readonly<Record<string, string>> = {
  ...{ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' },
};
const escape = (words: string) => words.replace(/[&<>"']/g, (letter) => ENTITIES[letter] ?? '');
