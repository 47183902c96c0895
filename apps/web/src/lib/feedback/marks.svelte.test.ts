import type { Thread } from '@cairn/model/feedback';
import type { ThreadId } from '@cairn/model/shared';
import { expect, test } from 'vitest';
import { marksFor } from './marks.svelte.ts';

test('of thousands of threads in one text, 300 are marked, and the one that is open besides', () => {
  const range = { field: 'notes', start: '', end: '', quote: 'words' };
  const threads = Array.from({ length: 5_000 }, (_, at) => ({
    ...{ id: `t${String(at)}`, status: 'open', createdBy: 'robin' },
    anchor: { kind: 'goal', id: 'g', range },
  }));
  const session = {
    threadsOn: () => threads as unknown as Thread[],
    person: () => undefined,
  } as unknown as Parameters<typeof marksFor>[0];
  const marked = (active: string) =>
    marksFor(session, 'goal', 'g', 'notes', active as ThreadId).map(({ thread }) => thread);
  expect(marked('t7')).toHaveLength(300);
  expect(marked('t4999')).toHaveLength(301);
  expect(marked('t4999').at(-1)).toBe('t4999');
});
