/** What a person did by starting a thread, before what it is about: "Robin asked about …". */
import type { ThreadKind } from '@cairn/model/feedback';

export const DID_ABOUT: Readonly<Record<ThreadKind, string>> = {
  comment: 'commented on',
  question: 'asked about',
  request: 'made a request about',
  praise: 'praised',
  suggestion: 'made a suggestion about',
};
