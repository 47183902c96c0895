/** The next quarters, as answers to "until when?": each means its last day. */
import { type Day, daysBetween, lastOfMonth, yearOf } from '@cairn/model/shared';

/** This quarter, unless it is nearly over, and those after it. */
export function quartersAhead(today: Day, count: number): { label: string; day: Day }[] {
  const NEARLY_OVER_DAYS = 14;
  const quarters: { label: string; day: Day }[] = [];
  let index = yearOf(today) * 4 + Math.floor((Number(today.slice(5, 7)) - 1) / 3);
  for (; quarters.length < count; index++) {
    const [year, quarter] = [Math.floor(index / 4), (index % 4) + 1];
    const day = lastOfMonth(year, quarter * 3);
    if (daysBetween(today, day) >= NEARLY_OVER_DAYS)
      quarters.push({ label: `Q${quarter} ${year}`, day });
  }
  return quarters;
}
