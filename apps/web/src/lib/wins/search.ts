/** What search finds in wins: their text, shown with whose they are and the day. */
import type { Around, Found } from '#lib/features/feature.ts';
import { excerpt } from '#lib/features/search-words.ts';
import { shortDay } from '#lib/ui/dates.ts';

export function* titles({ session, pathOf }: Around): Generator<Found> {
  for (const { id, text, person, date } of session.wins.all) {
    const day = date === null ? '' : shortDay(date, session.today);
    const about = [session.nameOf(person), day].filter(Boolean).join(' · ');
    if (text.trim() !== '') yield { id, title: excerpt(text), about, path: pathOf('wins', id) };
  }
}
