/** What search finds of what the goals are for: the vision, and what the organisation is after. */
import type { Around, Found } from '#lib/features/feature.ts';

export function* titles({ session, pathOf }: Around): Generator<Found> {
  for (const { id, text } of session.visions.all)
    if (text.trim() !== '') yield { id, title: text, about: '', path: pathOf('visions', id) };
  for (const { id, title } of session.objectives.all) {
    const about = 'Organisation’s objective';
    if (title.trim() !== '') yield { id, title, about, path: pathOf('objectives', id) };
  }
}
