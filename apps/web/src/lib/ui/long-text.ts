/** Text too long to edit in one line: its beginning is shown, and it can't be changed. */
import { cut } from '@cairn/model/shared';

/** In UTF-16 units. A longer text that arrives here is only the beginning of one. */
export const LONGEST_EDITABLE = 20_000;

/** How much of it to show, so that it can be recognised. */
const GLIMPSE = 160;

export function isTooLong(text: string): boolean {
  return text.length > LONGEST_EDITABLE;
}

export function glimpseOf(text: string): string {
  return `${cut(text, GLIMPSE)}…`;
}
