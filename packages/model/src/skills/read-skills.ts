/** Pure questions about skills: where they stand, how they got there, and where two people see it differently. */
import type { Day } from '../shared/days.ts';
import type { PersonId } from '../shared/ids.ts';
import { type Level, LEVEL_DEFAULTS } from './level.ts';
import type { Rating } from './rating.ts';
import type { Skill } from './skill.ts';

/** A rating that can be shown: with its level and its day. */
export interface Point {
  readonly rating: Rating;
  readonly level: Level;
  readonly date: Day;
}

/** The ratings that can be shown, the oldest first; those of one day in the order they were made. */
function pointsOf(ratings: readonly Rating[]): Point[] {
  return ratings
    .flatMap((rating): Point[] => {
      const { level, date, deletedAt } = rating;
      const counts = deletedAt === null && level !== null && date !== null;
      return counts ? [{ rating, level, date }] : [];
    })
    .sort(
      (a, b) =>
        compare(a.date, b.date) ||
        a.rating.createdAt - b.rating.createdAt ||
        compare(a.rating.id, b.rating.id),
    );
}

/** The ratings of one skill by `person`, the oldest first; those of one day in the order they were made. */
export function historyOf(ratings: readonly Rating[], person: PersonId | null): Point[] {
  return pointsOf(ratings.filter(({ by }) => by === person));
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Where a skill stands, by whom. */
export interface Standing {
  /** By the person whose skill it is. */
  readonly own: Point | null;
  /** The latest of each other person, the newest first; of more than `MOST_OTHERS` those. */
  readonly others: readonly Point[];
}

/** More people than ever rate one skill. Anyone with the link may name any number. */
const MOST_OTHERS = 20;

/** `ratings`: those of this skill. */
export function standingOf(skill: Pick<Skill, 'person'>, ratings: readonly Rating[]): Standing {
  const latest = new Map(pointsOf(ratings).map((point) => [point.rating.by, point]));
  const own = latest.get(skill.person) ?? null;
  latest.delete(skill.person);
  const others = [...latest.values()].sort(
    (a, b) => compare(b.date, a.date) || b.rating.createdAt - a.rating.createdAt,
  );
  return { own, others: others.slice(0, MOST_OTHERS) };
}

/** How many levels are missing; 0 once the needed one is reached, `null` where either isn't known. */
export function gapOf(needed: Level | null, current: Level | null): number | null {
  if (needed === null || current === null) return null;
  return Math.max(0, needed - current);
}

/** So many levels apart, two ratings are worth talking about. */
const APART = 2;

/** The other person's rating that is furthest from their own, when it is far enough to ask why. */
export function disagreementOf({ own, others }: Standing): { own: Point; other: Point } | null {
  if (own === null) return null;
  const apart = ({ level }: Point) => Math.abs(level - own.level);
  const other = [...others].sort((a, b) => apart(b) - apart(a))[0];
  return other !== undefined && apart(other) >= APART ? { own, other } : null;
}

/** A skill that came up to what is needed. */
export interface Milestone {
  readonly skill: Skill;
  readonly date: Day;
  readonly level: Level;
}

/**
 * When a skill reached the level that is needed now, by its own person's ratings: the first day of the
 * stretch that still lasts. `null` while it is below, or nothing is needed.
 */
function milestoneOf(skill: Skill, ratings: readonly Rating[]): Milestone | null {
  const { needed } = skill;
  if (needed === null || needed === 0) return null;
  const history = historyOf(ratings, skill.person);
  let from: Point | null = null;
  for (const point of history) {
    if (point.level < needed) from = null;
    else from ??= point;
  }
  return from === null ? null : { skill, date: from.date, level: from.level };
}

/** The milestones of many skills, the earliest first. `ratings`: of any skills. */
export function milestonesOf(
  skills: readonly Skill[],
  ratings: Iterable<Rating>,
): readonly Milestone[] {
  const of = ratingsBySkill(ratings);
  return skills
    .flatMap((skill) => milestoneOf(skill, of.get(skill.id) ?? []) ?? [])
    .sort((a, b) => compare(a.date, b.date) || compare(a.skill.id, b.skill.id));
}

/** The ratings of each skill, by its id. */
export function ratingsBySkill(ratings: Iterable<Rating>): ReadonlyMap<string, readonly Rating[]> {
  const bySkill = new Map<string, Rating[]>();
  for (const rating of ratings) {
    const known = bySkill.get(rating.skill);
    if (known === undefined) bySkill.set(rating.skill, [rating]);
    else known.push(rating);
  }
  return bySkill;
}

/** What a level of this skill looks like: in somebody's own words, or in those that are given. */
export function levelWordsOf({ levelWords }: Pick<Skill, 'levelWords'>, level: Level): string {
  return levelWords.find((each) => each.level === level)?.words ?? LEVEL_DEFAULTS[level];
}

const PRIORITY_RANK = { high: 0, medium: 1, low: 2, none: 3 } as const;

/** The skills that most want work first: by priority, then by how much is missing, then in their order. */
export function byNeed(
  skills: readonly Skill[],
  currentOf: (skill: Skill) => Level | null,
): Skill[] {
  const missing = (skill: Skill) => gapOf(skill.needed, currentOf(skill)) ?? 0;
  return [...skills].sort(
    (a, b) =>
      PRIORITY_RANK[a.priority] - PRIORITY_RANK[b.priority] ||
      missing(b) - missing(a) ||
      compare(a.order, b.order) ||
      compare(a.id, b.id),
  );
}
