/** Every collection of a workspace, one line each. Code that works on all of them loops over this. */
import { agreements } from './agreement/agreement.ts';
import { clauses } from './agreement/clause.ts';
import { lookBacks } from './agreement/look-back.ts';
import { wordings } from './agreement/wording.ts';
import type { Collection } from './document/collection.ts';
import type { Entity } from './document/entity.ts';
import { messages } from './feedback/message.ts';
import { threads } from './feedback/thread.ts';
import { focusBlocks } from './focus/focus-block.ts';
import { checkIns } from './goals/check-in.ts';
import { goals } from './goals/goal.ts';
import { obstacles } from './goals/obstacle.ts';
import { habits } from './habits/habit.ts';
import { invitations } from './invitations/invitation.ts';
import { experiences } from './learning/experience.ts';
import { learnings } from './learning/learning.ts';
import { marketYears } from './market/market-year.ts';
import { postings } from './market/posting.ts';
import { agendaItems } from './meetings/agenda-item.ts';
import { commitments } from './meetings/commitment.ts';
import { decisions } from './meetings/decision.ts';
import { meetings } from './meetings/meeting.ts';
import { series } from './meetings/series.ts';
import { templates } from './meetings/template.ts';
import { topicTimes } from './meetings/topic-time.ts';
import { contacts } from './network/contact.ts';
import { eventQuestions } from './network/event-question.ts';
import { networkEvents } from './network/network-event.ts';
import { touches } from './network/touch.ts';
import { people } from './people/person.ts';
import { reviews } from './reviews/review.ts';
import { reviewRhythms } from './reviews/rhythm.ts';
import { ratings } from './skills/rating.ts';
import { skills } from './skills/skill.ts';
import { tasks } from './tasks/task.ts';
import { objectives } from './vision/objective.ts';
import { visions } from './vision/vision-part.ts';
import { wins } from './wins/win.ts';

/** In the order in which the bin shows them. */
export const collections = {
  goals,
  tasks,
  meetings,
  agendaItems,
  decisions,
  commitments,
  topicTimes,
  series,
  templates,
  threads,
  messages,
  people,
  checkIns,
  obstacles,
  visions,
  objectives,
  wins,
  skills,
  ratings,
  postings,
  marketYears,
  learnings,
  experiences,
  reviews,
  reviewRhythms,
  contacts,
  touches,
  networkEvents,
  eventQuestions,
  habits,
  focusBlocks,
  clauses,
  wordings,
  agreements,
  lookBacks,
  invitations,
} as const;

export type CollectionName = keyof typeof collections;

/** The type of a collection's records. */
export type RecordOf<Name extends CollectionName> = ReturnType<(typeof collections)[Name]['parse']>;

/** The same as a list, for code that treats all kinds alike. */
export const allCollections: readonly Collection<Entity>[] = Object.values(collections);
