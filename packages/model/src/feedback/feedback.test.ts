import { expect, test } from 'vitest';
import { binRecord, purgeRecord } from '../document/bin.ts';
import { rootOf } from '../document/document.ts';
import { readAll, readOne } from '../document/read.ts';
import { exchange, testWriter } from '../document/test-writers.ts';
import type { GoalId, ThreadId } from '../shared/ids.ts';
import { type Anchor, subjectOf } from './anchor.ts';
import {
  editMessage,
  replyToThread,
  setThreadOutcome,
  setThreadStatus,
  startThread,
} from './change-feedback.ts';
import { messages } from './message.ts';
import { conversation, waitsFor } from './read-feedback.ts';
import { threads } from './thread.ts';

const everything: Anchor = { kind: 'workspace', id: null, range: null };
const words: Anchor = {
  kind: 'goal',
  id: 'g' as GoalId,
  range: { field: 'notes', start: 'AA==', end: 'AQ==', quote: 'I talk too fast' },
};

function talk(anchor: Anchor = everything) {
  const [mira, robin] = [testWriter('mira', 1), testWriter('robin', 2)];
  const id = startThread(robin, { anchor, kind: 'question', body: 'How fast?' });
  exchange(mira, robin);
  const waits = (who: typeof mira) => {
    const thread = readOne(who.doc, threads, id);
    const said = readAll(who.doc, messages).records.filter((message) => message.thread === id);
    return thread !== undefined && waitsFor(thread, said, who.person);
  };
  return { mira, robin, id, waits };
}

test('a thread starts open, with its first message and what it is about', () => {
  const { mira, id } = talk(words);
  expect(readOne(mira.doc, threads, id)).toMatchObject({
    kind: 'question',
    status: 'open',
    outcomes: [],
    anchor: words,
  });
  expect(readAll(mira.doc, messages).records).toMatchObject([
    { thread: id, body: 'How fast?', editedAt: null, createdBy: 'robin' },
  ]);
  expect(readOne(talk().mira.doc, threads, 'nothing' as ThreadId)).toBeUndefined();
});

test('threads about records of different kinds are told apart, whatever ids these have', () => {
  const ids = ['', 'workspace', 'goal', 'x'];
  const subjects = (['workspace', 'goal', 'task', 'meeting'] as const).flatMap((kind) =>
    ids.map((id) => subjectOf({ kind, id })),
  );
  expect(new Set(subjects).size).toBe(16);
  expect(subjectOf(everything)).toBe(subjectOf({ kind: 'workspace', id: '' }));
});

test('a thread waits for the person who didn’t have the last word, until it is resolved', () => {
  const { mira, robin, id, waits } = talk();
  expect([waits(mira), waits(robin)]).toEqual([true, false]);
  mira.wait(60_000);
  const reply = replyToThread(mira, id, 'Too fast');
  exchange(mira, robin);
  expect([waits(mira), waits(robin)]).toEqual([false, true]);
  binRecord(mira, messages, reply);
  expect(waits(mira)).toBe(true);
  setThreadStatus(mira, id, 'resolved');
  expect(waits(mira)).toBe(false);
  setThreadStatus(mira, id, 'open');
  expect(waits(mira)).toBe(true);
  binRecord(mira, threads, id);
  expect(waits(mira)).toBe(false);
});

test('a thread without messages waits for nobody', () => {
  const { mira, id, waits } = talk();
  for (const { id: message } of readAll(mira.doc, messages).records)
    binRecord(mira, messages, message);
  expect(readOne(mira.doc, threads, id)).toBeDefined();
  expect(waits(mira)).toBe(false);
});

test('[DOC-15] a message is one plain value, and an edit is marked on it', () => {
  const { robin } = talk();
  const [first] = readAll(robin.doc, messages).records;
  if (first === undefined) throw new Error('a thread starts with a message');
  editMessage(robin, first.id, 'How fast exactly?');
  expect(rootOf(robin.doc, messages).get(first.id)).toMatchObject({
    body: 'How fast exactly?',
    editedAt: robin.now(),
    createdBy: 'robin',
  });
});

test('a conversation is read from oldest to newest, without what was deleted', () => {
  const { mira, robin, id } = talk();
  mira.wait(2_000);
  robin.wait(1_000);
  replyToThread(mira, id, 'third');
  replyToThread(robin, id, 'second');
  exchange(mira, robin);
  expect(conversation(readAll(mira.doc, messages).records).map(({ body }) => body)).toEqual([
    'How fast?',
    'second',
    'third',
  ]);
});

test.each([86_400_000, -86_400_000])(
  'F26: [DOC-10] with a clock that is off by %i ms an answer comes after its question, and waits for the right person',
  (off) => {
    const { mira, robin, id } = talk();
    robin.wait(off);
    const said = ['How fast?'];
    for (const writer of [robin, mira, robin, mira]) {
      writer.wait(1);
      said.push(`${writer.person} ${String(said.length)}`);
      replyToThread(writer, id, said.at(-1) ?? '');
      exchange(mira, robin);
      const found = readAll(mira.doc, messages).records;
      expect(conversation(found).map(({ body }) => body)).toEqual(said);
      const thread = readOne(mira.doc, threads, id);
      expect(thread && waitsFor(thread, found, robin.person)).toBe(writer === mira);
    }
  },
);

test('what was done about feedback is kept on its thread', () => {
  const { mira, id } = talk();
  setThreadOutcome(mira, id, 'I speak from cards now');
  setThreadStatus(mira, id, 'applied');
  expect(readOne(mira.doc, threads, id)).toMatchObject({
    outcomes: [{ person: 'mira', words: 'I speak from cards now' }],
    status: 'applied',
  });
});

test('[DOC-6] a thread deleted for good takes its messages with it, as one change on both devices', () => {
  const { mira, robin, id } = talk();
  const reply = replyToThread(mira, id, 'Too fast');
  const other = startThread(mira, { anchor: everything, kind: 'praise', body: 'That went well' });
  const said = readAll(mira.doc, messages).records.filter(({ thread }) => thread === id);
  let updates = 0;
  mira.doc.on('update', () => (updates += 1));
  purgeRecord(
    mira,
    threads,
    id,
    said.map((message) => ({ collection: messages, id: message.id })),
  );
  exchange(mira, robin);
  expect(updates).toBe(1);
  expect(said.map((message) => message.id)).toContain(reply);
  expect(readAll(robin.doc, threads).records.map((thread) => thread.id)).toEqual([other]);
  expect(readAll(robin.doc, messages).records.map(({ body }) => body)).toEqual(['That went well']);
});

test('a thread on a cell of a table keeps its column and its words, on both devices', () => {
  const cell = { column: 'Timeline', quote: 'Q3 2030' };
  const anchor: Anchor = { kind: 'goal', id: 'g' as GoalId, range: null, cell };
  const { mira, id } = talk(anchor);
  const thread = readOne(mira.doc, threads, id);
  expect(thread?.anchor).toEqual(anchor);
  expect(thread && threads.title(thread)).toBe('Q3 2030');
});
