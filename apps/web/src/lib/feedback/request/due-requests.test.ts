import type { Message, Thread } from '@cairn/model/feedback';
import type { Day } from '@cairn/model/shared';
import { expect, test } from 'vitest';
import { dueRequests } from './due-requests.ts';

const TODAY = '2027-03-12' as Day;
const ROBIN = 'robin';

function session(
  threads: readonly Partial<Thread>[],
  said: Readonly<Record<string, string[]>> = {},
) {
  return {
    ...{ me: 'mira', today: TODAY, canWrite: true },
    threads: {
      all: threads.map((thread) => ({
        kind: 'request',
        status: 'open',
        createdBy: ROBIN,
        ...thread,
      })),
    },
    messagesOf: {
      of: (id: string) => (said[id] ?? []).map((createdBy) => ({ createdBy }) as Message),
    },
  } as unknown as Parameters<typeof dueRequests>[0];
}

const ids = (of: ReturnType<typeof session>, ahead?: number) =>
  dueRequests(of, ahead).map(({ thread, isMine }) => `${thread.id}${isMine ? ' mine' : ''}`);

test('a request is brought to mind three days before its day, nearest first, until I answer or it is closed', () => {
  const due = (id: string, day: string, more: object = {}) =>
    ({ id, due: day, ...more }) as Partial<Thread>;
  const all = session(
    [
      due('later', '2027-03-16'),
      due('soon', '2027-03-15'),
      due('past', '2027-03-01'),
      due('answered', '2027-03-12'),
      due('closed', '2027-03-12', { status: 'resolved' }),
      due('comment', '2027-03-12', { kind: 'comment' }),
      { id: 'undated', due: null } as Partial<Thread>,
    ],
    { answered: [ROBIN, 'mira'], soon: [ROBIN] },
  );
  expect(ids(all)).toEqual(['past', 'soon']);
  expect(ids(all, 1)).toEqual(['past']);
});

test('mine is brought to mind once its day has passed without an answer', () => {
  const mine = (id: string, due: string, status = 'open') =>
    ({ id, due, status, createdBy: 'mira' }) as Partial<Thread>;
  const all = session([
    mine('today', '2027-03-12'),
    mine('late', '2027-03-11'),
    mine('answered', '2027-03-11', 'answered'),
  ]);
  expect(ids(all)).toEqual(['late mine']);
  expect(ids({ ...all, canWrite: false })).toEqual([]);
});
