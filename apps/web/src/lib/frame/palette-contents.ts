/** What the workspace holds, as the palette finds it: titles first, then all that was written. */
import { goto } from '$app/navigation';
import { isLongProse, proseName, proseOf } from '@cairn/model/document';
import { conversation } from '@cairn/model/feedback';
import { dayOf } from '@cairn/model/shared';
import { lineText, readFlat } from '@cairn/prose/text';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';
import { shortDay } from '#lib/ui/dates.ts';
import type { Finding, Passage } from './find.ts';
import type { PaletteEntry, Surroundings } from './palette-entries.ts';
import { threadHref } from './thread-href.ts';

/** All of it, titles before passages; each is read when it is asked for, since years of it take their time. */
export function* findings({
  session,
}: Pick<Surroundings, 'session'>): Generator<Finding<PaletteEntry>> {
  yield* goals(session);
  yield* meetings(session);
  yield* threads(session);
  yield* tasks(session);
  yield* purposes(session);
  yield* wins(session);
  yield* passages(session);
}

const goTo = (session: WorkspaceSession, path: string) => () => void goto(session.href(path));

function* goals(session: WorkspaceSession): Generator<Finding<PaletteEntry>> {
  for (const { id, title, due } of session.goals.all) {
    const about = due === null ? '' : `due ${shortDay(due, session.today)}`;
    const run = goTo(session, `/goals/${id}`);
    yield { kind: 'Goals', entry: { id, title: title || 'Untitled goal', about, run } };
  }
}

function* meetings(session: WorkspaceSession): Generator<Finding<PaletteEntry>> {
  const latest = [...session.meetings.all].sort(
    (a, b) => (b.startsAt ?? Infinity) - (a.startsAt ?? Infinity),
  );
  for (const { id, title, startsAt } of latest) {
    const about = startsAt === null ? '' : shortDay(dayOf(startsAt), session.today);
    const run = goTo(session, `/meetings/${id}`);
    yield { kind: 'Meetings', entry: { id, title: title || 'Untitled meeting', about, run } };
  }
}

function* threads(session: WorkspaceSession): Generator<Finding<PaletteEntry>> {
  for (const thread of session.threads.all) {
    const first = conversation(session.messagesOf.of(thread.id))[0];
    const quote = thread.anchor.range?.quote ?? '';
    const entry = {
      id: thread.id,
      title: excerpt(first?.body || quote || 'A thread'),
      about: quote === '' ? session.nameOf(thread.createdBy) : `on “${excerpt(quote)}”`,
      text: `${first?.body ?? ''} ${quote}`,
      run: goTo(session, threadHref(session, thread)),
    };
    yield { kind: 'Feedback', entry };
  }
}

function* tasks(session: WorkspaceSession): Generator<Finding<PaletteEntry>> {
  for (const { id, text, goal, meetings, doneAt } of session.tasks.all) {
    const goalTitle = goal === null ? undefined : session.goals.get(goal)?.title;
    const [meeting] = meetings;
    const entry = {
      id,
      title: text || 'Untitled task',
      about: [goalTitle ?? '', doneAt === null ? '' : 'done'].filter(Boolean).join(' · '),
      run: goTo(session, goal !== null ? `/goals/${goal}` : meeting ? `/meetings/${meeting}` : '/'),
    };
    yield { kind: 'Tasks', entry };
  }
}

/** What the goals are for: the vision, and what the organisation is after. */
function* purposes(session: WorkspaceSession): Generator<Finding<PaletteEntry>> {
  const run = goTo(session, '/vision');
  for (const { id, text } of session.visions.all) {
    if (text.trim() !== '') yield { kind: 'Vision', entry: { id, title: text, about: '', run } };
  }
  for (const { id, title } of session.objectives.all) {
    const about = 'of the organisation';
    if (title.trim() !== '') yield { kind: 'Vision', entry: { id, title, about, run } };
  }
}

function* wins(session: WorkspaceSession): Generator<Finding<PaletteEntry>> {
  const run = goTo(session, '/wins');
  for (const { id, text, person, date } of session.wins.all) {
    const day = date === null ? '' : shortDay(date, session.today);
    const about = [session.nameOf(person), day].filter(Boolean).join(' · ');
    if (text.trim() !== '') yield { kind: 'Wins', entry: { id, title: excerpt(text), about, run } };
  }
}

function excerpt(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 90 ? `${line.slice(0, 90)}…` : line;
}

/** Everything that was written about them, newest first. */
function* passages(session: WorkspaceSession): Generator<Passage> {
  const newest = <T extends { readonly createdAt: number }>(all: readonly T[]) =>
    [...all].sort((a, b) => b.createdAt - a.createdAt);
  for (const { id } of newest(session.goals.all)) {
    const why = wordsOf(session, 'goals', id, 'why');
    yield { kind: 'Goals', id, where: 'Why it matters', text: why };
    yield {
      kind: 'Goals',
      id,
      where: 'In the notes',
      text: wordsOf(session, 'goals', id, 'notes'),
    };
  }
  for (const { id } of newest(session.meetings.all)) {
    const text = wordsOf(session, 'meetings', id, 'notes');
    yield { kind: 'Meetings', id, where: 'In the notes', text };
  }
  for (const { text, meetings } of newest(session.agendaItems.all)) {
    for (const id of meetings) yield { kind: 'Meetings', id, where: 'On the agenda', text };
  }
  for (const { id, outcome } of newest(session.threads.all)) {
    yield { kind: 'Feedback', id, where: 'What came of it', text: outcome };
  }
  for (const { thread, body, createdBy } of newest(session.messages.all)) {
    yield { kind: 'Feedback', id: thread, where: `${session.nameOf(createdBy)} wrote`, text: body };
  }
}

/** The words of a rich text, its blocks apart; `''` when nothing was ever written there, or too much. */
function wordsOf({ doc }: WorkspaceSession, collection: string, id: string, field: string): string {
  // Asking the document for a text that it has not would leave an empty one behind.
  if (!doc.share.has(proseName(collection, id, field))) return '';
  const prose = proseOf(doc, collection, id, field);
  if (isLongProse(prose)) return '';
  return readFlat(prose).lines.map(lineText).join(' ');
}
