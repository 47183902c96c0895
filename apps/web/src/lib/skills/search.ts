/** What search finds of skills: their names, and beside them the level that is needed. */
import { LEVEL_WORDS } from '@cairn/model/skills';
import type { Around, Found } from '#lib/features/feature.ts';

export function* titles({ session, pathOf }: Around): Generator<Found> {
  for (const { id, name, needed } of session.skills.all) {
    const about = needed === null ? '' : `${LEVEL_WORDS[needed]} needed`;
    if (name.trim() !== '') yield { id, title: name, about, path: pathOf('skills', id) };
  }
}
