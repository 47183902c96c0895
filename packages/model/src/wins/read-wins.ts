/** Pure functions about wins: all of them, and by month. */
import { type Day, dayOf } from '../shared/days.ts';
import type { GoalId, PersonId, WinId } from '../shared/ids.ts';
import type { Win } from './win.ts';

/** What wins need to know about a goal: what worked in a finished one counts as a win too. */
export interface FinishedGoal {
  readonly id: GoalId;
  readonly status: string;
  readonly whatWorked: string;
  readonly finishedAt: number | null;
  readonly finishedBy: PersonId | null;
  readonly createdAt: number;
  readonly createdBy: PersonId | null;
  readonly deletedAt: number | null;
}

export interface Victory {
  /** Unique among all: a win and a goal may have the same id. */
  readonly key: string;
  /** `null` for what worked in a finished goal, which is edited there. */
  readonly win: WinId | null;
  readonly goal: GoalId | null;
  readonly date: Day;
  readonly text: string;
  readonly person: PersonId | null;
}

/** Wins and what worked in finished goals, newest first; ties by key. */
export function allWins(wins: readonly Win[], goals: readonly FinishedGoal[]): Victory[] {
  const written = wins
    .filter(({ deletedAt }) => deletedAt === null)
    .map(({ id, goal, date, text, person, createdAt }): Victory => ({
      ...{ key: `win ${id}`, win: id, goal, text, person },
      date: date ?? dayOf(createdAt),
    }));
  const finished = goals
    .filter(
      ({ status, whatWorked, deletedAt }) =>
        status === 'done' && deletedAt === null && whatWorked.trim() !== '',
    )
    .map(({ id, whatWorked, finishedAt, finishedBy, createdAt, createdBy }): Victory => ({
      ...{ key: `goal ${id}`, win: null, goal: id, text: whatWorked },
      person: finishedBy ?? createdBy,
      date: dayOf(finishedAt ?? createdAt),
    }));
  return [...written, ...finished].sort((a, b) =>
    a.date !== b.date ? (a.date < b.date ? 1 : -1) : a.key < b.key ? -1 : 1,
  );
}

/** Wins by month (`2027-03`), in the order given. */
export function byMonth(wins: readonly Victory[]): { month: string; wins: Victory[] }[] {
  const months = new Map<string, Victory[]>();
  for (const win of wins) {
    const month = win.date.slice(0, 7);
    const found = months.get(month);
    if (found === undefined) months.set(month, [win]);
    else found.push(win);
  }
  return [...months].map(([month, inIt]) => ({ month, wins: inIt }));
}
