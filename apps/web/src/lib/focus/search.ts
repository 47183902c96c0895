/** What search finds of focus blocks: what was noted about them and what came in between. */
import { distractionsOf, minutesOf } from '@cairn/model/focus';
import type { Around, Found } from '#lib/features/feature.ts';
import { excerpt, newestFirst } from '#lib/features/search-words.ts';
import { shortDay } from '#lib/ui/dates.ts';
import { timeWords } from './focus-words.ts';

export function* titles({ session, pathOf }: Around): Generator<Found> {
  for (const block of newestFirst(session.focusBlocks.all)) {
    const { id, task, goal, note, tomorrow, date } = block;
    const subject = session.tasks.get(task ?? '')?.text ?? session.goals.get(goal ?? '')?.title;
    const lines = distractionsOf(block).join(' · ');
    const words = excerpt(note || subject || lines);
    if (words === '') continue;
    const day = date === null ? '' : shortDay(date, session.today);
    const about = ['Focus', timeWords(minutesOf(block, session.now)), day].filter(Boolean);
    yield {
      ...{ id, title: words, about: about.join(' · ') },
      text: `focus ${subject ?? ''} ${lines} ${tomorrow}`,
      path: pathOf('focusBlocks', id),
    };
  }
}
