/** What each kind of thing is called where all of them are treated alike: in the bin and in banners. */
import type { CollectionName } from '@cairn/model/collections';

interface KindWords {
  readonly many: string;
  /** Begins a sentence: "Goal restored." */
  readonly one: string;
  /** After a number: "100,000 goals". */
  readonly counted: string;
}

export const KIND_WORDS: Readonly<Record<CollectionName, KindWords>> = {
  goals: { many: 'Goals', one: 'Goal', counted: 'goals' },
  tasks: { many: 'Tasks', one: 'Task', counted: 'tasks' },
  meetings: { many: 'Meetings', one: 'Meeting', counted: 'meetings' },
  agendaItems: { many: 'Topics', one: 'Topic', counted: 'topics' },
  threads: { many: 'Threads', one: 'Thread', counted: 'threads' },
  messages: { many: 'Messages', one: 'Message', counted: 'messages' },
  people: { many: 'People', one: 'Person', counted: 'people' },
  checkIns: { many: 'Check-ins', one: 'Check-in', counted: 'check-ins' },
  obstacles: { many: 'Obstacles', one: 'Obstacle', counted: 'obstacles' },
  visions: { many: 'Vision', one: 'Part of the vision', counted: 'parts of the vision' },
  objectives: { many: 'Objectives', one: 'Objective', counted: 'objectives' },
  wins: { many: 'Wins', one: 'Win', counted: 'wins' },
  invitations: { many: 'Invitations', one: 'Invitation', counted: 'invitations' },
};

/** "100,000 goals" */
export function countOf(amount: number, kind: CollectionName): string {
  return `${amount.toLocaleString('en-GB')} ${KIND_WORDS[kind].counted}`;
}
