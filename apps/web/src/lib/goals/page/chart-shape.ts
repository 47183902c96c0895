/**
 * The geometry of the check-in chart: check-ins and the ideal line, laid out in a box. Linear
 * scales need no library.
 */
import { type CheckIn, checkInsInOrder, type Goal, idealLine } from '@cairn/model/goals';
import { type Day, daysBetween } from '@cairn/model/shared';

export interface Spot {
  readonly x: number;
  readonly y: number;
}
export interface ChartSpot extends Spot {
  readonly checkIn: CheckIn;
}
export interface ChartShape {
  /** Check-ins with a value, earliest first. */
  readonly spots: readonly ChartSpot[];
  /** An SVG path through the spots, from where the measure began; `''` without any. */
  readonly walked: string;
  /** The walked path closed along the bottom, for its fill. */
  readonly ground: string;
  readonly ideal: readonly [Spot, Spot] | null;
  readonly startY: number;
  readonly targetY: number;
  readonly todayX: number | null;
  readonly first: Day;
  readonly last: Day;
}

export interface ChartBox {
  readonly width: number;
  readonly height: number;
  /** Space inside the box on each side for spots at the edge. */
  readonly inset: number;
}

/** `null` for a goal without a target. A target equal to the start is drawn as a level line. */
export function chartShape(
  goal: Goal,
  all: readonly CheckIn[],
  today: Day,
  madeOn: Day,
  { width, height, inset }: ChartBox,
): ChartShape | null {
  const { measureStart, measureTarget } = goal;
  if (measureTarget === null) return null;
  const valued = checkInsInOrder(all).filter(({ value }) => value !== null);
  const ideal = idealLine(goal, valued, madeOn);
  const days = [
    goal.start ?? valued[0]?.date ?? madeOn,
    ...(ideal === null ? [today] : [ideal.from.day, ideal.to.day]),
    ...valued.flatMap(({ date }) => (date === null ? [] : [date])),
  ].sort();
  const first = days[0] ?? today;
  const last = days.at(-1) ?? today;
  const span = Math.max(1, daysBetween(first, last));
  const values = [measureStart, measureTarget, ...valued.map(({ value }) => value ?? 0)];
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const x = (day: Day) => inset + (daysBetween(first, day) / span) * (width - 2 * inset);
  // As fractions of halves: the difference of two very large numbers would be infinite.
  const y = (value: number) => {
    const reach = most / 2 - least / 2;
    const share = reach === 0 ? 0.5 : (value / 2 - least / 2) / reach;
    return height - inset - share * (height - 2 * inset);
  };
  const spots = valued.map((checkIn): ChartSpot => ({
    x: x(checkIn.date ?? first),
    y: y(checkIn.value ?? 0),
    checkIn,
  }));
  const begin = {
    x: x(goal.start !== null && goal.start >= first ? goal.start : first),
    y: y(measureStart),
  };
  const path =
    spots.length === 0 ? [] : spots[0] && spots[0].x <= begin.x ? spots : [begin, ...spots];
  const walked = path
    .map(({ x: at, y: up }, i) => `${i === 0 ? 'M' : 'L'}${round(at)} ${round(up)}`)
    .join('');
  const [from, to] = [path[0], path.at(-1)];
  const foot = round(height - inset);
  return {
    spots,
    walked,
    ground: from && to ? `${walked}L${round(to.x)} ${foot}L${round(from.x)} ${foot}Z` : '',
    ideal:
      ideal === null
        ? null
        : [
            { x: x(ideal.from.day), y: y(ideal.from.value) },
            { x: x(ideal.to.day), y: y(ideal.to.value) },
          ],
    startY: y(measureStart),
    targetY: y(measureTarget),
    todayX: today >= first && today <= last ? x(today) : null,
    first,
    last,
  };
}

/** The ideal value on a day; `null` if there is no ideal line. */
export function idealOn(
  goal: Goal,
  all: readonly CheckIn[],
  today: Day,
  madeOn: Day,
): number | null {
  const line = idealLine(goal, all, madeOn);
  if (line === null) return null;
  const span = daysBetween(line.from.day, line.to.day);
  const share = span <= 0 ? 1 : Math.min(1, Math.max(0, daysBetween(line.from.day, today) / span));
  return line.from.value * (1 - share) + line.to.value * share;
}

function round(at: number): number {
  return Math.round(at * 10) / 10;
}
