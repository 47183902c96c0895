/** How focus blocks and the time they took are put into words. */
import type { BlockRefusal } from '@cairn/model/focus';
import { count } from '@cairn/model/shared';

export const REFUSALS: Readonly<Record<BlockRefusal, string>> = {
  notMinutes: 'Enter a whole number of minutes, up to 720.',
};

export const ASK_DISTRACTIONS = 'How can you reduce distractions tomorrow?';

/** "25 min", "1 h 40 min", "2 h". */
export function timeWords(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const said = [
    hours === 0 ? '' : `${String(hours)} h`,
    rest === 0 && hours > 0 ? '' : `${String(rest)} min`,
  ];
  return said.filter(Boolean).join(' ');
}

/** What is left of a block, rounded up: "18 minutes left", "Time’s up". */
export function leftWords(leftMs: number): string {
  return leftMs <= 0 ? 'Time’s up' : `${count(minutesLeft(leftMs), 'minute')} left`;
}

/** As short as a window's title needs it. */
export function titleWords(leftMs: number): string {
  return leftMs <= 0 ? 'Time’s up' : `${String(minutesLeft(leftMs))} min left`;
}

function minutesLeft(leftMs: number): number {
  return Math.ceil(leftMs / 60_000);
}

/** Whole minutes as typed; `NaN` for anything else, which the model refuses. */
export function readMinutes(text: string): number {
  return /^\s*\d{1,4}\s*$/.test(text) ? Number(text) : Number.NaN;
}

/** "Mail", "mail, 3 times". */
export function distractionWords({
  words,
  times,
}: {
  readonly words: string;
  readonly times: number;
}): string {
  return times === 1 ? words : `${words}, ${count(times, 'time')}`;
}
