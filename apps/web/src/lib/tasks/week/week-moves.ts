/** Where a key moves a task in the week. */
import { addDays, type Day, isReachable, mondayOf } from '@cairn/model/shared';

export type Move = 'nextDay' | 'previousDay' | 'nextWeek' | 'previousWeek';

const DAYS: Readonly<Record<Move, number>> = {
  nextDay: 1,
  previousDay: -1,
  nextWeek: 7,
  previousWeek: -7,
};

/**
 * A task from an earlier week or without a day starts from today: one step forward is today itself.
 */
export function dayAfterMove(from: Day | null, move: Move, today: Day): Day {
  if (from !== null && from >= mondayOf(today)) {
    const moved = addDays(from, DAYS[move]);
    return isReachable(moved) ? moved : from;
  }
  return move === 'nextWeek' ? addDays(mondayOf(today), 7) : today;
}

/** The move that a key stands for; `null` for any other key. */
export function moveOf({ key, shiftKey }: Pick<KeyboardEvent, 'key' | 'shiftKey'>): Move | null {
  if (key === 'ArrowRight') return shiftKey ? 'nextWeek' : 'nextDay';
  if (key === 'ArrowLeft') return shiftKey ? 'previousWeek' : 'previousDay';
  return null;
}
