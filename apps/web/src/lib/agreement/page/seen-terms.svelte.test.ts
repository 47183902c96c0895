/** Nobody agrees to words that another person changed under their eyes. */
import type { ClauseId, Terms, WordingId } from '@cairn/model/agreement';
import { LocalChange } from '@cairn/model/document';
import type { PersonId } from '@cairn/model/shared';
import { flushSync, tick } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { SeenTerms } from './seen-terms.svelte.ts';

const RHYTHM = 'rhythm' as ClauseId;
const saying = (words: string): Terms =>
  new Map([[RHYTHM, { wording: words as WordingId, words, day: '' }]]);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A document with one clause, as the page shows it. */
function opened() {
  const [mine, theirs] = [new Y.Doc(), new Y.Doc()];
  let terms = $state.raw(saying('Weekly.'));
  const show = () => (terms = saying(String(mine.getMap('clauses').get('rhythm'))));
  mine.on('afterTransaction', show);
  let seen: SeenTerms | undefined;
  const stop = $effect.root(() => {
    seen = new SeenTerms(mine, () => terms);
  });
  flushSync();
  if (seen === undefined) throw new Error('it wasn’t set up');
  const write = (doc: Y.Doc, words: string) => doc.getMap('clauses').set('rhythm', words);
  return {
    seen,
    stop,
    iWrite: async (words: string) => {
      const change = new LocalChange('clause.reword', 'mira' as PersonId, null);
      mine.transact(() => write(mine, words), change);
      await tick();
    },
    theyWrite: async (words: string) => {
      Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine));
      write(theirs, words);
      // As the mailbox does it: in one transaction, which Yjs takes for a local one.
      mine.transact(() => Y.applyUpdate(mine, Y.encodeStateAsUpdate(theirs)), {});
      await tick();
    },
  };
}

test('what somebody else changes has to be seen first, and a click right after it isn’t enough', async () => {
  const { seen, theyWrite, stop } = opened();
  expect(seen.areOld).toBe(false);
  await theyWrite('Never.');
  expect(seen.areOld).toBe(true);
  expect(seen.terms.get(RHYTHM)?.words).toBe('Weekly.');
  vi.advanceTimersByTime(900);
  expect(seen.see()).toBe(false);
  vi.advanceTimersByTime(200);
  await theyWrite('Hardly ever.');
  expect(seen.see()).toBe(false);
  vi.advanceTimersByTime(1_100);
  expect(seen.see()).toBe(true);
  expect(seen.areOld).toBe(false);
  expect(seen.terms.get(RHYTHM)?.words).toBe('Hardly ever.');
  stop();
});

test('what one writes oneself is seen, but nothing that was changed before', async () => {
  const { seen, iWrite, theyWrite, stop } = opened();
  await iWrite('Monthly.');
  expect(seen.areOld).toBe(false);
  await theyWrite('Never.');
  await iWrite('Yearly.');
  expect(seen.areOld).toBe(true);
  expect(seen.terms.get(RHYTHM)?.words).toBe('Monthly.');
  stop();
});

test('words that are as they were again need no second look', async () => {
  const { seen, iWrite, theyWrite, stop } = opened();
  await iWrite('Weekly.');
  await theyWrite('Never.');
  await theyWrite('Weekly.');
  expect(seen.areOld).toBe(false);
  stop();
});
