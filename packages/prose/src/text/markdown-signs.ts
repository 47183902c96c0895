/** Backslashes in Markdown: one before a sign takes its meaning away. */

/** A backslash of the text itself; whether it has to be doubled depends on what follows it. */
export const BACKSLASH = Symbol('backslash');
export const ESCAPED = '\\';
export type Written = string | typeof BACKSLASH;

const SIGNS = '*`[]~<&_#>+-=.)!';

/**
 * Whether a backslash in front of this takes its meaning away. Before anything else it is a
 * backslash, as in the name of a folder.
 */
function takesBackslash(sign: string | undefined): boolean {
  return sign !== undefined && sign !== '' && SIGNS.includes(sign);
}

/** Doubles each backslash that would otherwise take away the meaning of what follows it. */
export function resolveBackslashes(written: readonly Written[]): string {
  let text = '';
  for (const part of written.toReversed()) {
    if (part !== BACKSLASH) text = part + text;
    else text = (takesBackslash(text[0]) || text.startsWith('\\') ? '\\\\' : '\\') + text;
  }
  return text;
}

/**
 * What a backslash at `at` stands for, and how many letters that takes up. Two stand for one only
 * where the second would have a meaning too, so that `\\server` stays what it is.
 */
export function readBackslash(
  text: string,
  at: number,
): { readonly says: string; readonly length: number } {
  const [next, afterNext] = [text[at + 1], text[at + 2]];
  if (takesBackslash(next)) return { says: next ?? '', length: 2 };
  if (next === '\\' && (takesBackslash(afterNext) || afterNext === '\\'))
    return { says: '\\', length: 2 };
  return { says: '\\', length: 1 };
}
