/** What the palette finds, and in which order. */
import { describe, expect, test } from 'vitest';
import { Finder, type Findable } from './find.ts';

const thing = (title: string, text = ''): Findable => ({ id: title, title, about: '', text });
const titles = (finder: Finder<Findable>, query: string) =>
  finder.find(query).flatMap(({ entries }) => entries.map(({ title }) => title));

describe('finding by words', () => {
  const goals = [
    'Lead a project team',
    'Complete the course',
    'Team lead for a week',
    'Misleading',
  ];
  const finder = new Finder([{ label: 'Goals', entries: goals.map((title) => thing(title)) }]);

  test('every word has to be there, in any order', () => {
    expect(titles(finder, 'team project')).toEqual(['Lead a project team']);
    expect(titles(finder, 'team holiday')).toEqual([]);
  });

  test('a title that begins with the words comes first, one with them inside a word last', () => {
    expect(titles(finder, 'lead')).toEqual([
      'Lead a project team',
      'Team lead for a week',
      'Misleading',
    ]);
  });

  test('accents and capitals do not matter', () => {
    const names = new Finder([{ label: 'Meetings', entries: [thing('Café with Zoë')] }]);
    expect(titles(names, 'cafe ZOE')).toEqual(['Café with Zoë']);
  });

  test('words beside the title count, after titles', () => {
    const threads = new Finder([
      { label: 'Threads', entries: [thing('What about this', 'pacing'), thing('Pacing myself')] },
    ]);
    expect(titles(threads, 'pacing')).toEqual(['Pacing myself', 'What about this']);
  });

  test('at most eight of a kind are shown, and an empty query finds nothing', () => {
    const many = Array.from({ length: 2_000 }, (_, index) => thing(`Goal ${index}`));
    const all = new Finder([{ label: 'Goals', entries: many }]);
    expect(titles(all, 'goal')).toHaveLength(8);
    expect(titles(all, '  ')).toEqual([]);
  });
});
