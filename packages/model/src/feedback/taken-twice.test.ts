/** A proposed wording that two people took before they heard of each other. */
import { placeAt } from '@cairn/prose/text';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { proseOf } from '../document/document.ts';
import { readOne } from '../document/read.ts';
import { exchange, testWriter } from '../document/test-writers.ts';
import { encodePosition } from '../shared/anchors.ts';
import type { GoalId } from '../shared/ids.ts';
import { startThread, takeSuggestion } from './change-feedback.ts';
import { takeWording, wordsNow } from './suggestion.ts';
import { deleteTakenTwice } from './taken-twice.ts';
import { threads } from './thread.ts';

const GOAL = 'g' as GoalId;

function two(text: string, words: string, proposed: string) {
  const [mira, robin] = [testWriter('mira', 1), testWriter('robin', 2)];
  const notes = (who = mira) => proseOf(who.doc, 'goals', GOAL, 'notes');
  notes().insert(0, text);
  const from = text.indexOf(words);
  const range = {
    field: 'notes',
    start: encodePosition(placeAt(notes(), from, 'after')),
    end: encodePosition(placeAt(notes(), from + words.length, 'before')),
    quote: words,
  };
  const anchor = { kind: 'goal', id: GOAL, range } as const;
  const id = startThread(robin, { anchor, kind: 'suggestion', body: '', proposed });
  exchange(mira, robin);
  const take = (who: typeof mira) => {
    const now = wordsNow(notes(who), range);
    if (now === null) throw new Error('the words are there');
    takeSuggestion(who, id, takeWording(notes(who), range, now, proposed, 'accepted'));
  };
  const mend = (who: typeof mira) => {
    deleteTakenTwice(notes(who), readOne(who.doc, threads, id)?.takings ?? [], 'mended');
  };
  return { mira, robin, notes, take, mend };
}

test('a wording that two people took offline is there once, whoever notices', () => {
  const { mira, robin, notes, take, mend } = two(
    'First. I will speak slowly and pause. Last.',
    'I will speak slowly and pause.',
    'I speak slowly and breathe out.',
  );
  take(mira);
  take(robin);
  exchange(mira, robin);
  expect(notes().toJSON()).toContain('breathe out. breathe out.');
  mend(mira);
  mend(robin);
  exchange(mira, robin);
  for (const who of [mira, robin]) {
    expect(notes(who).toJSON()).toBe('First. I speak slowly and breathe out. Last.');
    const before = Y.encodeStateVector(who.doc);
    mend(who);
    expect(Y.encodeStateVector(who.doc)).toEqual(before);
  }
});

test('what one of them wrote on in the new words stays, and so does a word that is only alike', () => {
  const { mira, robin, notes, take, mend } = two('I talk fast.', 'talk fast', 'speak slowly');
  take(mira);
  take(robin);
  notes(robin).insert(notes(robin).toJSON().indexOf('slowly'), 'very ');
  exchange(mira, robin);
  mend(mira);
  exchange(mira, robin);
  expect(notes().toJSON()).toContain('very ');
  expect(notes().toJSON()).toContain('speak slowly');
});

test('one device that takes it, undoes that and takes it again, leaves one wording', () => {
  const { mira, robin, notes, take, mend } = two('I talk fast.', 'talk fast', 'speak slowly');
  const undo = new Y.UndoManager(notes(), { trackedOrigins: new Set(['accepted']) });
  take(mira);
  undo.undo();
  take(mira);
  take(robin);
  exchange(mira, robin);
  mend(robin);
  exchange(mira, robin);
  expect(notes().toJSON()).toBe('I speak slowly.');
});

test('whatever is noted, letters go only beside the same ones', () => {
  fc.assert(
    fc.property(
      fc.string({ minLength: 1, maxLength: 30, unit: fc.constantFrom('a', 'b', ' ') }),
      fc.array(fc.array(fc.tuple(fc.nat(30), fc.nat(30)), { maxLength: 4 }), { maxLength: 4 }),
      fc.array(fc.string(), { maxLength: 3 }),
      (text, runs, noise) => {
        const prose = new Y.Doc().getText('goals/g/notes');
        prose.insert(0, text);
        const place = (index: number, side: 'after' | 'before') =>
          encodePosition(placeAt(prose, Math.min(index, text.length), side));
        const takings = runs.map((taking) =>
          taking.map(([from, to]) => [place(from, 'after'), place(to, 'before')].join()),
        );
        deleteTakenTwice(prose, [...takings, noise], 'mended');
        // Each word that is left out stands right beside itself in what was there.
        const left = prose.toJSON();
        expect(text.length - left.length).toBeLessThanOrEqual(text.length / 2);
        if (left !== text) expect(text).toMatch(/(.+)\1/);
      },
    ),
  );
});
