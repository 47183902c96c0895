/** What feedback has done for one person over time: what they asked, what they got and what they used. */
import { dayOf } from '../shared/days.ts';
import type { PersonId } from '../shared/ids.ts';
import type { Message } from './message.ts';
import { conversation, outcomeBy } from './read-feedback.ts';
import type { Thread } from './thread.ts';

/** One thread as part of somebody's growth; each moment is `null` if that hasn't happened. */
export interface Piece {
  readonly thread: Thread;
  /** When they asked for it. */
  readonly asked: number | null;
  /** When somebody else first said something that is for them. */
  readonly got: number | null;
  /** When they used it: applied it and didn’t set it aside later, took in a proposed wording, or said what they did with it. */
  readonly used: number | null;
  readonly isPraise: boolean;
}

const ASKING = new Set<Thread['kind']>(['request', 'question']);
const GIVING = new Set<Thread['kind']>(['comment', 'praise', 'suggestion']);

/** What a thread is for a person's growth; `null` if nothing. Deleted threads and messages don't count. */
export function pieceOf(
  thread: Thread,
  messages: readonly Message[],
  person: PersonId,
): Piece | null {
  if (thread.deletedAt !== null) return null;
  const isOwn = thread.createdBy === person;
  const asked = isOwn && ASKING.has(thread.kind) ? thread.createdAt : null;
  const said = conversation(messages).find(({ createdBy }) => createdBy !== person);
  const isGiven = isOwn || GIVING.has(thread.kind);
  const got = isGiven && said !== undefined ? said.createdAt : null;
  if (asked === null && got === null) return null;
  const used = got === null ? null : usedAt(thread, person, got);
  return { thread, asked, got, used, isPraise: !isOwn && thread.kind === 'praise' };
}

function usedAt(thread: Thread, person: PersonId, got: number): number | null {
  if (thread.takenBy === person && thread.takenAt !== null) return Math.max(thread.takenAt, got);
  const decided = thread.states.findLast(
    ({ by, status }) => by === person && (status === 'applied' || status === 'setAside'),
  );
  if (decided !== undefined) return decided.status === 'applied' ? Math.max(decided.at, got) : null;
  return outcomeBy(thread, person) === '' ? null : got;
}

export interface Sums {
  readonly asked: number;
  readonly got: number;
  readonly used: number;
  readonly praise: number;
}

export function sumsOf(pieces: readonly Piece[]): Sums {
  const count = (is: (piece: Piece) => boolean) => pieces.filter(is).length;
  return {
    asked: count(({ asked }) => asked !== null),
    got: count(({ got }) => got !== null),
    used: count(({ used }) => used !== null),
    praise: count(({ isPraise, got }) => isPraise && got !== null),
  };
}

export interface MonthSums extends Sums {
  /** `YYYY-MM`. */
  readonly month: string;
}

/** More months than a relationship lasts: a clock that is far off must not make a page endless. */
const MOST_MONTHS = 240;

/** From the first month in which anything happened to `until`, without gaps, oldest first. */
export function monthsOf(pieces: readonly Piece[], until: number): readonly MonthSums[] {
  const months = new Map<string, { -readonly [Name in keyof Sums]: number }>();
  const add = (at: number | null, name: keyof Sums) => {
    if (at === null) return;
    const month = monthAt(Math.min(at, until));
    const sums = months.get(month) ?? { asked: 0, got: 0, used: 0, praise: 0 };
    sums[name] += 1;
    months.set(month, sums);
  };
  for (const { asked, got, used, isPraise } of pieces) {
    add(asked, 'asked');
    add(got, 'got');
    add(used, 'used');
    if (isPraise) add(got, 'praise');
  }
  const first = [...months.keys()].sort()[0];
  if (first === undefined) return [];
  return monthsFrom(first, monthAt(until)).map((month) => ({
    month,
    ...(months.get(month) ?? { asked: 0, got: 0, used: 0, praise: 0 }),
  }));
}

const monthAt = (at: number) => dayOf(at).slice(0, 7);

function monthsFrom(first: string, last: string): readonly string[] {
  const months = [last];
  while (months.length < MOST_MONTHS && (months.at(-1) ?? first) > first) {
    const [year = 0, month = 0] = (months.at(-1) ?? first).split('-').map(Number);
    const before = month === 1 ? [year - 1, 12] : [year, month - 1];
    months.push(before.map((part) => String(part).padStart(2, '0')).join('-'));
  }
  return months.reverse();
}

export interface TopicSums extends Sums {
  readonly topic: string;
}

/** By what the threads are about, most received first. `topicOf` may put several things under one topic. */
export function topicsOf(
  pieces: readonly Piece[],
  topicOf: (thread: Thread) => string | null,
): readonly TopicSums[] {
  const byTopic = new Map<string, Piece[]>();
  for (const piece of pieces) {
    const topic = topicOf(piece.thread);
    if (topic !== null) byTopic.set(topic, [...(byTopic.get(topic) ?? []), piece]);
  }
  return [...byTopic]
    .map(([topic, of]) => ({ topic, ...sumsOf(of) }))
    .sort((a, b) => b.got - a.got || b.asked - a.asked || (a.topic < b.topic ? -1 : 1));
}
