import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { readAll, readOne } from '../document/read.ts';
import { exchange, testWriter } from '../document/test-writers.ts';
import { reactToMessage, replyToThread, startThread } from './change-feedback.ts';
import { messages } from './message.ts';
import { REACTIONS, reactionsTo } from './reactions.ts';
import { threads } from './thread.ts';

/** What one changed mind may cost for good: less than the letters of its words. */
const BYTES_A_MESSAGE_AND_PERSON = 150;

function talk(replies = 0) {
  const [mira, robin] = [testWriter('mira', 1), testWriter('robin', 2)];
  const anchor = { kind: 'workspace', id: null, range: null } as const;
  const id = startThread(robin, { anchor, kind: 'question', body: 'How fast?' });
  for (let at = 0; at < replies; at++) replyToThread(robin, id, 'More');
  exchange(mira, robin);
  const said = readAll(mira.doc, messages).records;
  return { mira, robin, id, said };
}

test('each person has one reaction to a message, and two who react at once both have theirs', () => {
  const { mira, robin, id, said } = talk();
  const [first] = said;
  if (first === undefined) throw new Error('a thread starts with a message');
  reactToMessage(mira, first, 'agree');
  reactToMessage(mira, first, 'thanks');
  reactToMessage(robin, first, 'thanks');
  exchange(mira, robin);
  for (const { doc } of [mira, robin])
    expect(reactionsTo(readOne(doc, threads, id)?.reactions ?? [], first.id)).toEqual([
      { which: 'thanks', people: ['mira', 'robin'] },
    ]);
  reactToMessage(mira, first, null);
  exchange(mira, robin);
  expect(reactionsTo(readOne(robin.doc, threads, id)?.reactions ?? [], first.id)).toEqual([
    { which: 'thanks', people: ['robin'] },
  ]);
});

test('[DOC-11] reacting and taking it back ten thousand times adds no more than doing it a few times', () => {
  const { mira, said } = talk(9);
  const size = () => Y.encodeStateAsUpdate(mira.doc).length;
  const toggle = (times: number) => {
    for (const message of said)
      for (let at = 0; at < times; at++)
        reactToMessage(mira, message, at % 2 === 0 ? (REACTIONS[at % 4] ?? null) : null);
  };
  const before = size();
  toggle(1_000);
  expect(size() - before).toBeLessThan(said.length * BYTES_A_MESSAGE_AND_PERSON);
});

test('whatever is stored as a reaction is read without throwing', () => {
  const { mira, id } = talk();
  const thread = mira.doc.getMap('threads').get(id) as Y.Map<unknown>;
  fc.assert(
    fc.property(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.boolean()), (key, value) => {
      thread.set(`reaction:${key}`, value);
      for (const { which } of readOne(mira.doc, threads, id)?.reactions ?? [])
        expect(REACTIONS).toContain(which);
    }),
    { numRuns: 100 },
  );
});
