import fc from 'fast-check';
import { expect, test } from 'vitest';
import { binRecord } from '../document/bin.ts';
import { readAll, readOne } from '../document/read.ts';
import { exchange, testWriter } from '../document/test-writers.ts';
import { mentionedIn, mentionOf } from '../shared/mentions.ts';
import { replyToThread, setThreadStatus, startThread } from './change-feedback.ts';
import { dealtWith, isDealtWith, standingOf } from './inbox.ts';
import { messages } from './message.ts';
import { wordsOfMessage } from './message-words.ts';
import { conversation } from './read-feedback.ts';
import { threads } from './thread.ts';

function talk() {
  const [mira, robin] = [testWriter('mira', 1), testWriter('robin', 2)];
  const anchor = { kind: 'workspace', id: null, range: null } as const;
  const id = startThread(robin, { anchor, kind: 'question', body: 'How fast?' });
  exchange(mira, robin);
  const said = () =>
    conversation(readAll(mira.doc, messages).records.filter(({ thread }) => thread === id));
  const standing = (who: typeof mira) => {
    const thread = readOne(mira.doc, threads, id);
    return thread && standingOf(thread, said(), who.person);
  };
  return { mira, robin, id, said, standing };
}

test('an open thread waits for whoever didn’t have the last word, and for the others of whoever did', () => {
  const { mira, robin, id, standing } = talk();
  expect(standing(mira)).toEqual({ waits: true, mentions: false, waitsForOthers: false });
  expect(standing(robin)).toEqual({ waits: false, mentions: false, waitsForOthers: true });
  setThreadStatus(mira, id, 'resolved');
  expect(standing(robin)).toEqual({ waits: false, mentions: false, waitsForOthers: false });
});

test('a mention counts until the mentioned person has written, in a resolved thread too', () => {
  const { mira, robin, id, standing } = talk();
  replyToThread(robin, id, `Ask [Mira](${mentionOf(mira.person)}) too`);
  setThreadStatus(robin, id, 'resolved');
  exchange(mira, robin);
  expect(standing(mira)).toEqual({ waits: false, mentions: true, waitsForOthers: false });
  replyToThread(mira, id, 'Here I am');
  expect(standing(mira)?.mentions).toBe(false);
  binRecord(mira, threads, id);
  expect(standing(mira)).toEqual({ waits: false, mentions: false, waitsForOthers: false });
});

test('a reply written offline to a thread that was resolved meanwhile waits for whoever resolved it', () => {
  const { mira, robin, id, standing } = talk();
  replyToThread(mira, id, 'Too fast');
  exchange(mira, robin);
  setThreadStatus(mira, id, 'resolved');
  replyToThread(robin, id, 'Which part?');
  exchange(mira, robin);
  expect(standing(mira)).toEqual({ waits: true, mentions: false, waitsForOthers: false });
  expect(standing(robin)).toEqual({ waits: false, mentions: false, waitsForOthers: true });
});

test('whoever is mentioned has left: their name stays as words, and nobody is called', () => {
  const { mira, robin, id, said, standing } = talk();
  replyToThread(robin, id, `[Sam](${mentionOf('sam' as typeof mira.person)}) knows`);
  exchange(mira, robin);
  expect(said().map(wordsOfMessage)).toEqual(['How fast?', 'Sam knows']);
  expect(standing(mira)?.mentions).toBe(false);
});

test('a name on its own, or in another link, mentions nobody', () => {
  expect(mentionedIn('Mira, see [people](https://example.org/people/mira)')).toEqual(new Set());
  expect(mentionedIn('[Mira](/people/mira) and [Robin](</people/robin>)')).toEqual(
    new Set(['mira', 'robin']),
  );
});

test('what was dealt with comes back with any message that wasn’t there, however its author’s clock stood', () => {
  const late = fc.integer({ min: -1_000_000, max: 1_000_000 });
  fc.assert(
    fc.property(fc.array(late, { maxLength: 5 }), late, (before, after) => {
      const { mira, robin, id, said } = talk();
      for (const by of before) {
        robin.wait(by);
        replyToThread(robin, id, 'More');
      }
      exchange(mira, robin);
      const dealt = dealtWith(said());
      expect(isDealtWith(dealt, said())).toBe(true);
      robin.wait(after);
      replyToThread(robin, id, 'And this');
      expect(isDealtWith(dealt, said())).toBe(true);
      exchange(mira, robin);
      expect(isDealtWith(dealt, said())).toBe(false);
    }),
    { numRuns: 300 },
  );
});
