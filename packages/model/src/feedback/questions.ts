/** The questions of a request for feedback, each answered by whoever wants to. */
import type { Field, KeyedField } from '../document/fields.ts';
import { beginningOf } from '../shared/texts.ts';

/** The key of a question in its request; answers name it. */
export type QuestionKey = string;

export interface Question {
  readonly key: QuestionKey;
  readonly text: string;
}

/** More questions than anybody answers. */
export const MOST_QUESTIONS = 50;
const PREFIX = 'question';

/** Written when the request is made, and never changed: answers are about these exact words. */
export const questionsField: Field<readonly Question[], readonly string[] | undefined, 'keys'> &
  Pick<KeyedField<readonly Question[], QuestionKey, string>, 'prefix' | 'most'> = {
  kept: 'keys',
  says: '',
  keys: [`${PREFIX}:<number>`],
  prefix: PREFIX,
  most: MOST_QUESTIONS,
  read: (from) =>
    from
      .keyed(PREFIX, MOST_QUESTIONS)
      .flatMap(([key, raw]) => (typeof raw === 'string' ? { key, text: beginningOf(raw) } : [])),
  first: (_name, given = []) =>
    given
      .slice(0, MOST_QUESTIONS)
      .map((text, at) => [`${PREFIX}:${String(at + 1).padStart(2, '0')}`, text]),
};
