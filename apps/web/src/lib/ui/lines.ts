/** Splits a pasted list into items, one for each line, without the list's markers. */

const LIST_MARK = /^(?:[-*+•–]|\d{1,3}[.)])\s+/;
const TICK_BOX = /^\[[ xX]?\]\s+/;

/** The non-empty lines, trimmed, without bullets, numbers or tick boxes before them. */
export function linesOf(text: string): string[] {
  return text
    .split(/[\r\n\u2028\u2029]+/)
    .map((line) => line.trim().replace(LIST_MARK, '').replace(TICK_BOX, '').trim())
    .filter((line) => line !== '');
}
