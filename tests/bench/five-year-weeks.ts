/** What five years of weeks leave behind: habits with their ticks, focus blocks, and reviews. */
import { change, proseOf, type Writer } from '@cairn/model/document';
import { focusBlocks } from '@cairn/model/focus';
import { addHabit, setHabitState, tickHabit, type Weekday } from '@cairn/model/habits';
import {
  beginReview,
  finishReview,
  QUESTIONS_OF,
  REVIEW_KINDS,
  type ReviewKind,
} from '@cairn/model/reviews';
import {
  addDays,
  type Day,
  dayOf,
  type GoalId,
  newId,
  type PersonId,
  weekdayOf,
} from '@cairn/model/shared';
import { writeLines } from '@cairn/prose/text';
import type { Source } from './five-year-growth.ts';

export const WEEKS = {
  habits: 20,
  habitDays: 1_500,
  focusBlocks: 2_000,
  reviews: { weekly: 260, monthly: 60, quarterly: 20, annual: 5 },
} as const;

/** So many of ten planned days are ticked. */
const TICKED_OF_TEN = 9;
const WORKDAYS: readonly Weekday[] = [0, 1, 2, 3, 4];

/** Writes all of it as the mentee would, who is `person`. */
export function writeWeeks(source: Source, person: PersonId, goals: readonly GoalId[]): void {
  const { many, number, text } = source;
  const own = (total: number, make: (writer: Writer, at: number) => void) => {
    many(total, (writer, at) => make({ ...writer, person }, at));
  };
  writeHabits({ ...source, many: own });
  own(WEEKS.focusBlocks, (writer, at) => {
    const goal = at % 3 === 0 ? null : (goals[number(goals.length)] ?? null);
    const [planned, spent] = [25 + number(65), 20 + number(70)];
    const distractions = at % 2 === 0 ? [text(20).trim(), text(12).trim()].join('\n') : '';
    const when = { date: dayOf(writer.now()), start: writer.now() + number(8) * 3_600_000 };
    change(writer, focusBlocks, 'start', (edit) =>
      edit.create(focusBlocks, {
        person,
        ...when,
        planned,
        spent,
        goal,
        distractions,
        note: text(40),
      }),
    );
  });
  for (const kind of REVIEW_KINDS) {
    own(WEEKS.reviews[kind], (writer) => {
      writeReview(writer, kind, text);
    });
  }
}

function writeHabits({ many, number, text }: Source): void {
  many(WEEKS.habits, (writer, at) => {
    // The first ones have been going for years, and the others, begun later, too.
    const from = addDays(dayOf(writer.now()), -Math.floor((at * WEEKS.habitDays) / WEEKS.habits));
    const weekdays = at % 2 === 0 ? WORKDAYS : ([0, 2, 4] as const);
    const words = { title: text(30), when: text(20), insteadOf: text(20) };
    const added = addHabit(writer, { ...words, weekdays }, from);
    if (!added.ok) throw new Error(added.reason);
    // As one transaction, since each would count all clients of the document.
    writer.doc.transact(() => {
      for (let at = 0; at < WEEKS.habitDays; at++) {
        const day = addDays(from, at);
        const isPlanned = weekdays.some((weekday) => weekday === weekdayOf(day));
        if (isPlanned && number(10) < TICKED_OF_TEN) tickHabit(writer, added.id, day, true);
      }
    });
    if (at % 4 === 3) pauseAndResume(writer, added.id, from);
  });
}

/** Every spring, for a month. */
function pauseAndResume(
  writer: Writer,
  habit: Parameters<typeof setHabitState>[1],
  from: Day,
): void {
  for (let year = 0; year < 4; year++) {
    setHabitState(writer, habit, 'paused', addDays(from, year * 365 + 90));
    setHabitState(writer, habit, 'on', addDays(from, year * 365 + 120));
  }
}

function writeReview(writer: Writer, kind: ReviewKind, text: Source['text']): void {
  const id = beginReview(writer, { kind, start: dayOf(writer.now()), person: writer.person });
  for (const question of QUESTIONS_OF[kind]) {
    writer.doc.transact(() => {
      const lines = [text(150), text(80)].map((content) => ({ content }));
      writeLines(proseOf(writer.doc, 'reviews', id, question), lines, () => newId(writer.random));
    });
  }
  finishReview(writer, id, true);
}
