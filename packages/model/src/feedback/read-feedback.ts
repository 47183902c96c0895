/** Pure functions about feedback: the order of messages, answers, and who a thread waits for. */
import type { PersonId } from '../shared/ids.ts';
import { byAge } from '../shared/order.ts';
import type { Message } from './message.ts';
import type { Question } from './questions.ts';
import type { ThreadState } from './states.ts';
import type { Thread } from './thread.ts';

/** The messages of a thread that aren't deleted, oldest first. */
export function conversation(messages: readonly Message[]): Message[] {
  return messages.filter(({ deletedAt }) => deletedAt === null).sort(byAge);
}

/** A thread waits for me if it is unresolved, its last message isn't mine, and I haven't said what I did with it since. */
export function waitsFor(thread: Thread, messages: readonly Message[], me: PersonId): boolean {
  if (thread.deletedAt !== null) return false;
  const said = conversation(messages);
  if (isSettled(thread, said.length) || isHandledBy(thread, said.length, me)) return false;
  const last = said.at(-1);
  return last !== undefined && last.createdBy !== me;
}

type Life = Pick<Thread, 'status' | 'states'>;

/**
 * Whether it is resolved, with every message that it has: a reply that somebody wrote offline
 * meanwhile wasn't known to whoever resolved it.
 */
export function isSettled({ status, states }: Life, said: number): boolean {
  return status === 'resolved' && said <= (states.at(-1)?.seen ?? Infinity);
}

/** Whether the latest that happened is that this person answered it, applied it or set it aside, with every message that it has. */
export function isHandledBy({ status, states }: Life, said: number, person: PersonId): boolean {
  const latest = states.at(-1);
  return status !== 'open' && latest?.by === person && said <= latest.seen;
}

export interface Answered {
  readonly question: Question;
  /** Oldest first. */
  readonly answers: readonly Message[];
}

/** The answers to each question of a request, and every other message. */
export function answersIn(
  { questions }: Pick<Thread, 'questions'>,
  said: readonly Message[],
): { readonly answered: readonly Answered[]; readonly rest: readonly Message[] } {
  const keys = new Set(questions.map(({ key }) => key));
  return {
    answered: questions.map((question) => ({
      question,
      answers: said.filter((message) => message.question === question.key),
    })),
    rest: said.filter(({ question }) => !keys.has(question)),
  };
}

/** What a person did with it, in their own words; `''` if they haven't said. */
export function outcomeBy({ outcomes }: Pick<Thread, 'outcomes'>, person: PersonId): string {
  return outcomes.find((outcome) => outcome.person === person)?.words ?? '';
}

/** The latest change to a status, by whom and when. */
export function latestState({ states }: Pick<Thread, 'states'>): ThreadState | undefined {
  return states.at(-1);
}
