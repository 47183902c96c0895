/** The life of a thread, merged: states of several people, answers, outcomes and thanks. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { rootOf } from '../document/document.ts';
import { readAll, readOne } from '../document/read.ts';
import { exchange, testWriter } from '../document/test-writers.ts';
import type { Day } from '../shared/days.ts';
import type { GoalId } from '../shared/ids.ts';
import {
  answerQuestion,
  attachThread,
  putOffRequest,
  replyToThread,
  requestFeedback,
  setThreadOutcome,
  setThreadStatus,
  startThread,
  takeSuggestion,
  thankForThread,
} from './change-feedback.ts';
import { messages } from './message.ts';
import { answersIn, conversation, isSettled, outcomeBy, waitsFor } from './read-feedback.ts';
import { MOST_STATES_A_DAY, THREAD_STATUSES } from './states.ts';
import { threads } from './thread.ts';

const anchor = { kind: 'workspace', id: null, range: null } as const;

function two() {
  const [mira, robin] = [testWriter('mira', 1), testWriter('robin', 2)];
  const id = startThread(robin, { anchor, kind: 'question', body: 'How fast?' });
  exchange(mira, robin);
  const thread = (who = mira) => {
    const read = readOne(who.doc, threads, id);
    if (read === undefined) throw new Error('the thread is there');
    return read;
  };
  const said = (who = mira) =>
    conversation(readAll(who.doc, messages).records.filter(({ thread: of }) => of === id));
  return { mira, robin, id, thread, said };
}

test('each state is kept with who and when, and the latest is the status', () => {
  const { mira, robin, id, thread } = two();
  setThreadStatus(mira, id, 'answered');
  exchange(mira, robin);
  robin.wait(86_400_000);
  setThreadOutcome(robin, id, 'I speak from cards now');
  setThreadStatus(robin, id, 'resolved');
  exchange(mira, robin);
  mira.wait(2 * 86_400_000);
  setThreadStatus(mira, id, 'open');
  expect(thread().status).toBe('open');
  expect(thread().states.map(({ status, by }) => `${by} ${status}`)).toEqual([
    'mira answered',
    'robin applied',
    'robin resolved',
    'mira open',
  ]);
  const times = thread().states.map(({ at }) => at);
  expect(times).toEqual(times.toSorted((a, b) => a - b));
});

test('two people who resolve and reply at the same time keep both, and the reply isn’t passed over', () => {
  const { mira, robin, id, thread, said } = two();
  setThreadStatus(mira, id, 'resolved');
  replyToThread(robin, id, 'And louder?');
  exchange(mira, robin);
  for (const who of [mira, robin]) {
    expect(thread(who).status).toBe('resolved');
    expect(said(who).map(({ body }) => body)).toEqual(['How fast?', 'And louder?']);
    expect(isSettled(thread(who), said(who).length)).toBe(false);
    expect(waitsFor(thread(who), said(who), mira.person)).toBe(true);
  }
  setThreadStatus(mira, id, 'open');
  setThreadStatus(mira, id, 'resolved');
  expect(isSettled(thread(), said().length)).toBe(true);
  expect(waitsFor(thread(), said(), mira.person)).toBe(false);
});

test('what I applied or set aside no longer waits for me, until somebody writes again', () => {
  const { mira, robin, id, thread, said } = two();
  const waits = () => waitsFor(thread(), said(), mira.person);
  expect(waits()).toBe(true);
  setThreadOutcome(mira, id, 'I slowed down');
  expect(waits()).toBe(false);
  exchange(mira, robin);
  replyToThread(robin, id, 'And?');
  exchange(mira, robin);
  expect(waits()).toBe(true);
  setThreadStatus(mira, id, 'open');
  expect(waits()).toBe(true);
});

test('of two states at the same time the one further along counts, and both stay in the history', () => {
  const { mira, robin, id, thread } = two();
  setThreadStatus(mira, id, 'resolved');
  setThreadStatus(robin, id, 'answered');
  exchange(mira, robin);
  for (const who of [mira, robin]) {
    expect(thread(who).status).toBe('resolved');
    expect(thread(who).states.map(({ status }) => status)).toEqual(['answered', 'resolved']);
  }
});

test('two devices agree on status and history after any states in any order', () => {
  const move = fc.record({
    who: fc.nat(1),
    status: fc.constantFrom(...THREAD_STATUSES),
    wait: fc.integer({ min: -90_000_000, max: 90_000_000 }),
    syncs: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(move, { maxLength: 30 }), (moves) => {
      const { mira, robin, id, thread } = two();
      const writers = [mira, robin];
      for (const { who, status, wait, syncs } of moves) {
        const writer = writers[who] ?? mira;
        writer.wait(wait);
        setThreadStatus(writer, id, status);
        expect(thread(writer).status).toBe(status);
        if (syncs) exchange(mira, robin);
      }
      exchange(mira, robin);
      expect(thread(mira).states).toEqual(thread(robin).states);
      expect(thread(mira).status).toBe(thread(mira).states.at(-1)?.status ?? 'open');
    }),
    { numRuns: 60 },
  );
});

test('[DOC-11] going back and forth all day costs no more than a few changes', () => {
  const { mira, robin, id, thread } = two();
  const size = () => Y.encodeStateAsUpdateV2(mira.doc).length;
  const toggle = (times: number) => {
    for (let at = 0; at < times; at += 1) {
      for (const who of [mira, robin]) {
        setThreadStatus(who, id, 'resolved');
        setThreadStatus(who, id, 'open');
        exchange(mira, robin);
      }
    }
  };
  toggle(MOST_STATES_A_DAY);
  const before = size();
  toggle(500);
  expect(size() - before).toBeLessThan(100);
  expect(thread().states).toHaveLength(2 * MOST_STATES_A_DAY);
});

test('answers go under their questions, and two people who answer one at once keep both', () => {
  const [mira, robin] = [testWriter('mira', 1), testWriter('robin', 2)];
  const id = requestFeedback(mira, {
    anchor,
    title: 'My talk on Monday',
    body: 'Twenty minutes on the plan',
    questions: ['What worked well?', 'What could I improve?'],
    due: '2027-03-12' as Day,
  });
  exchange(mira, robin);
  const [worked, improve] = readOne(robin.doc, threads, id)?.questions ?? [];
  answerQuestion(robin, id, worked?.key ?? '', 'The opening');
  answerQuestion(mira, id, worked?.key ?? '', 'I liked the end');
  answerQuestion(robin, id, improve?.key ?? '', 'Look up more');
  replyToThread(robin, id, 'Thanks for asking');
  putOffRequest(mira, id, '2027-03-19' as Day);
  exchange(mira, robin);
  for (const who of [mira, robin]) {
    const thread = readOne(who.doc, threads, id);
    if (thread === undefined) throw new Error('the request is there');
    const { answered, rest } = answersIn(thread, conversation(readAll(who.doc, messages).records));
    const bodies = answered.map(({ question, answers }) => [
      question.text,
      answers.map(({ body }) => body).toSorted(),
    ]);
    expect(bodies).toEqual([
      ['What worked well?', ['I liked the end', 'The opening']],
      ['What could I improve?', ['Look up more']],
    ]);
    expect(rest.map(({ body }) => body)).toEqual([
      'Twenty minutes on the plan',
      'Thanks for asking',
    ]);
    expect(thread).toMatchObject({
      title: 'My talk on Monday',
      due: '2027-03-19',
      status: 'answered',
    });
  }
});

test('what each person did with it is kept beside what the others did, and so are their thanks', () => {
  const { mira, robin, id, thread } = two();
  setThreadOutcome(mira, id, 'I slowed down');
  setThreadOutcome(robin, id, 'I asked in the room');
  thankForThread(mira, id, true);
  thankForThread(robin, id, true);
  exchange(mira, robin);
  thankForThread(robin, id, false);
  exchange(mira, robin);
  for (const who of [mira, robin]) {
    expect(outcomeBy(thread(who), mira.person)).toBe('I slowed down');
    expect(outcomeBy(thread(who), robin.person)).toBe('I asked in the room');
    expect(thread(who).thanks).toEqual(['mira']);
    expect(thread(who).status).toBe('applied');
  }
});

test('what was set aside says why, and can be applied after all', () => {
  const { mira, id, thread } = two();
  setThreadOutcome(mira, id, 'Not for this talk', 'setAside');
  expect(thread()).toMatchObject({
    status: 'setAside',
    outcomes: [{ words: 'Not for this talk' }],
  });
  setThreadOutcome(mira, id, 'I tried it anyway');
  expect(thread()).toMatchObject({ status: 'applied', outcomes: [{ words: 'I tried it anyway' }] });
  setThreadStatus(mira, id, 'resolved');
  setThreadOutcome(mira, id, 'I tried it twice');
  expect(thread().status).toBe('resolved');
});

test('a suggestion that was taken says by whom, and names the words it is about now', () => {
  const { mira, robin } = two();
  const range = { field: 'notes', start: 'AA==', end: 'AQ==', quote: 'I talk fast' };
  const about = { kind: 'goal', id: 'g' as GoalId, range } as const;
  const id = startThread(robin, {
    anchor: about,
    kind: 'suggestion',
    body: '',
    proposed: 'I talk',
  });
  exchange(mira, robin);
  takeSuggestion(mira, id, { range: { ...range, quote: 'I talk' }, letters: null });
  exchange(mira, robin);
  expect(readOne(robin.doc, threads, id)).toMatchObject({
    proposed: 'I talk',
    takenBy: 'mira',
    createdBy: 'robin',
    status: 'applied',
    anchor: { id: 'g', range: { quote: 'I talk' } },
  });
});

test('two people who attach a thread to other words at once don’t mix the two places', () => {
  const { mira, robin } = two();
  const range = { field: 'notes', start: 'AA==', end: 'AQ==', quote: 'old' };
  const about = { kind: 'goal', id: 'g' as GoalId, range } as const;
  const id = startThread(robin, { anchor: about, kind: 'comment', body: 'Hm' });
  exchange(mira, robin);
  const [first, second] = ['first', 'second'].map((quote) => ({
    ...{ field: quote, start: quote, end: quote, quote },
  }));
  if (first === undefined || second === undefined) throw new Error('two places');
  attachThread(mira, id, first);
  attachThread(robin, id, second);
  exchange(mira, robin);
  const read = (who: typeof mira) => readOne(who.doc, threads, id)?.anchor.range;
  expect(read(mira)).toEqual(read(robin));
  expect([first, second]).toContainEqual(read(mira));
});

test('[DOC-7] damaged states, places and questions leave a thread readable', () => {
  const { mira, id, thread } = two();
  const record = rootOf(mira.doc, threads).get(id);
  if (!(record instanceof Y.Map)) throw new Error('a thread is a map');
  const damaged: readonly (readonly [string, unknown])[] = [
    ['state:2027-01-01.robin', '1,resolved,x,0 9999999999,resolved,1,1 ,,, 2,flying,3,3'],
    ['state:', '1,resolved,1,1'],
    ['state:2027-01-02.mira', 7],
    ['attached', '{"no":"list"}'],
    ['question:01', { text: 'no' }],
    ['did:robin', 12],
  ];
  for (const [key, value] of damaged) record.set(key, value);
  expect(thread()).toMatchObject({ status: 'open', states: [], questions: [], outcomes: [] });
  expect(thread().anchor).toEqual(anchor);
  setThreadStatus(mira, id, 'resolved');
  expect(thread().status).toBe('resolved');
});

/** The last time that is read. */
const END_MS = Date.UTC(9999, 0, 1) - 1;

