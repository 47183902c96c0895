/** A meeting as one text: what it was about, what was written down and what came out of it. */
import { proseOf } from '@cairn/model/document';
import type { Meeting } from '@cairn/model/meetings';
import { byAge, byOrder, hasWords } from '@cairn/model/shared';
import type { Task } from '@cairn/model/tasks';
import { type LineShape, plainLine, readFlat } from '@cairn/prose/text';
import { nameOfMeeting } from '#lib/meetings/meeting-words.ts';
import { localZone } from '#lib/meetings/when.ts';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';
import { exactDay, formatTime } from '#lib/ui/dates.ts';
import { UNTITLED } from '#lib/ui/untitled.ts';

type Source = Pick<
  WorkspaceSession,
  'doc' | 'agendaOf' | 'actionsOf' | 'decisionsOf' | 'commitmentsOf' | 'nameOf'
>;

const DATE = new Intl.DateTimeFormat('en-GB', {
  ...{ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
});
const MINUTE_MS = 60_000;

/** The lines of a rich text. A part that holds nothing is left out. */
export function outlineOf(session: Source, meeting: Meeting): LineShape[] {
  const { id } = meeting;
  const topics = [...session.agendaOf.of(id)].sort(byOrder).map(({ text, minutes, discussedIn }) =>
    line(minutes === null ? named(text) : `${named(text)} (${String(minutes)} min)`, {
      ...{ path: 't', ticked: discussedIn === id },
    }),
  );
  const decisions = [...session.decisionsOf.of(id)]
    .sort(byAge)
    .map(({ text }) => item(named(text)));
  const commitments = [...session.commitmentsOf.of(id)]
    .sort(byAge)
    .map(({ text, person }) => item(`${session.nameOf(person)}: ${named(text)}`));
  const actions = [...session.actionsOf.of(id)]
    .sort(byAge)
    .map((task) => actionLine(session, task));
  return [
    line(nameOfMeeting(meeting), { kind: 'h2' }),
    line(whenWords(meeting)),
    ...part('Agenda', topics),
    ...part('Summary', notesOf(session, id, 'summary')),
    ...part('Notes', notesOf(session, id, 'notes')),
    ...part('Decisions', decisions),
    ...part('Action items', actions),
    ...part('Commitments', commitments),
  ];
}

const named = (text: string) => text.trim() || UNTITLED;

const line = (words: string, shape: Partial<LineShape> = {}): LineShape => ({
  ...plainLine(words),
  ...shape,
});

const item = (words: string) => line(words, { path: 'b' });

function part(title: string, lines: readonly LineShape[]): readonly LineShape[] {
  return lines.length === 0 ? [] : [line(title, { kind: 'h3' }), ...lines];
}

function notesOf({ doc }: Source, id: Meeting['id'], field: string): readonly LineShape[] {
  const notes = proseOf(doc, 'meetings', id, field);
  return hasWords(notes) ? readFlat(notes).lines : [];
}

function actionLine(session: Source, { text, doneAt, owners, due }: Task): LineShape {
  const names = owners.map((owner) => session.nameOf(owner));
  const facts = [...names, ...(due === null ? [] : [`by ${exactDay(due)}`])].join(', ');
  return line(facts === '' ? named(text) : `${named(text)} (${facts})`, {
    ...{ path: 't', ticked: doneAt !== null },
  });
}

/** 'Saturday 21 November 2026, 11:00 to 11:50 (Europe/Berlin), the café'. */
function whenWords({ startsAt, minutes, place }: Meeting): string {
  const when =
    startsAt === null
      ? 'No time yet'
      : `${DATE.format(startsAt)}, ${formatTime(startsAt)} to ${formatTime(startsAt + minutes * MINUTE_MS)} (${localZone()})`;
  return place === '' ? when : `${when}, ${place}`;
}
