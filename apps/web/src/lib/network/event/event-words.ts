/** What is said of an event in a line: when it is, how it is prepared, how it is followed up. */
import type { NetworkEvent } from '@cairn/model/network';
import { count, isMonth } from '@cairn/model/shared';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';
import { sayWhen } from '../network-words.ts';

/** "Thursday, in 3 days", "Sometime in March", "No date yet". */
export function whenWords({ date }: Pick<NetworkEvent, 'date'>, today: string): string {
  if (date === null) return 'No date yet';
  const said = sayWhen(date, today);
  if (isMonth(date)) return `Sometime in ${said}`;
  return said.charAt(0).toUpperCase() + said.slice(1);
}

/** "3 questions prepared · 1 of 2 follow-ups done". */
export function preparationWords(
  { tasks }: Pick<WorkspaceSession, 'tasks'>,
  { tasks: linked, visited }: NetworkEvent,
  questions: number,
): string {
  const follow = linked.flatMap((task) => {
    const record = tasks.get(task);
    return record === undefined || record.deletedAt !== null ? [] : [record];
  });
  const done = follow.filter(({ doneAt }) => doneAt !== null).length;
  const parts = [
    ...(questions > 0 ? [`${count(questions, 'question')} prepared`] : []),
    ...(questions === 0 && !visited ? ['No questions prepared yet'] : []),
    ...(follow.length > 0 ? [`${String(done)} of ${count(follow.length, 'follow-up')} done`] : []),
    ...(follow.length === 0 && visited ? ['No follow-ups noted'] : []),
  ];
  return parts.join(' · ');
}
