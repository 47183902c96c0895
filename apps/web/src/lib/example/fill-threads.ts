/**
 * Writes the example's feedback; what Robin wrote yesterday comes last, so that it is new to Mira.
 */
import { proseOf, readAll } from '@cairn/model/document';
import {
  type Anchor,
  replyToThread,
  setThreadOutcome,
  setThreadStatus,
  startThread,
} from '@cairn/model/feedback';
import type { GoalId, MeetingId, ThreadId } from '@cairn/model/shared';
import { tasks } from '@cairn/model/tasks';
import type { ExampleMessage, ExampleSubject, ExampleThread } from './shape.ts';
import type { Stage } from './stage.ts';
import { rangeIn } from './write-notes.ts';

interface Subjects {
  readonly goals: ReadonlyMap<string, GoalId>;
  readonly meetings: ReadonlyMap<string, MeetingId>;
}

/** A message from after my last visit, still to be written. */
interface Pending {
  readonly write: () => void;
}

/** In days from today: messages from this day on are newer than my last visit. */
const LAST_VISIT = -1;
/** Minutes from one thread to the next, so that no two on a day have the same time. */
const APART_MINUTES = 11;

/** Writes what is older than my last visit, and returns the rest. */
export function fillThreads(
  stage: Stage,
  threads: readonly ExampleThread[],
  subjects: Subjects,
): Pending[] {
  const pending: Pending[] = [];
  threads.forEach(({ about, kind, status, outcome, messages }, at) => {
    const anchor = anchorOf(stage, about, subjects);
    const writerOf = ({ by, day }: ExampleMessage) =>
      stage.writerAt(by, stage.calendar.written(day, at * APART_MINUTES));
    const [first, ...replies] = messages;
    const begin = () => startThread(writerOf(first), { anchor, kind, body: first.body });
    const reply = (thread: ThreadId, message: ExampleMessage) => {
      replyToThread(writerOf(message), thread, message.body);
    };
    if (first.day >= LAST_VISIT) {
      pending.push({ write: begin });
      return;
    }
    const thread = begin();
    for (const message of replies) {
      if (message.day < LAST_VISIT) reply(thread, message);
      else pending.push({ write: () => reply(thread, message) });
    }
    const writer = writerOf(messages.at(-1) ?? first);
    setThreadStatus(writer, thread, status);
    if (outcome !== undefined) setThreadOutcome(writer, thread, outcome);
  });
  return pending;
}

export function replyLately(pending: readonly Pending[]): void {
  for (const { write } of pending) write();
}

function anchorOf({ doc }: Stage, about: ExampleSubject, { goals, meetings }: Subjects): Anchor {
  if (about.kind === 'workspace') return { kind: 'workspace', id: null, range: null };
  if (about.kind === 'task') {
    const task = readAll(doc, tasks).records.find(({ text }) => text === about.text);
    if (task === undefined) throw new Error(`The example has no task “${about.text}”.`);
    return { kind: 'task', id: task.id, range: null };
  }
  const id = (about.kind === 'goal' ? goals : meetings).get(about.key);
  if (id === undefined) throw new Error(`The example has no ${about.kind} “${about.key}”.`);
  if (about.words === undefined) return { kind: about.kind, id, range: null };
  const notes = proseOf(doc, `${about.kind}s`, id, 'notes');
  return { kind: about.kind, id, range: rangeIn(notes, about.words) };
}
