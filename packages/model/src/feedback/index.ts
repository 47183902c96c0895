/** Feedback threads and their messages. */
export {
  DISCUSSED,
  quoteOf,
  subjectOf,
  type Anchor,
  type AnchorCell,
  type AnchorKind,
} from './anchor.ts';
export {
  answerQuestion,
  attachThread,
  editMessage,
  putOffRequest,
  reactToMessage,
  replyToThread,
  requestFeedback,
  setThreadOutcome,
  setThreadStatus,
  startThread,
  takeSuggestion,
  thankForThread,
} from './change-feedback.ts';
export { monthsOf, pieceOf, sumsOf, topicsOf, type MonthSums, type Piece } from './growth.ts';
export { type Dealt, dealtWith, isDealtWith, type Standing, standingOf } from './inbox.ts';
export { quoteOfMessage, wordsOfMessage } from './message-words.ts';
export { messages, type Message } from './message.ts';
export { MOST_QUESTIONS, type Question, type QuestionKey } from './questions.ts';
export {
  answersIn,
  conversation,
  isHandledBy,
  isSettled,
  latestState,
  outcomeBy,
  waitsFor,
  type Answered,
} from './read-feedback.ts';
export { type ReactionKind, REACTIONS, reactionsTo } from './reactions.ts';
export { THREAD_STATUSES, type ThreadState, type ThreadStatus } from './states.ts';
export { takeWording, wordsNow, type TakenWording, type WordsNow } from './suggestion.ts';
export { deleteTakenTwice } from './taken-twice.ts';
export type { Taking } from './takings.ts';
export { THREAD_KINDS, threads, type Outcome, type Thread, type ThreadKind } from './thread.ts';
