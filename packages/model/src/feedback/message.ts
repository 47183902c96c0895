/** A message of a thread: one plain value, since only its author ever edits it (DOC-15). */
import type { Collection, Entity } from '../document/entity.ts';
import type { MessageId, ThreadId } from '../shared/ids.ts';

export interface Message extends Entity<MessageId> {
  readonly thread: ThreadId;
  /** Plain text with line breaks. */
  readonly body: string;
  /** Milliseconds since 1970, `null` when never edited. */
  readonly editedAt: number | null;
}

export const messages: Collection<Message> = {
  name: 'messages',
  storage: 'value',
  mostEntries: 75_000,
  parse: (id, read) => ({
    ...read.entity(id),
    thread: read.requiredId<ThreadId>('thread'),
    body: read.string('body'),
    editedAt: read.time('editedAt'),
  }),
};
