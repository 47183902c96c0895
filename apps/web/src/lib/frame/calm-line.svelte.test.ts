import { flushSync } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { SyncKind, SyncLine } from '#lib/session/sync-line.ts';
import { CalmLine } from './calm-line.svelte.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Every line that would be shown, in order, when these arrive with `afterMs` between them. */
function shown(told: readonly (readonly [afterMs: number, kind: SyncKind])[]): SyncKind[] {
  const lineOf = (kind: SyncKind): SyncLine => ({ kind, text: kind, detail: null });
  let line = $state.raw(lineOf('stored'));
  const read: SyncKind[] = [];
  const stop = $effect.root(() => {
    const calm = new CalmLine(() => line);
    $effect(() => void read.push(calm.current.kind));
  });
  flushSync();
  for (const [afterMs, kind] of told) {
    vi.advanceTimersByTime(afterMs);
    flushSync();
    line = lineOf(kind);
    flushSync();
  }
  vi.advanceTimersByTime(1_000);
  flushSync();
  stop();
  return read.filter((kind, at) => kind !== read[at - 1]);
}

test('while you type it says that it is saving, and the result once you pause', () => {
  const letters = Array.from({ length: 20 }, () => [
    [90, 'saving'] as const,
    [10, 'waiting'] as const,
  ]);
  expect(shown([...letters.flat(), [200, 'delivered']])).toEqual(['stored', 'saving', 'delivered']);
});

test('it says at once what went wrong', () => {
  expect(
    shown([
      [0, 'saving'],
      [10, 'unsaved'],
      [10, 'saving'],
      [10, 'offline'],
    ]),
  ).toEqual(['stored', 'saving', 'unsaved', 'saving', 'offline']);
});

test('news that follows no saving is not held back', () => {
  expect(
    shown([
      [0, 'waiting'],
      [0, 'stored'],
      [0, 'delivered'],
    ]),
  ).toEqual(['stored', 'waiting', 'stored', 'delivered']);
});
