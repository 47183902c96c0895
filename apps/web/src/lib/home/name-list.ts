/**
 * People's names in a sentence. Somebody else's document may have very many, and very long ones.
 */
import { cut } from '@cairn/model/shared';
const MOST_NAMES = 6;
const LONGEST_NAME = 200;

const list = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/** For example "Mira, Robin and 3 more"; `''` if nobody has a name. */
export function nameList(names: readonly string[]): string {
  const all = names.filter((name) => name !== '');
  const more = all.length - MOST_NAMES;
  const shown = all.slice(0, MOST_NAMES).map((name) => cut(name, LONGEST_NAME));
  return list.format(more > 0 ? [...shown, `${String(more)} more`] : shown);
}
