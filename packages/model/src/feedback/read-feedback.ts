/** Pure questions about feedback: what waits for whom. */
import type { PersonId } from '../shared/ids.ts';
import type { Message } from './message.ts';
import type { Thread } from './thread.ts';

/** The order in which messages are read: by the writers' clocks, ties by id. For display only. */
export function byTime(a: Message, b: Message): number {
  return a.createdAt - b.createdAt || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/** The messages of a thread that are not deleted, the oldest first. */
export function conversation(messages: readonly Message[]): Message[] {
  return messages.filter(({ deletedAt }) => deletedAt === null).sort(byTime);
}

/** A thread waits for me when it is unresolved and the last message is not mine. */
export function waitsFor(thread: Thread, messages: readonly Message[], me: PersonId): boolean {
  if (thread.status === 'resolved' || thread.deletedAt !== null) return false;
  const last = conversation(messages).at(-1);
  return last !== undefined && last.createdBy !== me;
}
