/**
 * The life of a thread: open, answered, applied or set aside, resolved, by whom and when. Each person
 * writes under their own key of a day, so that two people who act at the same time both stay in the
 * history, and going back and forth all day replaces one value (DOC-11).
 */
import { readTime, timeAfter } from '../document/entity.ts';
import { type Field, keyed, type KeyedField } from '../document/fields.ts';
import { dayOf } from '../shared/days.ts';
import type { PersonId } from '../shared/ids.ts';

/** In the order of a thread's life: of two that are equally late, the one further along counts. */
export const THREAD_STATUSES = ['open', 'answered', 'applied', 'setAside', 'resolved'] as const;
export type ThreadStatus = (typeof THREAD_STATUSES)[number];

/** One change of a thread's status. */
export interface ThreadState {
  readonly status: ThreadStatus;
  readonly by: PersonId;
  /** By the clock of whoever changed it; for display only (DOC-10). */
  readonly at: number;
  /** How many changes it follows: later than all that its author knew of. */
  readonly count: number;
  /** How many messages its author had seen: one that arrives afterwards is not covered by it. */
  readonly seen: number;
  /** The day it is kept under. */
  readonly day: string;
}

/** What one person did to a thread on one day is kept up to this many changes, the latest. */
export const MOST_STATES_A_DAY = 12;
/** More days than anybody changes one thread on. */
const MOST_DAYS = 2_000;
/**
 * Of a day of going back and forth, so many changes leave no trace. A count that leaps further isn't
 * one: near the highest number it would leave none for whoever disagrees.
 */
const LONGEST_LEAP = 100_000;

type Key = `${string}.${string}`;

/** `<count>,<status>,<time>,<seen>` for each change of the day, one after the other. */
function packed(states: readonly ThreadState[]): string {
  return states.map(({ count, status, at, seen }) => [count, status, at, seen].join()).join(' ');
}

function unpacked(raw: string, day: string, by: PersonId): ThreadState[] {
  return raw
    .split(' ', MOST_STATES_A_DAY)
    .map((state) => state.split(','))
    .flatMap(([count, name, at, seen]) => {
      const status = THREAD_STATUSES.find((each) => each === name);
      const [counted = NaN, saw = NaN] = [count, seen].map(Number);
      const time = readTime(Number(at));
      const isRead = [counted, saw].every((each) => Number.isSafeInteger(each) && each >= 0);
      return status !== undefined && isRead && time !== null
        ? [{ status, by, at: time, count: counted, seen: saw, day }]
        : [];
    });
}

/** Oldest first. Whoever reads the same changes orders them in the same way. */
function inOrder(a: ThreadState, b: ThreadState): number {
  return (
    a.count - b.count ||
    THREAD_STATUSES.indexOf(a.status) - THREAD_STATUSES.indexOf(b.status) ||
    (a.by < b.by ? -1 : 1)
  );
}

/** @param states in order */
function withoutLeaps(states: readonly ThreadState[]): readonly ThreadState[] {
  let last = 0;
  return states.filter(({ count }) => {
    const follows = count <= last + LONGEST_LEAP;
    if (follows) last = count;
    return follows;
  });
}

/** The changes of a thread's status, oldest first. */
export const statesField: KeyedField<readonly ThreadState[], Key, string> = keyed(
  'state:<day>.<person>',
  (entries) =>
    withoutLeaps(
      entries
        .flatMap(([key, raw]) => {
          const [, day = '', by = ''] = /^([^.]*)\.(.+)$/.exec(key) ?? [];
          return typeof raw === 'string' && by !== '' ? unpacked(raw, day, by as PersonId) : [];
        })
        .sort(inOrder),
    ),
  MOST_DAYS,
);

/** What the latest change says; `status` is what it was born as. */
export const statusField: Field<ThreadStatus, ThreadStatus | undefined, 'whole'> = {
  kept: 'whole',
  says: `${THREAD_STATUSES.join(', ')}; then what the latest state says`,
  keys: ['status'],
  read: (from) =>
    statesField.read(from, 'states').at(-1)?.status ??
    from.oneOf('status', THREAD_STATUSES, 'open'),
  first: (_name, status = 'open') => [['status', status]],
};

interface Next {
  readonly status: ThreadStatus;
  readonly by: PersonId;
  readonly now: number;
  readonly seen: number;
}

/** What is stored, and where, for a change that follows all of `states`. */
export function nextState(
  states: readonly ThreadState[],
  { status, by, now, seen }: Next,
): readonly [key: Key, value: string] {
  const latest = states.at(-1);
  const count = (latest?.count ?? 0) + 1;
  const at = timeAfter(
    now,
    states.map((state) => state.at),
  );
  const day = dayOf(now);
  const today = states.filter((state) => state.by === by && state.day === day);
  const next = [...today, { status, by, at, count, seen, day }].slice(-MOST_STATES_A_DAY);
  return [`${day}.${by}`, packed(next)];
}
