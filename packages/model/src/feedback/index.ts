/** Feedback threads and their messages. */
export {
  editMessage,
  replyToThread,
  setThreadOutcome,
  setThreadStatus,
  startThread,
} from './change-feedback.ts';
export { type Dealt, dealtWith, isDealtWith, type Standing, standingOf } from './inbox.ts';
export { mentionedBy, mentionedIn, mentionOf } from './mentions.ts';
export { messages, type Message } from './message.ts';
export { conversation, waitsFor } from './read-feedback.ts';
export {
  DISCUSSED,
  THREAD_KINDS,
  THREAD_STATUSES,
  subjectOf,
  threads,
  type Anchor,
  type AnchorKind,
  type Thread,
  type ThreadKind,
  type ThreadStatus,
} from './thread.ts';
