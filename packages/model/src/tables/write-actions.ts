/** A cell of key actions that was reworded: which line is which step, and what changed. */
import { oneLine, titleKey } from '../shared/index.ts';
import type { Task } from '../tasks/index.ts';
import { readStep, splitActions } from './plan-row.ts';
import type { PlannedStep } from './table-plan.ts';
import { stepCell } from './write-table.ts';

export interface ActionsPlan {
  /** Steps with new text, and the date in their brackets. */
  readonly reworded: readonly { readonly step: Task; readonly next: PlannedStep }[];
  readonly removed: readonly Task[];
  /** New steps, each with the step it comes before; `null` for the end. */
  readonly added: readonly { readonly next: PlannedStep; readonly before: Task | null }[];
}

/** Compares the lines of `words` with the steps as they were when the cell was opened. */
export function planActions(was: readonly Task[], words: string): ActionsPlan {
  const before = was.map(stepCell);
  const lines = splitActions(words, before).map((line) => oneLine(line).trim());
  const pairs = alike(before.map(titleKey), lines.map(titleKey));
  const reworded: { step: Task; next: PlannedStep }[] = [];
  const removed: Task[] = [];
  const added: { next: PlannedStep; before: Task | null }[] = [];
  let [oldAt, newAt] = [0, 0];
  for (const [oldEnd, newEnd] of [...pairs, [was.length, lines.length] as const]) {
    // Between two lines that stayed: as many as there are on both sides are the same steps,
    // reworded.
    const [gone, come] = [was.slice(oldAt, oldEnd), lines.slice(newAt, newEnd)];
    for (const [at, step] of gone.entries()) {
      const line = come[at];
      if (line === undefined) removed.push(step);
      else reworded.push({ step, next: readStep(line) });
    }
    for (const line of come.slice(gone.length))
      added.push({ next: readStep(line), before: was[oldEnd] ?? null });
    const [kept, line] = [was[oldEnd], lines[newEnd]];
    // The same except for case or spaces.
    if (kept !== undefined && line !== undefined && stepCell(kept) !== line)
      reworded.push({ step: kept, next: readStep(line) });
    [oldAt, newAt] = [oldEnd + 1, newEnd + 1];
  }
  return { reworded, removed, added };
}

type Pair = readonly [number, number];

/** Beyond so many comparisons, only what is equal at both ends counts: anyone may write thousands of steps. */
const MOST_COMPARISONS = 4_000_000;

/** The longest series of pairs (old index, new index) of equal keys, in order. */
function alike(old: readonly string[], next: readonly string[]): Pair[] {
  const most = Math.min(old.length, next.length);
  let start = 0;
  while (start < most && old[start] === next[start]) start += 1;
  let end = 0;
  while (end < most - start && old[old.length - 1 - end] === next[next.length - 1 - end]) end += 1;
  const between = alikeBetween(
    old.slice(start, old.length - end),
    next.slice(start, next.length - end),
  );
  return [
    ...Array.from({ length: start }, (_, at): Pair => [at, at]),
    ...between.map(([i, j]): Pair => [start + i, start + j]),
    ...Array.from({ length: end }, (_, at): Pair => [
      old.length - end + at,
      next.length - end + at,
    ]),
  ];
}

function alikeBetween(old: readonly string[], next: readonly string[]): Pair[] {
  if (old.length * next.length > MOST_COMPARISONS) return [];
  const width = next.length + 1;
  const lengths = new Uint32Array((old.length + 1) * width);
  const length = (i: number, j: number) => lengths[i * width + j] ?? 0;
  for (let i = old.length - 1; i >= 0; i--)
    for (let j = next.length - 1; j >= 0; j--)
      lengths[i * width + j] =
        old[i] === next[j]
          ? length(i + 1, j + 1) + 1
          : Math.max(length(i + 1, j), length(i, j + 1));
  const pairs: Pair[] = [];
  for (let i = 0, j = 0; i < old.length && j < next.length;) {
    if (old[i] === next[j]) pairs.push([i++, j++]);
    else if (length(i + 1, j) >= length(i, j + 1)) i++;
    else j++;
  }
  return pairs;
}
