/** Text that is shown shortened. */

let segmenter: Intl.Segmenter | undefined;
/** The most UTF-16 units that are looked at as one letter; a family of emoji has 25. */
export const LONGEST_LETTER = 64;

/** The beginning of `text`, at most `most` UTF-16 units, cut between two letters as people see them. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  const from = Math.max(0, most - LONGEST_LETTER);
  // If this begins in the middle of a letter, only the first piece is wrong.
  const near = segmenter.segment(text.slice(from, most + LONGEST_LETTER));
  const at = near.containing(most - from)?.index;
  return text.slice(0, at === undefined || at === 0 ? most : from + at);
}

/** Like `cut`, with an ellipsis if something is left out. */
export function excerpt(text: string, most: number): string {
  return text.length <= most ? text : `${cut(text, most).trimEnd()}…`;
}
