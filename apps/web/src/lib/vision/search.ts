/** What search finds in the purposes of goals: the vision, and the organisation's objectives. */
import type { Around, Found } from '#lib/features/feature.ts';

export function* titles({ session, pathOf }: Around): Generator<Found> {
  for (const { id, text } of session.visions.all)
    if (text.trim() !== '') yield { id, title: text, about: '', path: pathOf('visions', id) };
  for (const { id, title } of session.objectives.all) {
    const about = 'Organisation’s objective';
    if (title.trim() !== '') yield { id, title, about, path: pathOf('objectives', id) };
  }
}
