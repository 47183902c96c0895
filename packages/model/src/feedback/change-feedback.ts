/** The named changes of threads and messages. */
import { change, type Writer } from '../document/change.ts';
import { readAll } from '../document/read.ts';
import type { MessageId, ThreadId } from '../shared/ids.ts';
import { messages } from './message.ts';
import { type Anchor, type ThreadKind, threads, type ThreadStatus } from './thread.ts';

/** Opens a thread with its first message, in one transaction. */
export function startThread(
  writer: Writer,
  { anchor, kind, body }: { anchor: Anchor; kind: ThreadKind; body: string },
): ThreadId {
  return change(writer, threads, 'start', (edit) => {
    const id = edit.create(threads, { anchor, kind, status: 'open' });
    edit.create(messages, { thread: id, body });
    return id;
  });
}

/**
 * Adds a reply. Its time is later than everything it answers, however the two devices' clocks
 * differ (DOC-10).
 */
export function replyToThread(writer: Writer, thread: ThreadId, body: string): MessageId {
  const said = readAll(writer.doc, messages).records.filter((message) => message.thread === thread);
  const latest = said.reduce((last, { createdAt }) => Math.max(last, createdAt), 0);
  const replying = { ...writer, now: () => Math.max(writer.now(), latest + 1) };
  return change(replying, threads, 'reply', (edit) => edit.create(messages, { thread, body }));
}

/** Replaces the body of the writer's own message. */
export function editMessage(writer: Writer, id: MessageId, body: string): void {
  change(writer, messages, 'edit', (edit) => {
    edit.words(messages, id, 'body', body);
    edit.set(messages, id, 'editedAt', writer.now());
  });
}

export function setThreadStatus(writer: Writer, id: ThreadId, status: ThreadStatus): void {
  const verb = status === 'resolved' ? 'resolve' : status === 'open' ? 'reopen' : 'setStatus';
  change(writer, threads, verb, (edit) => edit.set(threads, id, 'status', status));
}

/** Records what was done about the feedback. */
export function setThreadOutcome(writer: Writer, id: ThreadId, outcome: string): void {
  change(writer, threads, 'setOutcome', (edit) => edit.words(threads, id, 'outcome', outcome), id);
}
