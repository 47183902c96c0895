/** What the example tells of reviews: three Fridays and a quarter, as Mira wrote them. */
import {
  beginReview,
  finishReview,
  type Question,
  remindOfReviews,
  type ReviewKind,
} from '@cairn/model/reviews';
import type { Block, Days, Stage } from '#lib/example/stage.ts';

interface ExampleReview {
  readonly kind: ReviewKind;
  /** A day of the period. */
  readonly of: Days;
  readonly written: Days;
  readonly answers: Partial<Readonly<Record<Question, readonly Block[]>>>;
}

const WRITTEN: readonly ExampleReview[] = [
  {
    ...{ kind: 'weekly', of: -23, written: -18 },
    answers: {
      worked: [{ text: 'I handed the deploy over on Monday, not on Thursday evening.' }],
      adjust: [{ text: 'Ask who decides before I ask what they think.' }],
      stopped: [{ text: 'Three days of waiting for numbers I could have asked for on Tuesday.' }],
    },
  },
  {
    ...{ kind: 'weekly', of: -16, written: -11 },
    answers: {
      worked: [{ text: 'Two mornings without meetings. The outline was done by ten.' }],
      adjust: [{ text: 'Say no to the second workshop this month.' }],
      stopped: [{ text: 'I rewrote the brief a third time. The second one was good enough.' }],
    },
  },
  {
    ...{ kind: 'weekly', of: -9, written: -4 },
    answers: {
      worked: [
        { text: 'I asked the quiet ones first, and the meeting was ten minutes shorter.' },
        { list: ['**Keep:** the question goes out the day before.'] },
      ],
      adjust: [{ text: 'Write the follow-up the same day, while I still know what I promised.' }],
    },
  },
  {
    ...{ kind: 'quarterly', of: -92, written: -60 },
    answers: {
      aligned: [{ text: 'Leading a team: yes. The certificate: less than I thought in spring.' }],
      skills: [{ text: 'Analytics has grown. Delegating hasn’t: everybody still asks me first.' }],
      worked: [{ text: 'Goals with a number. I looked at those every week.' }],
      adjust: [{ text: 'Fewer goals at once. Five was two too many.' }],
      growth: [{ text: 'How Robin learned to let go of work that he could do faster himself.' }],
    },
  },
];

export function fill({ calendar, ids, writeNotes, writerAt }: Stage): void {
  const person = ids.mira;
  for (const { kind, of, written, answers } of WRITTEN) {
    const writer = writerAt('mira', calendar.written(written));
    const id = beginReview(writer, { kind, start: calendar.day(of), person });
    for (const [question, blocks] of Object.entries(answers))
      writeNotes('reviews', id, blocks, question);
    finishReview(writer, id, true);
  }
  const writer = writerAt('mira', calendar.written(-4));
  remindOfReviews(writer, person, 'weekly', true);
  remindOfReviews(writer, person, 'quarterly', true);
}
