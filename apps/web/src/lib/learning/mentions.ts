/** What an @ in notes offers of learning and experience, newest first: with its kind and, if there are several mentees, whose it is. */
import type { Experience, Learning } from '@cairn/model/learning';
import GraduationCap from 'lucide-svelte/icons/graduation-cap';
import HandHeart from 'lucide-svelte/icons/hand-heart';
import type { Mention, Mentionable } from '#lib/features/feature.ts';
import { newestFirst } from '#lib/features/search-words.ts';
import { whoseWords } from '#lib/features/subject.ts';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';
import { EXPERIENCE_WORDS, KIND_WORDS } from './learning-words.ts';

export const mentions: readonly Mentionable[] = [
  {
    collection: 'learnings',
    icon: GraduationCap,
    all: (session) => offered(session, session.learnings.all, ({ kind }) => KIND_WORDS[kind]),
  },
  {
    collection: 'experiences',
    icon: HandHeart,
    all: (session) =>
      offered(session, session.experiences.all, ({ kind }) => EXPERIENCE_WORDS[kind]),
  },
];

function offered<T extends Learning | Experience>(
  session: WorkspaceSession,
  all: readonly T[],
  kindOf: (record: T) => string,
): Mention[] {
  return newestFirst(all)
    .filter(({ title }) => title.trim() !== '')
    .map((record) => ({
      id: record.id,
      name: record.title.trim(),
      about: [kindOf(record), whoseWords(session, record.person)].filter(Boolean).join(' · '),
    }));
}
