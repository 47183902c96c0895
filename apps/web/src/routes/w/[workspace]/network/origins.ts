/** The contacts and events that tasks come from, by task: a task itself knows only goals and meetings. */
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';

export interface TaskSource {
  readonly label: string;
  readonly href: string;
}

type Session = Pick<WorkspaceSession, 'contacts' | 'networkEvents' | 'href'>;

export function networkSources(session: Session): ReadonlyMap<string, TaskSource> {
  const sources = new Map<string, TaskSource>();
  for (const { id, title, tasks } of session.networkEvents.all)
    for (const task of tasks)
      sources.set(task, { label: title, href: session.href(`/network/events/${id}`) });
  for (const { id, name, tasks } of session.contacts.all)
    for (const task of tasks)
      sources.set(task, { label: name, href: session.href(`/network/${id}`) });
  return sources;
}
