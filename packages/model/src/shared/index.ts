/** What every feature may use: ids, days, order, shared text. */
export { count, countInWords, inWords, plural } from './count.ts';
export { mentionedBy, mentionedIn, mentionOf } from './mentions.ts';
export {
  newId,
  type AgendaItemId,
  type CheckInId,
  type CommitmentId,
  type DecisionId,
  type GoalId,
  type Id,
  type InvitationId,
  type MeetingId,
  type MessageId,
  type ObjectiveId,
  type ObstacleId,
  type PersonId,
  type RandomBytes,
  type TaskId,
  type ThreadId,
  type VisionPartId,
  type LearningId,
  type ExperienceId,
  type SkillId,
  type RatingId,
  type PostingId,
  type SeriesId,
  type TemplateId,
  type MarketYearId,
  type ContactId,
  type TouchId,
  type NetworkEventId,
  type EventQuestionId,
  type HabitId,
  type FocusBlockId,
  type WinId,
  type WorkspaceId,
} from './ids.ts';
export {
  type AnchoredWords,
  decodePosition,
  encodePosition,
  isAttached,
  placesOfWords,
} from './anchors.ts';
export { wordChanges, wordSplices, type Splice, type WordChange } from './word-changes.ts';
export {
  addMonths,
  dayInMonth,
  isReachable,
  lastOfMonth,
  mondayOf,
  weekdayOf,
  yearOf,
  FIRST_YEAR,
  LAST_YEAR,
} from './calendar.ts';
export { cut, excerpt } from './cut.ts';
export { addDays, dayOf, daysBetween, parseDay, type Day } from './days.ts';
export {
  addToMonth,
  dayOrMonthRefusal,
  firstDayOf,
  isMonth,
  lastDayOf,
  monthOf,
  parseDayOrMonth,
  parseMonth,
  type DayOrMonth,
  type DayOrMonthRefusal,
  type Month,
} from './day-or-month.ts';
export { readPast, readPlanned, type WhenReading } from './read-when.ts';
export { instantAt, localTimeAt, type LocalTime } from './zoned.ts';
export { fold, isWithoutSpaces, unfoldedIndex, wordsOf } from './fold.ts';
export { byAge, byOrder, orderAtEnd, ordersAtEnd, ordersForMove, type Ordered } from './order.ts';
export { hasWords } from '@cairn/prose/text';
export { findOnce, lettersOf, LONGEST_QUOTE_CHARACTERS, proseLetters } from './quotes.ts';
export { readAmount, writeNumber, type AmountReading } from './read-amount.ts';
export {
  readDate,
  readTimeline,
  type DateNote,
  type DateReading,
  type DateRefusal,
  type TimelineReading,
} from './read-date.ts';
export { LONGEST_TEXT_CHARACTERS, LONG_TITLE_CHARACTERS, isBeginning, oneLine } from './texts.ts';
export { parseCells, writeCells } from './sheet/cells.ts';
export type { SheetShape } from './sheet/headings.ts';
export { MAX_TABLE_ROWS, readRows, type JoinCells, type RecordRow } from './sheet/read-rows.ts';
export {
  readSheet,
  sheetRows,
  writeSheet,
  type CellReading,
  type PlannedRecord,
  type RecordSheet,
  type SheetColumn,
  type SheetPlan,
  type SheetRecord,
} from './sheet/record-sheet.ts';
export { rebase } from './sheet/rebase.ts';
export type { SheetNote, SheetNoteKey } from './sheet/sheet-note.ts';
export { titleKey } from './sheet/title-key.ts';
export { cellWords, wordedCellValue, type WordedCell } from './sheet/worded-cells.ts';
