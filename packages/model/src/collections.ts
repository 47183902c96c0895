/** Every kind of thing a workspace holds, one line each. What works on all of them loops over this. */
import type { CollectionShape } from './document/entity.ts';
import { messages } from './feedback/message.ts';
import { threads } from './feedback/thread.ts';
import { goals } from './goals/goal.ts';
import { agendaItems } from './meetings/agenda-item.ts';
import { meetings } from './meetings/meeting.ts';
import { people } from './people/person.ts';
import { tasks } from './tasks/task.ts';

export const collections = {
  people,
  goals,
  tasks,
  threads,
  messages,
  meetings,
  agendaItems,
} as const;

export type CollectionName = keyof typeof collections;

/** The registry for code that treats all kinds alike. */
export const allCollections = Object.values(collections) as readonly CollectionShape[];
