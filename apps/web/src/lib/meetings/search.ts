/** What search finds in meetings: titles, latest first, decisions and commitments, then notes and agendas. */
import { dayOf } from '@cairn/model/shared';
import type { Around, Found, FoundWithin } from '#lib/features/feature.ts';
import { excerpt, newestFirst, proseWords } from '#lib/features/search-words.ts';
import { shortDay } from '#lib/ui/dates.ts';
import { nameOfMeeting } from './meeting-words.ts';

export function* titles({ session, pathOf }: Around): Generator<Found> {
  const latest = [...session.meetings.all].sort(
    (a, b) => (b.startsAt ?? Infinity) - (a.startsAt ?? Infinity),
  );
  for (const meeting of latest) {
    const { id, startsAt } = meeting;
    const about = startsAt === null ? '' : shortDay(dayOf(startsAt), session.today);
    yield { id, title: nameOfMeeting(meeting), about, path: pathOf('meetings', id) };
  }
  for (const { id, text, createdAt } of newestFirst(session.decisions.all)) {
    const about = `Decision, ${shortDay(dayOf(createdAt), session.today)}`;
    if (text.trim() !== '')
      yield { id, title: excerpt(text), about, text, path: pathOf('decisions', id) };
  }
  for (const { id, text, person } of newestFirst(session.commitments.all)) {
    const about = `Commitment, ${session.nameOf(person)}`;
    if (text.trim() !== '')
      yield { id, title: excerpt(text), about, text, path: pathOf('commitments', id) };
  }
  for (const series of session.series.all) {
    const { id } = series;
    yield { id, title: nameOfMeeting(series), about: 'series', path: pathOf('series', id) };
  }
}

export function* passages({ session }: Around): Generator<FoundWithin> {
  for (const { id } of newestFirst(session.meetings.all)) {
    yield { id, where: 'In the summary', text: proseWords(session, 'meetings', id, 'summary') };
    yield { id, where: 'In the notes', text: proseWords(session, 'meetings', id, 'notes') };
  }
  for (const { text, meetings } of newestFirst(session.agendaItems.all))
    for (const id of meetings) yield { id, where: 'On the agenda', text };
}
