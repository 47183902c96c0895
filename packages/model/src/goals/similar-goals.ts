/**
 * Finds goals like this one that somebody has already looked back on, so that what was learnt isn't
 * forgotten.
 */
import type { Goal } from './goal.ts';
import { isOpen } from './read-goals.ts';
import { tellingWords } from './vague-words.ts';

export interface SimilarGoal {
  readonly goal: Goal;
  /** The words that both have in their titles or measures. */
  readonly sharedWords: readonly string[];
  readonly likeness: number;
}

/**
 * In points: a goal is similar from this many on. A single word could be chance; the same parent or
 * vision part counts for more.
 */
const SIMILAR_ENOUGH = 2;
const SAME_PLACE = 2;
/** Words count as the same if they begin the same: "talk" and "talks", "lead" and "leading". */
const STEM_LETTERS = 5;

/** True for a finished or dropped goal once one of the three questions for looking back was answered. */
export function isLookedBackOn(
  goal: Pick<Goal, 'status' | 'whatWorked' | 'whatToAdjust' | 'howIDecide'>,
): boolean {
  return !isOpen(goal) && `${goal.whatWorked}${goal.whatToAdjust}${goal.howIDecide}`.trim() !== '';
}

/** Finished and dropped goals with a retrospective that are like `goal`, most alike first, then latest. */
export function similarLookBacks(goal: Goal, all: readonly Goal[]): SimilarGoal[] {
  const mine = wordsOf(goal);
  return all
    .filter((other) => other.id !== goal.id && other.deletedAt === null && isLookedBackOn(other))
    .map((other) => {
      const theirs = wordsOf(other);
      const sharedWords = [...mine].flatMap(([stem, word]) => (theirs.has(stem) ? [word] : []));
      const samePlaces = (['parent', 'visionPart'] as const).filter(
        (link) => goal[link] !== null && goal[link] === other[link],
      );
      return {
        goal: other,
        sharedWords,
        likeness: likenessOf(sharedWords, mine, theirs) + samePlaces.length * SAME_PLACE,
      };
    })
    .filter(({ likeness }) => likeness >= SIMILAR_ENOUGH)
    .sort(
      (a, b) =>
        b.likeness - a.likeness ||
        (b.goal.finishedAt ?? 0) - (a.goal.finishedAt ?? 0) ||
        (a.goal.id < b.goal.id ? -1 : 1),
    );
}

/** A point for each shared word, and one more if they are all that the shorter one has to say. */
function likenessOf(
  shared: readonly string[],
  mine: ReadonlyMap<string, string>,
  theirs: ReadonlyMap<string, string>,
): number {
  const whole = shared.length > 0 && shared.length === Math.min(mine.size, theirs.size);
  return shared.length + (whole ? 1 : 0);
}

/** The telling words of a goal, by their stems. */
function wordsOf({ title, measureName }: Goal): Map<string, string> {
  return new Map(
    tellingWords(`${title} ${measureName}`).map((word) => [stemOf(word), word] as const),
  );
}

function stemOf(word: string): string {
  const singular = word.length > 3 ? word.replace(/(?:ing|es|s)$/, '') : word;
  return singular.slice(0, STEM_LETTERS);
}
