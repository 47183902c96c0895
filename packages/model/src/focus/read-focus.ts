/** Pure questions about focus blocks: how long they took, where the time went, and what came in between. */
import { cut } from '../shared/cut.ts';
import { addDays, type Day } from '../shared/days.ts';
import { fold } from '../shared/fold.ts';
import type { GoalId, PersonId } from '../shared/ids.ts';
import type { FocusBlock } from './focus-block.ts';

const MINUTE_MS = 60_000;

/** When it ends by its plan, in milliseconds since 1970. */
export function plannedEnd({ start, planned }: Pick<FocusBlock, 'start' | 'planned'>): number {
  return (start ?? 0) + (planned ?? 0) * MINUTE_MS;
}

/** True until somebody has said how it went, also when its time is up. */
export function isRunning(
  block: Pick<FocusBlock, 'start' | 'planned' | 'spent' | 'deletedAt'>,
): boolean {
  return (
    block.spent === null &&
    block.start !== null &&
    block.planned !== null &&
    block.deletedAt === null
  );
}

/**
 * The whole minutes that have gone by at `now`, never more than planned: a laptop that slept, or a
 * page that was closed, makes no block longer.
 */
export function elapsedMinutes(
  { start, planned }: Pick<FocusBlock, 'start' | 'planned'>,
  now: number,
): number {
  if (start === null || planned === null) return 0;
  return Math.min(planned, Math.max(0, Math.floor((now - start) / MINUTE_MS)));
}

/** What was spent; while it runs, what has gone by at `now`. */
export function minutesOf(
  block: Pick<FocusBlock, 'start' | 'planned' | 'spent'>,
  now: number,
): number {
  return block.spent ?? elapsedMinutes(block, now);
}

/** Their running blocks, the latest first: one started on another device is there too. */
export function runningBlocks(blocks: readonly FocusBlock[], person: PersonId): FocusBlock[] {
  return blocks
    .filter((block) => block.person === person && isRunning(block))
    .sort((a, b) => -byStart(a, b));
}

/** The blocks that began in a week, the latest first. */
export function blocksOfWeek(blocks: readonly FocusBlock[], monday: Day): FocusBlock[] {
  const sunday = addDays(monday, 6);
  return blocks
    .filter(
      ({ date, deletedAt }) =>
        deletedAt === null && date !== null && date >= monday && date <= sunday,
    )
    .sort((a, b) => -byStart(a, b));
}

export interface TimeSpent {
  /** In minutes. */
  readonly total: number;
  /** By goal, most minutes first; `null` for what belongs to none. */
  readonly byGoal: readonly { readonly goal: GoalId | null; readonly minutes: number }[];
}

/**
 * Where the time of a week went. Where blocks of one person overlap, as when one was started on
 * each of two devices, the time counts once, for the block that began first.
 */
export function timeSpent(blocks: readonly FocusBlock[], monday: Day, now: number): TimeSpent {
  const inWeek = new Set(blocksOfWeek(blocks, monday));
  // One that began before the week may reach into it.
  const before = blocksOfWeek(blocks, addDays(monday, -7));
  const until = new Map<PersonId | null, number>();
  const minutes = new Map<GoalId | null, number>();
  for (const block of [...before, ...inWeek].sort(byStart)) {
    const start = block.start ?? 0;
    const end = start + minutesOf(block, now) * MINUTE_MS;
    const covered = Math.max(start, until.get(block.person) ?? 0);
    if (end > covered) until.set(block.person, end);
    if (!inWeek.has(block) || end <= covered) continue;
    const sum = minutes.get(block.goal) ?? 0;
    minutes.set(block.goal, sum + (end - covered) / MINUTE_MS);
  }
  const byGoal = [...minutes]
    .map(([goal, sum]) => ({ goal, minutes: Math.round(sum) }))
    .filter((each) => each.minutes > 0)
    .sort((a, b) => b.minutes - a.minutes || compare(a.goal ?? '', b.goal ?? ''));
  return { total: byGoal.reduce((sum, each) => sum + each.minutes, 0), byGoal };
}

/** What came in between, as it was noted. */
export function distractionsOf({ distractions }: Pick<FocusBlock, 'distractions'>): string[] {
  return distractions
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** What came in between most often; the same words in other letters are the same, and so is their key. */
export function frequentDistractions(
  blocks: readonly FocusBlock[],
): { readonly key: string; readonly words: string; readonly times: number }[] {
  const found = new Map<string, { key: string; words: string; times: number }>();
  for (const words of blocks.flatMap(distractionsOf)) {
    const key = cut(fold(words), 80);
    const known = found.get(key);
    if (known === undefined) found.set(key, { key, words, times: 1 });
    else known.times++;
  }
  return [...found.values()].sort((a, b) => b.times - a.times || compare(a.key, b.key));
}

function byStart(a: FocusBlock, b: FocusBlock): number {
  return (a.start ?? 0) - (b.start ?? 0) || compare(a.id, b.id);
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
