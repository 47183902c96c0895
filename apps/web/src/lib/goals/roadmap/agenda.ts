/** The roadmap as text: month by month what starts, what is due, the meetings and the milestones. */
import type { Goal } from '@cairn/model/goals';
import type { Day, GoalId } from '@cairn/model/shared';
import type { AxisMark } from './marks.ts';

export interface AgendaStep {
  readonly id: string;
  readonly text: string;
  readonly due: Day | null;
  readonly doneAt: number | null;
  readonly droppedAt: number | null;
  readonly repeat: string;
}

/** `key` is unique among all, whatever ids goals, steps and meetings have. */
export type AgendaEntry = { readonly key: string; readonly day: Day } & (
  | { readonly kind: 'starts' | 'ends'; readonly goal: Goal }
  | { readonly kind: 'step'; readonly goal: Goal; readonly text: string; readonly done: boolean }
  | { readonly kind: 'mark'; readonly mark: AxisMark }
);

export interface AgendaMonth {
  /** `YYYY-MM`. */
  readonly month: string;
  readonly entries: readonly AgendaEntry[];
}

/** On the same day: what ends, then steps, then meetings and milestones, then what starts. */
const RANK = { ends: 0, step: 1, mark: 2, starts: 3 } as const;

export function agendaOf(
  goals: readonly Goal[],
  stepsOf: (goal: GoalId) => readonly AgendaStep[],
  marks: readonly AxisMark[],
): AgendaMonth[] {
  const entries: AgendaEntry[] = marks.map((mark) => ({
    ...{ key: `${mark.kind} ${mark.id}`, day: mark.day, kind: 'mark', mark },
  }));
  for (const goal of goals) {
    const { id, start, due, status } = goal;
    // A dropped goal is neither due nor to be done.
    if (status === 'dropped') continue;
    if (start !== null) entries.push({ key: `starts ${id}`, day: start, kind: 'starts', goal });
    if (due !== null) entries.push({ key: `ends ${id}`, day: due, kind: 'ends', goal });
    for (const { id: step, text, due: day, doneAt, droppedAt, repeat } of stepsOf(id)) {
      if (day === null || droppedAt !== null || repeat !== 'none') continue;
      const key = `step ${step}`;
      entries.push({ key, day, kind: 'step', goal, text, done: doneAt !== null });
    }
  }
  entries.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : RANK[a.kind] - RANK[b.kind]));
  const months: { month: string; entries: AgendaEntry[] }[] = [];
  for (const entry of entries) {
    const month = entry.day.slice(0, 7);
    const last = months.at(-1);
    if (last?.month === month) last.entries.push(entry);
    else months.push({ month, entries: [entry] });
  }
  return months;
}

/**
 * The months from that of `today` on: `later` of them, and `earlier` before it; with how many are
 * left out.
 */
export function inSight(
  months: readonly AgendaMonth[],
  today: Day,
  { earlier, later }: { readonly earlier: number; readonly later: number },
): { readonly shown: readonly AgendaMonth[]; readonly before: number; readonly after: number } {
  const now = months.findIndex(({ month }) => month >= today.slice(0, 7));
  const at = now === -1 ? months.length : now;
  const [from, until] = [Math.max(0, at - earlier), Math.min(months.length, at + later)];
  return { shown: months.slice(from, until), before: from, after: months.length - until };
}
