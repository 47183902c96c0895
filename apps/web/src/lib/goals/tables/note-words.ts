/** The notes about pasted rows and edited cells, with those about goals in their own words. */
import type { Day } from '@cairn/model/shared';
import type { CellNote, TableNote } from '@cairn/model/tables';
import { noteSentence, quoted } from '#lib/grid/note-words.ts';

export function goalSentence(
  key: TableNote['key'] | CellNote['key'],
  words: string,
  today: Day,
): string {
  const said = quoted(words);
  switch (key) {
    case 'unknownStatus':
      return `${said} isn’t a status Cairn knows, so it was left as it was. Try “On track” or “Done”.`;
    case 'noTitle':
      return words === ''
        ? 'A goal needs a title, so it kept the one it had.'
        : `There’s no goal in the first column, so ${said} was left out.`;
    case 'sameRecordTwice':
      return `${said} is in two rows. Both were written to the same goal; where they differ, the later one stands.`;
    case 'sameTitleTwice':
      return `${said} is in two rows, which made two goals.`;
    case 'goalGone':
      return 'The goal was deleted in the meantime. It’s in the bin.';
    default:
      return noteSentence(key, words, today);
  }
}
