/**
 * The containers that a line is in, written as one token each, outermost first: `b`, `o` and `t`
 * begin an item of a bullet, ordered or task list, `-` continues the item that is open there; `q`
 * begins a quote, `>` continues the open one.
 */

export type ListToken = 'b' | 'o' | 't';
export type Container = ListToken | 'q';

/** Deeper than anybody indents; code that shows containers is recursive. */
export const DEEPEST = 32;
/** The rest of a longer path isn't read; unknown tokens count too. */
export const LONGEST_PATH = 2 * DEEPEST;

const isList = (token: string | undefined): token is ListToken =>
  token === 'b' || token === 'o' || token === 't';

export interface Resolved {
  /** The path without what makes no sense: the same containers, and no unknown tokens. */
  readonly path: string;
  /** What is open after this line. */
  readonly open: readonly Container[];
}

/**
 * Reads a stored path, given what the line before left open. Total: a `-` that can't continue
 * anything is dropped, such a `>` becomes `q`, and an unknown token is dropped.
 */
export function resolvePath(stored: string, before: readonly Container[]): Resolved {
  if (stored === '') return { path: '', open: [] };
  let path = '';
  let continues = true;
  const open: Container[] = [];
  const end = Math.min(stored.length, LONGEST_PATH);
  for (let at = 0; at < end && open.length < DEEPEST; at++) {
    const token = stored.charAt(at);
    const was: Container | undefined = continues ? before[open.length] : undefined;
    if (isList(token) || token === 'q') {
      open.push(token);
      path += token;
      continues = false;
    } else if (token === '-' && isList(was)) {
      open.push(was);
      path += token;
    } else if (token === '>') {
      continues &&= was === 'q';
      path += was === 'q' ? token : 'q';
      open.push('q');
    }
  }
  return { path, open };
}
