/** What is said of commitments: plain, since nobody is graded. */
import type { Answer } from '@cairn/model/meetings';

export const ANSWER_WORDS: Readonly<Record<Answer, string>> = {
  kept: 'Kept',
  partly: 'Partly',
  not: 'Not this time',
};

/** Within a sentence: "Robin says it was kept". */
export const ANSWER_SAID: Readonly<Record<Answer, string>> = {
  kept: 'it was kept',
  partly: 'it was partly kept',
  not: 'it didn’t happen this time',
};
