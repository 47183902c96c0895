/** What shows a skill, from every feature that knows of it. */
import type { Thread } from '../feedback/index.ts';
import type { Goal } from '../goals/index.ts';
import type { Experience, Learning } from '../learning/index.ts';
import type { Skill } from '../skills/index.ts';
import type { Win } from '../wins/index.ts';

export interface Sources {
  readonly goals: readonly Goal[];
  readonly wins: readonly Win[];
  readonly learnings: readonly Learning[];
  readonly experiences: readonly Experience[];
  /** Those about this skill. */
  readonly threads: readonly Thread[];
}

export interface Evidence {
  readonly collection: keyof Sources;
  readonly id: string;
  readonly title: string;
}

/** What bears on the skill and isn't in the bin: goals, wins, learning, experience, feedback, each the newest first. */
export function evidenceOf(
  { id, goals, wins }: Pick<Skill, 'id' | 'goals' | 'wins'>,
  sources: Sources,
): Evidence[] {
  const [linkedGoals, linkedWins] = [new Set(goals), new Set(wins)];
  return [
    ...pieces(
      'goals',
      sources.goals,
      (goal) => linkedGoals.has(goal.id),
      ({ title }) => title,
    ),
    ...pieces(
      'wins',
      sources.wins,
      (win) => linkedWins.has(win.id),
      ({ text }) => text,
    ),
    ...pieces(
      'learnings',
      sources.learnings,
      ({ skills }) => skills.includes(id),
      ({ title }) => title,
    ),
    ...pieces(
      'experiences',
      sources.experiences,
      ({ skills }) => skills.includes(id),
      ({ title }) => title,
    ),
    ...pieces(
      'threads',
      sources.threads,
      ({ anchor }) => anchor.id === id,
      ({ outcomes: [outcome], title, kind }) => outcome?.words ?? (title || kind),
    ),
  ];
}

function pieces<
  T extends { readonly id: string; readonly deletedAt: number | null; readonly createdAt: number },
>(
  collection: keyof Sources,
  all: readonly T[],
  bears: (record: T) => boolean,
  titleOf: (record: T) => string,
): Evidence[] {
  return all
    .filter((record) => record.deletedAt === null && bears(record))
    .sort((a, b) => b.createdAt - a.createdAt)
    .map((record) => ({ collection, id: record.id, title: titleOf(record) }));
}
