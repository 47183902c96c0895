/** When two people edit the same cell, keeps both edits where they don't overlap. */

interface Splice {
  readonly from: number;
  readonly to: number;
  readonly words: string;
}

/**
 * `mine` as it would be if it had been written on `now` instead of `was`. If both changed the same
 * stretch, `mine` stays as it is; if both inserted at the same place, both insertions stay.
 */
export function rebase(was: string, now: string, mine: string): string {
  if (was === now) return mine;
  if (was === mine || now === mine) return now;
  const [theirs, own] = [spliceOf(was, now), spliceOf(was, mine)];
  if (own.from >= theirs.to && (own.from > theirs.from || theirs.to > theirs.from)) {
    const shift = theirs.words.length - (theirs.to - theirs.from);
    return now.slice(0, own.from + shift) + own.words + now.slice(own.to + shift);
  }
  if (own.to <= theirs.from && own.from < theirs.from)
    return now.slice(0, own.from) + own.words + now.slice(own.to);
  const bothAdd = own.to === own.from && theirs.to === theirs.from && own.from === theirs.from;
  if (bothAdd) {
    const gap = /\S$/.test(theirs.words) && /^\S/.test(own.words) ? ' ' : '';
    return now.slice(0, own.from) + theirs.words + gap + mine.slice(own.from);
  }
  return mine;
}

function spliceOf(was: string, next: string): Splice {
  const most = Math.min(was.length, next.length);
  let from = 0;
  while (from < most && was[from] === next[from]) from++;
  let tail = 0;
  while (tail < most - from && was[was.length - 1 - tail] === next[next.length - 1 - tail]) tail++;
  return { from, to: was.length - tail, words: next.slice(from, next.length - tail) };
}
