/** What search finds in goals: titles, why they matter and notes. */
import type { Around, Found, FoundWithin } from '#lib/features/feature.ts';
import { newestFirst, proseWords } from '#lib/features/search-words.ts';
import { shortDay } from '#lib/ui/dates.ts';
import { untitled } from '#lib/ui/untitled.ts';

export function* titles({ session, pathOf }: Around): Generator<Found> {
  for (const { id, title, due } of session.goals.all) {
    const about = due === null ? '' : `due ${shortDay(due, session.today)}`;
    yield { id, title: title || untitled('goal'), about, path: pathOf('goals', id) };
  }
}

export function* passages({ session }: Around): Generator<FoundWithin> {
  for (const { id } of newestFirst(session.goals.all)) {
    yield { id, where: 'Why it matters', text: proseWords(session, 'goals', id, 'why') };
    yield { id, where: 'In the notes', text: proseWords(session, 'goals', id, 'notes') };
  }
}
