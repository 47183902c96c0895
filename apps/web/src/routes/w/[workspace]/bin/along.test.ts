import { allCollections, type CollectionName, collections } from '@cairn/model/collections';
import { binRecord, type Collection, type Entity, readAll } from '@cairn/model/document';
import { replyToThread, startThread } from '@cairn/model/feedback';
import { createGoal } from '@cairn/model/goals';
import {
  addAgendaItem,
  bringAgendaItem,
  createMeeting,
  setAgendaItemDiscussed,
} from '@cairn/model/meetings';
import { createTask, tasks } from '@cairn/model/tasks';
import { expect, test } from 'vitest';
import { testWriter } from '#lib/session/test-writer.ts';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';
import { alongWith } from './along.ts';

function workspace() {
  const writer = testWriter();
  const table = <T extends Entity>(collection: Collection<T>) => ({
    get all() {
      return readAll(writer.doc, collection).records.filter(({ deletedAt }) => deletedAt === null);
    },
    get binned() {
      return readAll(writer.doc, collection).records.filter(({ deletedAt }) => deletedAt !== null);
    },
  });
  const session = Object.fromEntries(
    allCollections.map((collection) => [collection.name, table(collection)]),
  ) as unknown as WorkspaceSession;
  const along = (kind: CollectionName, id: string) =>
    alongWith(session, kind, [{ collection: collections[kind], id }]);
  return { writer, along };
}

const meeting = { title: 'Check-in', kind: 'checkIn', zone: 'UTC', startsAt: null } as const;

test('[DOC-6] a goal takes along its steps, in the bin or not, and what was said about it and them', () => {
  const { writer, along } = workspace();
  const goal = createGoal(writer, { title: 'Lead a team', horizon: 'long' });
  const other = createGoal(writer, { title: 'Speak', horizon: 'short' });
  const [first, second] = ['One', 'Two'].map((text) => createTask(writer, { text, goal }));
  if (first === undefined || second === undefined) throw new Error('two steps were made');
  createTask(writer, { text: 'Of another goal', goal: other });
  binRecord(writer, tasks, second);
  const about = (kind: 'goal' | 'task', id: typeof goal | typeof first) =>
    startThread(writer, { anchor: { kind, id, range: null }, kind: 'comment', body: 'Hm' });
  const onGoal = about('goal', goal);
  const onStep = about('task', first);
  about('goal', other);
  const reply = replyToThread(writer, onGoal, 'Yes');
  const { refs, words } = along('goals', goal);
  expect(words).toBe('2 steps and 2 threads');
  const ids = refs.map(({ id }) => id);
  expect(ids).toEqual(expect.arrayContaining([first, second, onGoal, onStep, reply]));
  expect(ids).toHaveLength(7);
});

test('[DOC-6] a meeting takes along the topics that were discussed only there, and leaves open ones and its action items', () => {
  const { writer, along } = workspace();
  const [gone, next] = [createMeeting(writer, meeting), createMeeting(writer, meeting)];
  const alone = addAgendaItem(writer, { text: 'Only here', meeting: gone });
  setAgendaItemDiscussed(writer, alone, gone);
  addAgendaItem(writer, { text: 'Not reached', meeting: gone });
  const brought = addAgendaItem(writer, { text: 'In both', meeting: gone });
  bringAgendaItem(writer, brought, next);
  createTask(writer, { text: 'Agreed', meeting: gone });
  const { refs, words } = along('meetings', gone);
  expect(refs.map(({ id }) => id)).toEqual([alone]);
  expect(words).toBe('1 topic');
});

test('[DOC-6] a thread takes along its messages, and a message nothing', () => {
  const { writer, along } = workspace();
  const anchor = { kind: 'workspace', id: null, range: null } as const;
  const thread = startThread(writer, { anchor, kind: 'question', body: 'Why?' });
  const reply = replyToThread(writer, thread, 'Because.');
  expect(along('threads', thread).words).toBe('2 messages');
  expect(along('threads', thread).refs).toHaveLength(2);
  expect(along('messages', reply)).toEqual({ refs: [], words: '' });
});
