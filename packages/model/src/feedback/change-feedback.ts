/** The named changes of threads and messages. */
import type * as Y from 'yjs';
import { change, type Edit, type Writer } from '../document/change.ts';
import { rootOf } from '../document/document.ts';
import { timeAfter } from '../document/entity.ts';
import type { TextRange } from '../document/passage.ts';
import { readAll, readOne } from '../document/read.ts';
import type { Day } from '../shared/days.ts';
import type { MessageId, ThreadId } from '../shared/ids.ts';
import { isBeginning } from '../shared/texts.ts';
import { type Anchor, ATTACHED_KEY, packedRange } from './anchor.ts';
import { type Message, messages } from './message.ts';
import type { QuestionKey } from './questions.ts';
import { reactionKey, type ReactionKind } from './reactions.ts';
import { nextState, type ThreadStatus } from './states.ts';
import type { TakenWording } from './suggestion.ts';
import { type ThreadKind, threads } from './thread.ts';

interface NewThread {
  readonly anchor: Anchor;
  readonly kind: ThreadKind;
  readonly body: string;
  /** What the words it is about could be instead. */
  readonly proposed?: string;
}

/** Opens a thread with its first message, in one transaction. */
export function startThread(writer: Writer, { anchor, kind, body, proposed }: NewThread): ThreadId {
  return change(writer, threads, 'start', (edit) => {
    const id = edit.create(threads, { anchor, kind, ...(proposed ? { proposed } : {}) });
    edit.create(messages, { thread: id, body });
    return id;
  });
}

interface NewRequest {
  readonly anchor: Anchor;
  readonly title: string;
  /** What was done. */
  readonly body: string;
  readonly questions: readonly string[];
  readonly due: Day | null;
}

/** Asks for feedback: a thread with questions, each of which can be answered. */
export function requestFeedback(writer: Writer, request: NewRequest): ThreadId {
  const { anchor, title, body, questions, due } = request;
  return change(writer, threads, 'request', (edit) => {
    const id = edit.create(threads, { anchor, kind: 'request', title, questions, due });
    edit.create(messages, { thread: id, body });
    return id;
  });
}

/**
 * Adds a reply. Its time is later than everything it answers, however the two devices' clocks
 * differ (DOC-10).
 */
export function replyToThread(writer: Writer, thread: ThreadId, body: string): MessageId {
  return change(afterAll(writer, thread), threads, 'reply', (edit) =>
    edit.create(messages, { thread, body }),
  );
}

/** Answers one question of a request, which is answered from then on. Several people may answer each. */
export function answerQuestion(
  writer: Writer,
  thread: ThreadId,
  question: QuestionKey,
  body: string,
): MessageId {
  return change(afterAll(writer, thread), threads, 'answer', (edit) => {
    const id = edit.create(messages, { thread, body, question });
    if (readOne(writer.doc, threads, thread)?.status === 'open')
      moveTo(edit, writer, thread, 'answered');
    return id;
  });
}

/** Replaces the body of the writer's own message. */
export function editMessage(writer: Writer, id: MessageId, body: string): void {
  change(writer, messages, 'edit', (edit) => {
    edit.words(messages, id, 'body', body);
    edit.set(messages, id, 'editedAt', writer.now());
  });
}

const VERBS: Readonly<Record<ThreadStatus, string>> = {
  open: 'reopen',
  answered: 'markAnswered',
  applied: 'apply',
  setAside: 'setAside',
  resolved: 'resolve',
};

/** Reacts to a message; `null` takes the writer’s reaction back. */
export function reactToMessage(
  writer: Writer,
  { id, thread }: Pick<Message, 'id' | 'thread'>,
  which: ReactionKind | null,
): void {
  change(writer, threads, which === null ? 'takeReactionBack' : 'react', (edit) => {
    edit.put(threads, thread, 'reactions', reactionKey(id, writer.person), which);
  });
}

/** Moves a thread on in its life, or opens it again; the history of its states keeps who and when. */
export function setThreadStatus(writer: Writer, id: ThreadId, status: ThreadStatus): void {
  if (readOne(writer.doc, threads, id)?.status === status) return;
  change(writer, threads, VERBS[status], (edit) => {
    moveTo(edit, writer, id, status);
  });
}

/** Records what the writer did with the feedback, in their own words: whether they applied it or set it aside. */
export function setThreadOutcome(
  writer: Writer,
  id: ThreadId,
  outcome: string,
  status: 'applied' | 'setAside' = 'applied',
): void {
  const thread = readOne(writer.doc, threads, id);
  const mine = thread?.outcomes.find(({ person }) => person === writer.person)?.words ?? '';
  // What is too long to be read whole stays: nobody has seen the rest.
  if (thread === undefined || isBeginning(mine)) return;
  if (mine === outcome && thread.status === status) return;
  change(
    writer,
    threads,
    'setOutcome',
    (edit) => {
      edit.put(threads, id, 'outcomes', writer.person, outcome === '' ? null : outcome);
      if (outcome !== '' && thread.status !== 'resolved' && thread.status !== status)
        moveTo(edit, writer, id, status);
    },
    id,
  );
}

/** Says thank you for it, or takes that back. */
export function thankForThread(writer: Writer, id: ThreadId, isThanked: boolean): void {
  change(writer, threads, isThanked ? 'thank' : 'takeThanksBack', (edit) => {
    edit.put(threads, id, 'thanks', writer.person, isThanked ? true : null);
  });
}

/** Records that the writer took the proposed wording into the text, where `takeWording` has put it. */
export function takeSuggestion(
  writer: Writer,
  id: ThreadId,
  { range, letters }: TakenWording,
): void {
  change(writer, threads, 'takeSuggestion', (edit) => {
    edit.set(threads, id, ATTACHED_KEY, packedRange(range));
    edit.set(threads, id, 'takenBy', writer.person);
    edit.set(threads, id, 'takenAt', writer.now());
    edit.put(threads, id, 'takings', String(writer.doc.clientID), letters);
    if (readOne(writer.doc, threads, id)?.status !== 'resolved')
      moveTo(edit, writer, id, 'applied');
  });
}

/** Gives a request another day. */
export function putOffRequest(writer: Writer, id: ThreadId, due: Day | null): void {
  change(writer, threads, 'putOff', (edit) => {
    edit.set(threads, id, 'due', due);
  });
}

/** Attaches a thread to other words of the same record. */
export function attachThread(writer: Writer, id: ThreadId, range: TextRange): void {
  change(writer, threads, 'attach', (edit) => {
    edit.set(threads, id, ATTACHED_KEY, packedRange(range));
  });
}

function moveTo(edit: Edit, writer: Writer, id: ThreadId, status: ThreadStatus): void {
  const thread = readOne(writer.doc, threads, id);
  if (thread === undefined) return;
  const seen = messagesIn(writer.doc, id);
  const next = { status, by: writer.person, now: writer.now(), seen };
  edit.put(threads, id, 'states', ...nextState(thread.states, next));
}

/** How many messages of a thread are not deleted; without reading the others, which may be thousands. */
function messagesIn(doc: Y.Doc, thread: ThreadId): number {
  let count = 0;
  for (const raw of rootOf(doc, messages).values()) {
    const message = raw as { readonly thread?: unknown; readonly deletedAt?: unknown } | null;
    if (message?.thread === thread && message.deletedAt == null) count += 1;
  }
  return count;
}

function afterAll(writer: Writer, thread: ThreadId): Writer {
  const said = readAll(writer.doc, messages).records.filter((message) => message.thread === thread);
  const times = said.map(({ createdAt }) => createdAt);
  return { ...writer, now: () => timeAfter(writer.now(), times) };
}
