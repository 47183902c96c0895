/** What the palette finds, and in which order. */
import { describe, expect, test } from 'vitest';
import { type Findable, Finder } from './find.ts';

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

  test('a title that begins with the words comes first, one that has them inside a word last', () => {
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

  test.each([
    ['INTERVIEW', 'interview'],
    ['Hauptstraße', 'hauptstrasse'],
    ['resume\u0301', 'resumé'],
    ['東京での会議', '会議 東京'],
    ['東京での会議', '東京会議'],
    ['ประชุมทบทวนเป้าหมาย', 'เป้าหมาย'],
    ['встреча в Москве', 'МОСКВЕ'],
  ])('“%s” is found by “%s”', (title, searched) => {
    const all = new Finder([{ label: 'Goals', entries: [thing(title)] }]);
    expect(titles(all, searched)).toEqual([title]);
  });

  test('the excerpt starts at the right letter, even after letters that fold to several', () => {
    const all = new Finder([{ label: 'Goals', entries: [thing('A goal')] }]);
    const text = `${'Straße '.repeat(20)}Łódź is where we meet`;
    all.add({ kind: 'Goals', id: 'A goal', where: 'In the notes', text });
    const [found] = all.find('lodz').flatMap(({ entries }) => entries);
    expect(found?.found).toMatch(/^In the notes: …(Straße ){3,4}Łódź is where we meet$/);
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

describe('finding passages', () => {
  const finder = () =>
    new Finder([{ label: 'Goals', entries: [thing('Lead a team'), thing('Pacing')] }]);
  const found = (each: Finder<Findable>, query: string) =>
    each.find(query).flatMap(({ entries }) => entries.map(({ title, found }) => [title, found]));

  test('a passage is found as soon as it is added, and says where the words are', () => {
    const words = finder();
    expect(found(words, 'Ines')).toEqual([]);
    const text = 'We spoke at length about many things and then Ines offered the pilot.';
    words.add({ kind: 'Goals', id: 'Lead a team', where: 'In the notes', text });
    words.add({ kind: 'Goals', id: 'a goal that is gone', where: 'In the notes', text });
    const where = 'In the notes: …about many things and then Ines offered the pilot.';
    expect(found(words, 'ines')).toEqual([['Lead a team', where]]);
    expect(found(words, 'ines team')).toHaveLength(1);
    expect(found(words, 'ines holiday')).toEqual([]);
  });

  test('entries with the words in their title come first, and nothing appears twice', () => {
    const words = finder();
    words.add({ kind: 'Goals', id: 'Lead a team', where: 'In the notes', text: 'Pacing, again' });
    words.add({ kind: 'Goals', id: 'Lead a team', where: 'Why it matters', text: 'Pacing' });
    words.add({ kind: 'Goals', id: 'Pacing', where: 'In the notes', text: 'Pacing' });
    expect(found(words, 'pacing')).toEqual([
      ['Pacing', undefined],
      ['Lead a team', 'In the notes: Pacing, again'],
    ]);
  });
});
