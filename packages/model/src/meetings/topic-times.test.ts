import { expect, test } from 'vitest';
import { allCollections } from '../collections.ts';
import { rootOf } from '../document/document.ts';
import { History } from '../document/history.ts';
import { readAll } from '../document/read.ts';
import { exchange, testWriter } from '../document/test-writers.ts';
import type { AgendaItemId, MeetingId } from '../shared/ids.ts';
import { addAgendaItem, setAgendaItemDiscussed } from './change-agenda.ts';
import { noteTopicTime } from './change-topic-times.ts';
import { minutesOn } from './read-topic-times.ts';
import { topicTimes } from './topic-time.ts';

const meeting = 'm' as MeetingId;
const topic = 't' as AgendaItemId;

const minutes = ({ doc }: ReturnType<typeof testWriter>) =>
  minutesOn(readAll(doc, topicTimes).records, topic, meeting);

test('[DOC-15] coming back to a topic adds to its one value, whoever moves on', () => {
  const [mira, robin] = [testWriter('mira', 1), testWriter('robin', 2)];
  noteTopicTime(mira, { topic, meeting, minutes: 5 });
  noteTopicTime(mira, { topic, meeting, minutes: 2 });
  exchange(mira, robin);
  noteTopicTime(robin, { topic, meeting, minutes: 3 });
  exchange(mira, robin);
  expect(minutes(mira)).toBe(10);
  expect(rootOf(mira.doc, topicTimes).size).toBe(2);
});

test('two who note the same minutes at the same time count them once', () => {
  const [mira, robin] = [testWriter('mira', 1), testWriter('robin', 2)];
  for (const writer of [mira, robin]) noteTopicTime(writer, { topic, meeting, minutes: 12 });
  exchange(mira, robin);
  expect([minutes(mira), minutes(robin)]).toEqual([12, 12]);
});

test('less than a minute writes nothing, and another meeting has minutes of its own', () => {
  const mira = testWriter('mira', 1);
  noteTopicTime(mira, { topic, meeting, minutes: 0 });
  noteTopicTime(mira, { topic, meeting: 'n' as MeetingId, minutes: 4 });
  expect(minutes(mira)).toBe(0);
  expect(readAll(mira.doc, topicTimes).records).toMatchObject([
    { topic, meeting: 'n', minutes: 4 },
  ]);
});

test('undo takes back the tick and not the minutes, which have passed', () => {
  const mira = testWriter('mira', 1);
  const id = addAgendaItem(mira, { text: 'The talk', meeting });
  const history = new History(mira.doc, allCollections, mira.now);
  setAgendaItemDiscussed(mira, id, meeting);
  noteTopicTime(mira, { topic: id, meeting, minutes: 7 });
  expect(history.undo()).toBe('agendaItem.tickOff');
  expect(minutesOn(readAll(mira.doc, topicTimes).records, id, meeting)).toBe(7);
});
