/** What search finds of habits: what is to be done, when, and instead of what. */
import { stateOn, weekdaysOn } from '@cairn/model/habits';
import type { Around, Found } from '#lib/features/feature.ts';
import { daysWords, STATE_WORDS, titleOf } from './habit-words.ts';

export function* titles({ session, pathOf }: Around): Generator<Found> {
  for (const habit of session.habits.all) {
    const { id, when, insteadOf, person } = habit;
    const state = STATE_WORDS[stateOn(habit, session.today)];
    const days = daysWords(weekdaysOn(habit, session.today));
    const about = [session.nameOf(person), state ?? days].join(' · ');
    yield {
      ...{ id, title: titleOf(habit), about, text: `habit ${when} ${insteadOf}` },
      path: pathOf('habits', id),
    };
  }
}
