/**
 * A proposed wording that two people took at the same moment, or offline, is in the text twice.
 * Each device that takes one notes which letters it wrote; whoever sees two such notes deletes the
 * letters of all but the first. Everybody deletes the same ones, so it doesn't matter who does.
 */
import * as Y from 'yjs';
import { decodePosition, placesOfWords } from '../shared/anchors.ts';
import type { Taking } from './takings.ts';

/**
 * Deletes what was written twice. Only letters that stand right beside the same ones of an earlier
 * taking go, so no word is lost that wasn't there twice, whatever the notes say.
 * @param origin of a transaction that nobody's undo takes back
 */
export function deleteTakenTwice(prose: Y.Text, takings: readonly Taking[], origin: unknown): void {
  const next = () => firstTwice(readRuns(prose, takings));
  const write = () => {
    for (let twice = next(); twice; twice = next()) prose.delete(twice.from, twice.words.length);
  };
  if (next()) prose.doc?.transact(write, origin);
}

interface Written {
  readonly taking: number;
  readonly from: number;
  readonly words: string;
}

/** The runs of letters whose first and last are still there. */
function readRuns(prose: Y.Text, takings: readonly Taking[]): readonly Written[] {
  const runs = takings.flatMap((taking, index) =>
    taking.flatMap((places) => {
      const [start = '', end = ''] = places.split(',', 2);
      const isThere = [start, end].every((place) => isLetter(prose, place));
      return isThere ? { index, words: { start, end, quote: '' } } : [];
    }),
  );
  if (runs.length < 2) return [];
  const text = flatLetters(prose);
  const places = placesOfWords(
    prose,
    runs.map(({ words }) => words),
  );
  const written = places.flatMap((found, at) => {
    if (found === null || found.from >= found.to) return [];
    const { from, to } = found;
    return { taking: runs[at]?.index ?? 0, from, words: text.slice(from, to) };
  });
  return joined(written.sort((a, b) => a.from - b.from));
}

/** What one device wrote in several places that touch, since nothing is left between them, as one. */
function joined(runs: readonly Written[]): readonly Written[] {
  const whole: Written[] = [];
  for (const run of runs) {
    const last = whole.at(-1);
    if (last?.taking === run.taking && last.from + last.words.length === run.from)
      whole[whole.length - 1] = { ...last, words: last.words + run.words };
    else whole.push(run);
  }
  return whole;
}

/** Whether a position holds on to a letter of this text that isn't deleted. */
function isLetter(prose: Y.Text, encoded: string): boolean {
  const id = decodePosition(encoded)?.item;
  const store = prose.doc?.store;
  if (id == null || store === undefined || Y.getState(store, id.client) <= id.clock) return false;
  const item: Y.Item | Y.GC = Y.getItem(store, id);
  return item instanceof Y.Item && item.parent === prose && !item.deleted;
}

/** Letters of a later taking right before or after the same of an earlier one. */
function firstTwice(runs: readonly Written[]): Written | undefined {
  return runs.find((later) =>
    runs.some(
      (first) =>
        first.taking < later.taking &&
        first.words === later.words &&
        (first.from + first.words.length === later.from ||
          later.from + later.words.length === first.from),
    ),
  );
}

/** Index by index; what isn't a letter is a character that no wording has. */
function flatLetters(prose: Y.Text): string {
  const parts: string[] = [];
  for (let item = prose._start; item !== null; item = item.right) {
    if (item.deleted || !item.countable) continue;
    parts.push(
      item.content instanceof Y.ContentString ? item.content.str : '\0'.repeat(item.length),
    );
  }
  return parts.join('');
}
