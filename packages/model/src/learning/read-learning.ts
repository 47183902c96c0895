/** Pure questions about learning and experience: what to ask about, what it took, and how it reads in a CV. */
import { addDays, type Day } from '../shared/days.ts';
import { byOrder } from '../shared/order.ts';
import { type Experience, EXPERIENCE_KINDS, type ExperienceKind } from './experience.ts';
import { type Learning, LEARNING_STATES, type LearningState } from './learning.ts';

const ASKED_AFTER_DAYS = 30;
/** Nobody remembers longer than that where a book was used. */
const ASKED_FOR_DAYS = 180;

/** The one whose use Today asks about: the one that ended longest ago, from a month after its end for half a year. */
export function toAskAbout(learnings: readonly Learning[], today: Day): Learning | null {
  const [from, to] = [addDays(today, -ASKED_FOR_DAYS), addDays(today, -ASKED_AFTER_DAYS)];
  const due = learnings.filter(
    ({ state, end, applied, appliedAsked, deletedAt }) =>
      deletedAt === null &&
      state === 'done' &&
      !appliedAsked &&
      applied.trim() === '' &&
      end !== null &&
      end >= from &&
      end <= to,
  );
  return due.sort((a, b) => compare(a.end ?? '', b.end ?? '') || compare(a.id, b.id))[0] ?? null;
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** The columns of the page, each in its order; what is done, the latest first. */
export function byState(
  learnings: readonly Learning[],
): { readonly state: LearningState; readonly learnings: readonly Learning[] }[] {
  return LEARNING_STATES.map((state) => {
    const here = learnings.filter((each) => each.state === state && each.deletedAt === null);
    if (state !== 'done') return { state, learnings: here.sort(byOrder) };
    return {
      state,
      learnings: here.sort((a, b) => compare(b.end ?? '', a.end ?? '') || byOrder(a, b)),
    };
  });
}

/** Hours that were spent on what is here, by the person's own numbers. */
export function hoursSpent(learnings: readonly Pick<Learning, 'hoursSpent'>[]): number {
  return learnings.reduce((sum, each) => sum + (each.hoursSpent ?? 0), 0);
}

/** The newest first: what still goes on, then by its end, then by its start. */
export function newestFirst(experiences: readonly Experience[]): Experience[] {
  const until = ({ start, end }: Experience) => end ?? (start === null ? '' : '9999');
  return [...experiences].sort(
    (a, b) =>
      compare(until(b), until(a)) || compare(b.start ?? '', a.start ?? '') || compare(a.id, b.id),
  );
}

/** The experiences of one kind for a CV, the newest first; kinds without any are left out. */
export function forCv(
  experiences: readonly Experience[],
): { readonly kind: ExperienceKind; readonly experiences: readonly Experience[] }[] {
  return EXPERIENCE_KINDS.map((kind) => ({
    kind,
    experiences: newestFirst(experiences.filter((each) => each.kind === kind)),
  })).filter((group) => group.experiences.length > 0);
}
