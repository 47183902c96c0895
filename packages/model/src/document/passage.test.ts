/** The words that a record was made from stay with it. */
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { Day } from '../shared/days.ts';
import type { MeetingId } from '../shared/ids.ts';
import { createTask, tasks } from '../tasks/index.ts';
import { addWin, editWin, wins } from '../wins/index.ts';
import type { Passage } from './passage.ts';
import { readAll, readOne } from './read.ts';
import { testWriter } from './test-writers.ts';

const meeting = 'm' as MeetingId;
const passage: Passage = {
  ...{ meeting, field: 'notes', start: 'AQ==', end: 'Ag==' },
  quote: 'We go on with the talk',
};

test('an action item and a win keep the words of the notes they were made from', () => {
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

test('[DOC-7] words without a meeting or a field count as none', () => {
  const { doc } = testWriter('mira', 1);
  for (const [id, missing] of [
    ['a', 'anchorId'],
    ['b', 'anchorField'],
  ] as const) {
    const stored = { anchorId: 'm', anchorField: 'notes', anchorStart: 7, anchorQuote: 'We' };
    const entries = Object.entries(stored).filter(([key]) => key !== missing);
    doc.getMap('tasks').set(id, new Y.Map<unknown>([['text', new Y.Text('Ask')], ...entries]));
  }
  expect(readAll(doc, tasks).records.map((task) => task.passage)).toEqual([null, null]);
});
