/** What search finds in the purposes of goals: the vision, and the organisation's objectives. */
import type { Around, Found } from '#lib/features/feature.ts';

/** Both are listed together, and one of each may have the same id. */
export function* titles({ session, pathOf }: Around): Generator<Found> {
  for (const { id, text } of session.visions.all) {
    const found = { id: `part ${id}`, title: text, about: '' };
    if (text.trim() !== '') yield { ...found, path: pathOf('visions', id) };
  }
  for (const { id, title } of session.objectives.all) {
    const found = { id: `objective ${id}`, title, about: 'Organisation’s objective' };
    if (title.trim() !== '') yield { ...found, path: pathOf('objectives', id) };
  }
}