test('whoever claims the highest count or the last time doesn’t keep others from moving a thread on', () => {
  const { mira, id, thread } = two();
  const record = rootOf(mira.doc, threads).get(id);
  if (!(record instanceof Y.Map)) throw new Error('a thread is a map');
  const highest = [1_000_000_000, Number.MAX_SAFE_INTEGER].map(
    (count) => `${String(count)},open,1,0`,
  );
  const late = [END_MS, Number.MAX_SAFE_INTEGER].map((at) => `1,answered,${String(at)},0`);
  record.set('state:2027-01-01.robin', [...late, ...highest].join(' '));
  for (const { at } of thread().states) expect(at).toBeLessThanOrEqual(END_MS);
  for (const status of ['resolved', 'open', 'applied'] as const) {
    setThreadStatus(mira, id, status);
    expect(thread()).toMatchObject({ status });
    expect(thread().states.at(-1)).toMatchObject({ status, by: 'mira' });
  }
});

test('a reply to a message with the last time that is read still comes after it', () => {
  const { mira, robin, id, said } = two();
  const message = { thread: id, body: 'Late', createdBy: 'robin', createdAt: END_MS };
  rootOf(robin.doc, messages).set('late', message);
  exchange(mira, robin);
  replyToThread(mira, id, 'Later');
  expect(said().map(({ createdAt }) => createdAt > 0)).toEqual([true, true, true]);
  expect(said()[0]?.body).toBe('How fast?');
});
