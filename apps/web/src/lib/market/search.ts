/** What search finds of postings: their titles, with who posted them; and what they say. */
import type { Around, Found, FoundWithin } from '#lib/features/feature.ts';

export function* titles({ session, pathOf }: Around): Generator<Found> {
  for (const { id, title, organisation } of session.postings.all)
    if (title.trim() !== '') yield { id, title, about: organisation, path: pathOf('postings', id) };
}

export function* passages({ session }: Around): Generator<FoundWithin> {
  for (const { id, body } of session.postings.all)
    yield { id, where: 'In the posting', text: body };
}
