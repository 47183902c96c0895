/** What is said about cells of the skills' table that weren't read as they were written. */
import type { Day, SheetNoteKey } from '@cairn/model/shared';
import type { SkillNote } from '@cairn/model/skills';
import { type NoteKey, noteSentence, quoted } from '#lib/grid/note-words.ts';

export function skillSentence(
  key: SkillNote | SheetNoteKey | NoteKey,
  words: string,
  today: Day,
): string {
  const said = quoted(words);
  switch (key) {
    case 'unknownLevel':
      return `${said} isn’t a level Cairn knows, so it was left as it was. Try “Beginner”, “Advanced” or a number from 0 to 4.`;
    case 'unknownPriority':
      return `${said} isn’t a priority Cairn knows, so it was left as it was. Try “High”, “Medium” or “Low”.`;
    case 'notYourLevel':
      return `The current level is what they say themselves, so ${said} was left out. Rate the skill on its page: your rating is shown beside theirs.`;
    case 'noTitle':
      return `There’s no skill in the first column, so ${said} was left out.`;
    case 'sameRecordTwice':
      return `${said} is in two rows. Both were written to the same skill; where they differ, the later one stands.`;
    case 'sameTitleTwice':
      return `${said} is in two rows, which made two skills.`;
    default:
      return noteSentence(key, words, today);
  }
}

export const NO_ROWS = 'Nothing was pasted: no row has a skill in its first column.';
