/** What is said about cells of the network's table that weren't read as they were written. */
import type { ContactNote } from '@cairn/model/network';
import { type Day, readPast, type SheetNoteKey } from '@cairn/model/shared';
import { type NoteKey, noteSentence, quoted } from '#lib/grid/note-words.ts';
import { exactWhen } from './network-words.ts';

/** `touchStays`: the cell was cleared, and shows a touch. */
export type ContactTableNote = ContactNote | SheetNoteKey | NoteKey | 'touchStays';

/** What a date was read as: ": January 2025"; `''` if it can't be read. */
function as(words: string, today: Day): string {
  const reading = readPast(words, today);
  return reading.ok ? `: ${exactWhen(reading.when)}` : '';
}

/** The hint below a date that is being typed. */
export function pastHint(words: string, today: Day): string {
  if (words.trim() === '') return '';
  const reading = readPast(words, today);
  if (reading.ok) return exactWhen(reading.when);
  return reading.reason === 'liesAhead' ? 'That’s in the future' : 'Not a date yet';
}

export function contactSentence(key: ContactTableNote, words: string, today: Day): string {
  const said = quoted(words);
  switch (key) {
    case 'liesAhead':
      return `${said} is in the future, so Last contacted was left as it was. Plans belong in Next steps.`;
    case 'touchIsLater':
      return `An interaction after ${said} is noted, so Last contacted was left as it was.`;
    case 'touchStays':
      return 'Last contacted comes from an interaction. To change it, edit the interaction on their page.';
    case 'yearAssumed':
      return `${said} doesn’t name a year, so the most recent one was assumed${as(words, today)}.`;
    case 'wholeQuarter':
    case 'wholeYear':
      return `${said} was read as a month${as(words, today)}.`;
    case 'empty':
    case 'notADate':
      return `${said} isn’t a date Cairn can read. Write it as 2027-03-12, 12 March 2027 or Jan 2025.`;
    case 'noTitle':
      return `There’s no name in the first column, so ${said} was left out.`;
    case 'sameRecordTwice':
      return `${said} is in two rows. Both were written to the same contact; where they differ, the later one stands.`;
    case 'sameTitleTwice':
      return `${said} is in two rows, which made two contacts.`;
    default:
      return noteSentence(key, words, today);
  }
}

export const NO_ROWS = 'Nothing was pasted: no row has a name in its first column.';
