/** The geometry of one skill over time: levels as steps, since a rating holds until the next one. */
import { type Day, daysBetween } from '@cairn/model/shared';
import type { Level, Point } from '@cairn/model/skills';

export interface Box {
  readonly width: number;
  readonly height: number;
  /** Room for the dots at all sides. */
  readonly inset: number;
}
export interface Span {
  readonly first: Day;
  readonly last: Day;
}

/** From the earliest day of all histories to `today`. */
export function spanOf(histories: readonly (readonly Point[])[], today: Day): Span {
  const days = histories.flatMap((history) => history.map(({ date }) => date));
  const first = days.reduce((least, day) => (day < least ? day : least), today);
  const last = days.reduce((most, day) => (day > most ? day : most), today);
  return { first, last };
}

export function xOf(date: Day, { first, last }: Span, { width, inset }: Box): number {
  const days = daysBetween(first, last);
  if (days === 0) return width / 2;
  return inset + ((width - 2 * inset) * daysBetween(first, date)) / days;
}

export function yOf(level: Level, { height, inset }: Box): number {
  return height - inset - ((height - 2 * inset) * level) / 4;
}

/** A line that keeps each level until the next rating, and the last one to the end of the span. */
export function stepsOf(history: readonly Point[], span: Span, box: Box): string {
  const [first] = history;
  if (first === undefined) return '';
  let path = `M${xOf(first.date, span, box).toFixed(1)},${yOf(first.level, box).toFixed(1)}`;
  for (const { date, level } of history.slice(1))
    path += `H${xOf(date, span, box).toFixed(1)}V${yOf(level, box).toFixed(1)}`;
  return `${path}H${xOf(span.last, span, box).toFixed(1)}`;
}
