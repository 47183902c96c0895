/** Ids stand in addresses: one that somebody made up may not lead a click anywhere else. */
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { goals } from '../goals/goal.ts';
import { readTopicLink } from '../meetings/agenda-item.ts';
import { occurrenceId } from '../meetings/occurrences.ts';
import type { Day } from '../shared/days.ts';
import { newId } from '../shared/ids.ts';
import { tasks } from '../tasks/task.ts';
import { rootOf } from './document.ts';
import { isId } from './entity.ts';
import { readAll } from './read.ts';

const random = (size: number) => crypto.getRandomValues(new Uint8Array(size));
const LEADING = [
  ...['../../../join#w.AAAA', '..', '.', 'x?safe', 'x#top', '%2e%2e', '..\\join', '/evil.example'],
  ...['\t..', 'a b', '"]', "'", ' '],
];

test.each(LEADING)('%j isn’t a valid id of a record or of another that it names', (id) => {
  expect(isId(id)).toBe(false);
  const doc = new Y.Doc();
  const goal = (parent: string) =>
    new Y.Map<unknown>([
      ['title', new Y.Text('Goal')],
      ['parent', parent],
    ]);
  rootOf(doc, goals).set(id, goal('above'));
  rootOf(doc, goals).set('below', goal(id));
  const { records, setAside } = readAll(doc, goals);
  expect(records.map((each) => [each.id, each.parent])).toEqual([['below', null]]);
  expect(setAside.map((each) => each.id)).toEqual([id]);
});

test.each(LEADING)('%j isn’t a valid id of a meeting, or of what a topic is about', (id) => {
  const doc = new Y.Doc();
  const task = new Y.Map<unknown>([
    ['text', new Y.Text('Ask')],
    [`meeting:${id}`, true],
    ['meeting:m', true],
  ]);
  rootOf(doc, tasks).set('t', task);
  expect(readAll(doc, tasks).records.map((each) => each.meetings)).toEqual([['m']]);
  expect(readTopicLink(`goals:${id}`)).toBeNull();
  expect(readTopicLink('goals:g')).toEqual({ collection: 'goals', id: 'g' });
});

test('the ids that are given are ids', () => {
  const series = newId<Parameters<typeof occurrenceId>[0]['series']>(random);
  for (const id of [newId(random), occurrenceId({ series, day: '2027-03-12' as Day }), 'checkIn'])
    expect([id, isId(id)]).toEqual([id, true]);
});
