/** Text that is too long to be written in a line: it is shown to be there, and left alone. */
import { cut } from '@cairn/model/shared';

/** In UTF-16 units. What is handed over longer than this is only the beginning of a text. */
export const LONGEST_EDITABLE = 20_000;

/** As much of it as tells what it is. */
const GLIMPSE = 160;

export function isTooLong(text: string): boolean {
  return text.length > LONGEST_EDITABLE;
}

export function glimpseOf(text: string): string {
  return `${cut(text, GLIMPSE)}…`;
}
