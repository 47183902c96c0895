/** A change of words, word by word, for people to read. */

export interface WordChange {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** Beyond so many comparisons the whole middle counts as replaced. */
const MOST_COMPARISONS = 400_000;

/** A word that stays, that is taken out, or that is put in; with the white space before it. */
interface Step {
  readonly old: string | null;
  readonly now: string | null;
}

/**
 * What was removed and added. The parts that are not removed make up `after`, letter by letter;
 * white space between words isn't compared.
 */
export function wordChanges(before: string, after: string): readonly WordChange[] {
  return joined(
    stepsOf(before, after).map(({ old, now }): WordChange => {
      if (now === null) return { kind: 'removed', text: old ?? '' };
      return { kind: old === null ? 'added' : 'same', text: now };
    }),
  );
}

/** A place in the old text where letters are taken out, put in, or both. */
export interface Splice {
  readonly index: number;
  readonly remove: number;
  readonly insert: string;
}

/** The splices that make `after` of `before`, word by word, first to last; indexes are in `before`. */
export function wordSplices(before: string, after: string): readonly Splice[] {
  const splices: Splice[] = [];
  let index = 0;
  for (const { old, now } of stepsOf(before, after)) {
    const [from, to] = [old ?? '', now ?? ''];
    // A word that stays keeps its letters, and with them its marks and anchors.
    const kept = old === null || now === null ? '' : to.trim();
    const removed = kept === '' ? from : from.slice(0, from.indexOf(kept));
    const inserted = kept === '' ? to : to.slice(0, to.indexOf(kept));
    if (removed !== inserted) splices.push({ index, remove: removed.length, insert: inserted });
    index += from.length;
  }
  return splices;
}

function stepsOf(before: string, after: string): readonly Step[] {
  const [old, now] = [tokensOf(before), tokensOf(after)];
  const isEqual = (a: number, b: number) => old[a]?.trim() === now[b]?.trim();
  let start = 0;
  while (start < old.length && start < now.length && isEqual(start, start)) start += 1;
  let [oldEnd, nowEnd] = [old.length, now.length];
  while (oldEnd > start && nowEnd > start && isEqual(oldEnd - 1, nowEnd - 1)) {
    oldEnd -= 1;
    nowEnd -= 1;
  }
  const pair = (oldAt: number, nowAt: number): Step => ({
    old: old[oldAt] ?? '',
    now: now[nowAt] ?? '',
  });
  return [
    ...now.slice(0, start).map((_, at) => pair(at, at)),
    ...middle(old.slice(start, oldEnd), now.slice(start, nowEnd)),
    ...now.slice(nowEnd).map((_, at) => pair(oldEnd + at, nowEnd + at)),
  ];
}

const removed = (old: string): Step => ({ old, now: null });
const added = (now: string): Step => ({ old: null, now });

/** Words with the white space before them; what is left at the end is one too. */
function tokensOf(text: string): readonly string[] {
  return text.match(/\s*\S+|\s+$/gu) ?? [];
}

/** By the longest common subsequence. */
function middle(old: readonly string[], now: readonly string[]): readonly Step[] {
  if (old.length === 0 || now.length === 0 || old.length * now.length > MOST_COMPARISONS)
    return [...old.map(removed), ...now.map(added)];
  const a = old.map((token) => token.trim());
  const b = now.map((token) => token.trim());
  const width = b.length + 1;
  /** At `i * width + j`: how many words the rests from `i` and from `j` have in common. */
  const common = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      common[i * width + j] =
        a[i] === b[j]
          ? (common[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(common[(i + 1) * width + j] ?? 0, common[i * width + j + 1] ?? 0);
  const changes: Step[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      changes.push({ old: old[i] ?? '', now: now[j] ?? '' });
      i += 1;
      j += 1;
    } else if (
      j === b.length ||
      (i < a.length && (common[(i + 1) * width + j] ?? 0) >= (common[i * width + j + 1] ?? 0))
    ) {
      changes.push(removed(old[i] ?? ''));
      i += 1;
    } else {
      changes.push(added(now[j] ?? ''));
      j += 1;
    }
  }
  return changes;
}

/** Neighbours of the same kind become one. */
function joined(changes: readonly WordChange[]): readonly WordChange[] {
  const all: WordChange[] = [];
  for (const change of changes) {
    const last = all.at(-1);
    if (last?.kind === change.kind)
      all[all.length - 1] = { ...last, text: last.text + change.text };
    else all.push(change);
  }
  return all;
}
