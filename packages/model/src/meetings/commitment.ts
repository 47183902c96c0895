/**
 * A commitment: what somebody says they will do, in their own words. It isn't a task and isn't ticked
 * off: both are asked about it at the next meeting, and each may answer.
 */
import { collection, type RecordOf } from '../document/collection.ts';
import { id, keyed, personOrAuthor, text } from '../document/fields.ts';
import type { MeetingId, PersonId } from '../shared/ids.ts';
import { beginningOf } from '../shared/texts.ts';

export const ANSWERS = ['kept', 'partly', 'not'] as const;
export type Answer = (typeof ANSWERS)[number];

/** What one person says became of it. */
export interface Answered {
  readonly person: PersonId;
  readonly answer: Answer;
}

/** What got in the way, as one person tells it. */
export interface InTheWay {
  readonly person: PersonId;
  readonly text: string;
}

export const commitments = collection({
  name: 'commitments',
  record: 'commitment',
  storage: 'fields',
  mostEntries: 10_000,
  title: ({ text }) => text,
  goesWith: ({ meeting }) => (meeting === null ? null : { record: 'meeting', id: meeting }),
  fields: {
    text: text(),
    /** Whose it is, which isn't always who wrote it down. */
    person: personOrAuthor(),
    /** The meeting it was made in; `null` only if the entry is damaged. */
    meeting: id<MeetingId>(),
    /** One for each person, so that two who answer at the same time are both heard. */
    answers: keyed<readonly Answered[], PersonId, Answer>('answer:<person>', (entries) =>
      entries.flatMap(([person, raw]) => {
        const answer = ANSWERS.find((each) => each === raw);
        return answer === undefined ? [] : { person, answer };
      }),
    ),
    inTheWay: keyed<readonly InTheWay[], PersonId, string>('inTheWay:<person>', (entries) =>
      entries.flatMap(([person, raw]) =>
        typeof raw === 'string' && raw.trim() !== '' ? { person, text: beginningOf(raw) } : [],
      ),
    ),
  },
});

export type Commitment = RecordOf<typeof commitments>;
