/** Threads grouped by what they are about, in the order of each group's first thread. */
import { subjectOf, type Thread } from '@cairn/model/feedback';
import type { Place, PlaceOf } from './place.ts';

export interface ThreadGroup {
  readonly subject: string;
  /** `null` if what they are about has been deleted. */
  readonly place: Place | null;
  readonly threads: readonly Thread[];
}

export function groupsOf(threads: readonly Thread[], placeOf: PlaceOf): readonly ThreadGroup[] {
  const bySubject = new Map<string, Thread[]>();
  for (const thread of threads) {
    const subject = subjectOf(thread.anchor);
    const known = bySubject.get(subject);
    if (known === undefined) bySubject.set(subject, [thread]);
    else known.push(thread);
  }
  return [...bySubject].map(([subject, group]) => ({
    subject,
    place: placeOfGroup(group[0], placeOf),
    threads: group,
  }));
}

/** The groups of the first so many threads. */
export function firstOf(groups: readonly ThreadGroup[], most: number): readonly ThreadGroup[] {
  const first: ThreadGroup[] = [];
  let left = most;
  for (const group of groups) {
    if (left <= 0) break;
    first.push(
      group.threads.length <= left ? group : { ...group, threads: group.threads.slice(0, left) },
    );
    left -= group.threads.length;
  }
  return first;
}

/** The whole workspace has no page but this one. */
function placeOfGroup(first: Thread | undefined, placeOf: PlaceOf): Place | null {
  const place = first === undefined ? null : placeOf(first);
  return place && first?.anchor.kind === 'workspace' ? { ...place, href: null } : place;
}
