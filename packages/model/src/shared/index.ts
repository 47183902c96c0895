/** What every feature may use: ids, days, order, shared text. */
export {
  newId,
  type AgendaItemId,
  type GoalId,
  type Id,
  type MeetingId,
  type MessageId,
  type PersonId,
  type RandomBytes,
  type TaskId,
  type ThreadId,
  type WorkspaceId,
} from './ids.ts';
export { decodePosition, encodePosition, isAttached } from './anchors.ts';
export { addDays, dayOf, daysBetween, parseDay, type Day } from './days.ts';
export { byOrder, orderAtEnd, ordersAtEnd, ordersForMove, type Ordered } from './order.ts';
export { findOnce, lettersOf } from './quotes.ts';
export { LONG_TITLE_CHARACTERS, oneLine } from './texts.ts';
