import { expect, test } from 'vitest';
import { binRecord, restoreRecord } from '../document/bin.ts';
import type { Passage } from '../document/passage.ts';
import { readAll, readOne } from '../document/read.ts';
import { exchange, testWriter } from '../document/test-writers.ts';
import type { Day } from '../shared/days.ts';
import type { MeetingId } from '../shared/ids.ts';
import { createTask, tasks } from '../tasks/index.ts';
import { addWin, editWin, wins } from '../wins/index.ts';
import { addDecisions, rewordDecision } from './change-decisions.ts';
import { decisions } from './decision.ts';

const meeting = 'm' as MeetingId;
const passage: Passage = {
  ...{ meeting, field: 'notes', start: 'AQ==', end: 'Ag==' },
  quote: 'We go on with the talk',
};

test('a decision keeps the words it was made from, however it is worded afterwards', () => {
  const mira = testWriter('mira', 1);
  const [id] = addDecisions(mira, ['We go on\nwith the talk'], { meeting, passage });
  if (id === undefined) throw new Error('one text makes one decision');
  rewordDecision(mira, id, 'The talk stays in the plan');
  expect(readOne(mira.doc, decisions, id)).toMatchObject({
    text: 'The talk stays in the plan',
    ...{ meeting, passage, createdBy: 'mira' },
  });
});

test('an action item and a win keep the words they were made from as well', () => {
  const mira = testWriter('mira', 1);
  createTask(mira, { text: 'Write the outline', meeting, passage });
  createTask(mira, { text: 'Something else', meeting });
  const win = addWin(mira, { date: '2027-02-03' as Day, text: 'It was short', passage });
  editWin(mira, win, { text: 'It was very short' });
  expect(readAll(mira.doc, tasks).records.map((task) => task.passage)).toEqual(
    expect.arrayContaining([passage, null]),
  );
  expect(readOne(mira.doc, wins, win)).toMatchObject({ text: 'It was very short', passage });
});

test('decisions that both make at once are all there; one that was binned keeps what the other wrote', () => {
  const [mira, robin] = [testWriter('mira', 1), testWriter('robin', 2)];
  const [id] = addDecisions(mira, ['The talk'], { meeting });
  if (id === undefined) throw new Error('one text makes one decision');
  exchange(mira, robin);
  addDecisions(mira, ['The course', 'The book'], { meeting });
  addDecisions(robin, ['The tree'], { meeting });
  binRecord(mira, decisions, id);
  rewordDecision(robin, id, 'The talk in March');
  exchange(mira, robin);
  restoreRecord(robin, decisions, id);
  exchange(mira, robin);
  const textsOf = ({ doc }: typeof mira) =>
    readAll(doc, decisions)
      .records.map(({ text }) => text)
      .sort();
  expect(textsOf(mira)).toEqual(['The book', 'The course', 'The talk in March', 'The tree']);
  expect(textsOf(robin)).toEqual(textsOf(mira));
});
