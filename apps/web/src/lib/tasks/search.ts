/** What search finds in tasks: their text, shown with the goal and whether they are done. */
import type { Around, Found } from '#lib/features/feature.ts';
import { untitled } from '#lib/ui/untitled.ts';

export function* titles({ session, pathOf }: Around): Generator<Found> {
  for (const { id, text, goal, doneAt } of session.tasks.all) {
    const goalTitle = goal === null ? undefined : session.goals.get(goal)?.title;
    yield {
      id,
      title: text || untitled('task'),
      about: [goalTitle ?? '', doneAt === null ? '' : 'done'].filter(Boolean).join(' · '),
      path: pathOf('tasks', id),
    };
  }
}
