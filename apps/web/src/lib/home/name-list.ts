/** People's names in a sentence. Somebody else's document may name very many, and at length. */
import { cut } from '@cairn/model/shared';
const MOST_NAMES = 6;
const LONGEST_NAME = 200;

const list = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/** Such as "Mira, Robin and 3 more"; `''` when nobody has a name. */
export function nameList(names: readonly string[]): string {
  const all = names.filter((name) => name !== '');
  const more = all.length - MOST_NAMES;
  const shown = all.slice(0, MOST_NAMES).map((name) => cut(name, LONGEST_NAME));
  return list.format(more > 0 ? [...shown, `${String(more)} more`] : shown);
}
