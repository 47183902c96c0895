/** Pure functions about feedback: the order of messages, and who a thread waits for. */
import type { PersonId } from '../shared/ids.ts';
import { byAge } from '../shared/order.ts';
import type { Message } from './message.ts';
import type { Thread } from './thread.ts';

/** The messages of a thread that aren't deleted, oldest first. */
export function conversation(messages: readonly Message[]): Message[] {
  return messages.filter(({ deletedAt }) => deletedAt === null).sort(byAge);
}

/** A thread waits for me if it is unresolved and its last message isn't mine. */
export function waitsFor(thread: Thread, messages: readonly Message[], me: PersonId): boolean {
  if (thread.status === 'resolved' || thread.deletedAt !== null) return false;
  const last = conversation(messages).at(-1);
  return last !== undefined && last.createdBy !== me;
}
