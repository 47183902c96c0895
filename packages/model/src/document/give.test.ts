import { expect, test } from 'vitest';
import { collections } from '../collections.ts';
import { addLearning, learnings } from '../learning/index.ts';
import type { PersonId } from '../shared/ids.ts';
import { addSkill, renameSkill, skills } from '../skills/index.ts';
import { giveRecord } from './give.ts';
import { History } from './history.ts';
import { readOne } from './read.ts';
import { exchange, testWriter } from './test-writers.ts';

const jonas = 'jonas' as PersonId;

test('[DOC-2] a record is given to somebody while the other person renames it, and both stand', () => {
  const [mira, robin] = [testWriter('mira', 1), testWriter('robin', 2)];
  const id = addSkill(mira, { name: 'SQL', kind: 'technical' });
  exchange(mira, robin);
  giveRecord(mira, skills, id, jonas);
  renameSkill(robin, id, 'SQL and R');
  exchange(mira, robin);
  expect(readOne(robin.doc, skills, id)).toMatchObject({ name: 'SQL and R', person: 'jonas' });
});

test('[DOC-9] giving a record is one step of undo, even of one whose owner was never written down', () => {
  const mira = testWriter('mira', 1);
  const id = addLearning(mira, { title: 'Latin' });
  mira.doc.getMap<Map<string, unknown>>('learnings').get(id)?.delete('person');
  const history = new History(mira.doc, Object.values(collections), Date.now);
  const owner = () => readOne(mira.doc, learnings, id)?.person;
  expect(owner()).toBe('mira');
  const { step } = history.step(() => giveRecord(mira, learnings, id, jonas));
  expect(owner()).toBe('jonas');
  expect(step && history.takeBack(step).ok).toBe(true);
  expect(owner()).toBe('mira');
});
