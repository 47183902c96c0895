/**
 * Texts, ids and sets beyond what a device can handle: read in part, kept whole, and never
 * overwritten by what was read.
 */
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { editMessage, messages, startThread } from '../feedback/index.ts';
import { createGoal, goals, renameGoal, writeGoalLine } from '../goals/index.ts';
import { people, renamePerson } from '../people/index.ts';
import type { PersonId } from '../shared/ids.ts';
import { isBeginning, LONGEST_TEXT_CHARACTERS } from '../shared/texts.ts';
import { tasks } from '../tasks/index.ts';
import { binRecord, purgeRecord } from './bin.ts';
import { proseName, readMeta, rootOf } from './document.ts';
import { readAll, readOne } from './read.ts';
import { testWriter } from './test-writers.ts';

const LONG = 'x'.repeat(20_000_000);
const anchor = { kind: 'workspace', id: null, range: null } as const;

test('[F32] of a title of 20 MB the beginning is read; renaming, which has seen no more, changes nothing', () => {
  const mira = testWriter('mira', 1);
  const id = createGoal(mira, { title: LONG, horizon: 'short' });
  const title = readOne(mira.doc, goals, id)?.title ?? '';
  expect(title).toHaveLength(LONGEST_TEXT_CHARACTERS + 1);
  expect(isBeginning(title)).toBe(true);
  renameGoal(mira, id, `${title} and more`);
  const kept = (rootOf(mira.doc, goals).get(id) as Y.Map<Y.Text>).get('title');
  expect(kept?.length).toBe(LONG.length);
  binRecord(mira, goals, id);
  expect(readOne(mira.doc, goals, id)?.deletedAt).not.toBeNull();
});

test('[F32] a text as long as can be read is read and edited whole', () => {
  const mira = testWriter('mira', 1);
  const whole = 'y'.repeat(LONGEST_TEXT_CHARACTERS);
  const id = createGoal(mira, { title: whole, horizon: 'short' });
  expect(readOne(mira.doc, goals, id)?.title).toBe(whole);
  expect(isBeginning(whole)).toBe(false);
  renameGoal(mira, id, whole.slice(1));
  expect(readOne(mira.doc, goals, id)?.title).toBe(whole.slice(1));
});

test('[F32] text stored as a plain string is left alone too when it is too long to be read', () => {
  const mira = testWriter('mira', 1);
  startThread(mira, { anchor, kind: 'comment', body: LONG });
  const [message] = readAll(mira.doc, messages).records;
  if (message === undefined) throw new Error('there is a message');
  expect(isBeginning(message.body)).toBe(true);
  editMessage(mira, message.id, 'short');
  expect(rootOf(mira.doc, messages).get(message.id)).toMatchObject({ body: LONG });
  const person = 'p' as PersonId;
  rootOf(mira.doc, people).set(person, new Y.Map([['name', LONG]]));
  renamePerson(mira, person, 'Mira');
  expect((rootOf(mira.doc, people).get(person) as Y.Map<unknown>).get('name')).toBe(LONG);
});

test('[F32] a line that is a plain string of line breaks is recognised as a beginning', () => {
  const mira = testWriter('mira', 1);
  const id = createGoal(mira, { title: 'A', horizon: 'short' });
  (rootOf(mira.doc, goals).get(id) as Y.Map<unknown>).set('relevance', '\r\n'.repeat(1_000_000));
  expect(isBeginning(readOne(mira.doc, goals, id)?.relevance ?? '')).toBe(true);
  writeGoalLine(mira, id, 'relevance', 'short');
  expect((rootOf(mira.doc, goals).get(id) as Y.Map<string>).get('relevance')).toHaveLength(2e6);
});

test('[F32] a beginning ends between two letters, never within one', () => {
  const mira = testWriter('mira', 1);
  const id = createGoal(mira, { title: `a${'😀'.repeat(50_000)}`, horizon: 'short' });
  const title = readOne(mira.doc, goals, id)?.title ?? '';
  expect(title.isWellFormed()).toBe(true);
  expect(isBeginning(title)).toBe(true);
});

test('[F32] an id of a megabyte isn’t an id: the record is set aside, and no other refers to it', () => {
  const mira = testWriter('mira', 1);
  const id = 'k'.repeat(1_000_000);
  rootOf(mira.doc, goals).set(id, new Y.Map([['title', new Y.Text('A goal')]]));
  const fields = { text: new Y.Text('A step'), goal: id, [`owner:${id}`]: true, order: id };
  rootOf(mira.doc, tasks).set('t', new Y.Map<unknown>(Object.entries(fields)));
  expect(readAll(mira.doc, goals).setAside).toHaveLength(1);
  expect(readAll(mira.doc, tasks).records).toMatchObject([
    { text: 'A step', goal: null, owners: [] },
  ]);
});

test('[F32] of 50,000 members of one set a hundred are read, always the same ones', () => {
  const mira = testWriter('mira', 1);
  const owners = Array.from({ length: 50_000 }, (_, at) => `owner:p${String(at)}`);
  const fields = [['text', new Y.Text('A step')], ...owners.map((key) => [key, true] as const)];
  rootOf(mira.doc, tasks).set('t', new Y.Map<unknown>(fields as [string, unknown][]));
  const [task] = readAll(mira.doc, tasks).records;
  expect(task?.owners).toHaveLength(100);
  expect(task?.owners[0]).toBe('p0');
});

test('[F32] a workspace’s name is kept in lists outside the document, so a long one is cut', () => {
  const { doc } = testWriter('mira', 1);
  doc.getMap('meta').set('name', LONG);
  expect(readMeta(doc).name.length).toBeLessThanOrEqual(1_000);
});

test('deleting for good creates no rich texts', () => {
  const mira = testWriter('mira', 1);
  const id = createGoal(mira, { title: 'A', horizon: 'short' });
  purgeRecord(mira, goals, id);
  expect(rootOf(mira.doc, goals).size).toBe(0);
  expect(mira.doc.share.has(proseName('goals', id, 'notes'))).toBe(false);
});
