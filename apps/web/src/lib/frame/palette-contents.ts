/** What the workspace holds, as the palette finds it: titles at once, all that was written soon after. */
import { goto } from '$app/navigation';
import { proseOf } from '@cairn/model/document';
import { conversation } from '@cairn/model/feedback';
import { dayOf } from '@cairn/model/shared';
import * as Y from 'yjs';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';
import { shortDay } from '#lib/ui/dates.ts';
import type { Kind, Passage } from './find.ts';
import type { PaletteEntry, Surroundings } from './palette-entries.ts';
import { threadHref } from './thread-href.ts';

/** Goals, meetings, threads and tasks; 10,000 of them take some milliseconds. */
export function contents({ session }: Surroundings): Kind<PaletteEntry>[] {
  const go = (path: string) => () => void goto(session.href(path));
  const when = (ms: number | null) => (ms === null ? '' : shortDay(dayOf(ms), session.today));
  return [
    {
      label: 'Goals',
      entries: session.goals.all.map(({ id, title, due }) => ({
        id,
        title: title || 'Untitled goal',
        about: due === null ? '' : `due ${shortDay(due, session.today)}`,
        run: go(`/goals/${id}`),
      })),
    },
    {
      label: 'Meetings',
      entries: [...session.meetings.all]
        .sort((a, b) => (b.startsAt ?? Infinity) - (a.startsAt ?? Infinity))
        .map(({ id, title, startsAt }) => ({
          id,
          title: title || 'Untitled meeting',
          about: when(startsAt),
          run: go(`/meetings/${id}`),
        })),
    },
    {
      label: 'Feedback',
      entries: session.threads.all.map((thread) => {
        const first = conversation(session.messagesOf.of(thread.id))[0];
        const quote = thread.anchor.range?.quote ?? '';
        return {
          id: thread.id,
          title: excerpt(first?.body || quote || 'A thread'),
          about: quote === '' ? session.nameOf(thread.createdBy) : `on “${excerpt(quote)}”`,
          text: `${first?.body ?? ''} ${quote}`,
          run: go(threadHref(session, thread)),
        };
      }),
    },
    {
      label: 'Tasks',
      entries: session.tasks.all.map(({ id, text, goal, meetings, doneAt }) => {
        const goalTitle = goal === null ? undefined : session.goals.get(goal)?.title;
        const [meeting] = meetings;
        return {
          id,
          title: text || 'Untitled task',
          about: [goalTitle ?? '', doneAt === null ? '' : 'done'].filter(Boolean).join(' · '),
          run: go(goal !== null ? `/goals/${goal}` : meeting ? `/meetings/${meeting}` : '/'),
        };
      }),
    },
  ];
}

function excerpt(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 90 ? `${line.slice(0, 90)}…` : line;
}

/** Everything that was written about them, newest first; each is read when it is asked for. */
export function* passages({ session }: Pick<Surroundings, 'session'>): Generator<Passage> {
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

/** The words of a rich text, its blocks apart; `''` when nothing was ever written there. */
function wordsOf({ doc }: WorkspaceSession, collection: string, id: string, field: string): string {
  // Asking the document for a text that it has not would leave an empty one behind.
  if (!doc.share.has(`${collection}/${id}/${field}`)) return '';
  const blocks: string[] = [];
  for (const node of proseOf(doc, collection, id, field).createTreeWalker(() => true)) {
    if (node instanceof Y.XmlText) blocks.push(lettersOf(node));
  }
  return blocks.join(' ');
}

/** Without the tags that a text's own words would have for bold and links. */
function lettersOf(text: Y.XmlText): string {
  return (text.toDelta() as { insert?: unknown }[])
    .map(({ insert }) => (typeof insert === 'string' ? insert : ' '))
    .join('');
}
