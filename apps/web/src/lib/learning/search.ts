/** What search finds of learning and experience: their titles, what stands beside them, and their notes. */
import type { Around, Found, FoundWithin } from '#lib/features/feature.ts';
import { newestFirst, proseWords } from '#lib/features/search-words.ts';
import { EXPERIENCE_WORDS, KIND_WORDS, STATE_WORDS, titleOf } from './learning-words.ts';

export function* titles({ session, pathOf }: Around): Generator<Found> {
  for (const learning of session.learnings.all) {
    const { id, kind, state, provider, recognisedBy, applied } = learning;
    const about = `${KIND_WORDS[kind]} · ${STATE_WORDS[state].toLowerCase()}`;
    const text = `${provider} ${recognisedBy} ${applied}`;
    yield { id, title: titleOf(learning), about, text, path: pathOf('learnings', id) };
  }
  for (const experience of session.experiences.all) {
    const { id, kind, where, cvLine } = experience;
    const about = EXPERIENCE_WORDS[kind];
    const text = `experience ${where} ${cvLine}`;
    yield { id, title: titleOf(experience), about, text, path: pathOf('experiences', id) };
  }
}

export function* passages({ session }: Around): Generator<FoundWithin> {
  for (const { id } of newestFirst(session.learnings.all))
    yield { id, where: 'In the notes', text: proseWords(session, 'learnings', id, 'notes') };
  for (const { id } of newestFirst(session.experiences.all))
    yield { id, where: 'In the notes', text: proseWords(session, 'experiences', id, 'notes') };
}
