/** Fills an empty workspace with six months between a mentee and a mentor, to look around in. */
import { proseOf, setUpWorkspace, type Writer } from '@cairn/model/document';
import { joinAsPerson } from '@cairn/model/people';
import {
  type GoalId,
  newId,
  type PersonId,
  type RandomBytes,
  type WorkspaceId,
} from '@cairn/model/shared';
import * as Y from 'yjs';
import { closedGoals } from './closed-goals.ts';
import { dayTasks } from './day-tasks.ts';
import { earlyMeetings } from './early-meetings.ts';
import { fillGoals } from './fill-goals.ts';
import { fillDays, fillVision } from './fill-growth.ts';
import { fillMeetings } from './fill-meetings.ts';
import { fillThreads, replyLately } from './fill-threads.ts';
import { inFocus } from './focus-goals.ts';
import { lateMeetings } from './late-meetings.ts';
import { longGoals } from './long-goals.ts';
import type { Days, Who } from './shape.ts';
import { shortGoals } from './short-goals.ts';
import type { Fill, Stage } from './stage.ts';
import { exampleThreads } from './threads.ts';
import { calendarOf } from './time.ts';
import { objectives, visionParts } from './vision.ts';
import { rangeIn, strikeOut, writeNotes } from './write-notes.ts';

interface FilledExample {
  /** The person through whose eyes the example is seen. */
  readonly me: PersonId;
  readonly mira: PersonId;
  readonly robin: PersonId;
  /**
   * State vector of my last visit (as from `Y.decodeStateVector`): what Robin wrote yesterday is
   * new since then.
   */
  readonly lastVisit: Uint8Array;
}

const ALL_MEETINGS = [...earlyMeetings, ...lateMeetings];
const ALL_GOALS = [...longGoals, ...inFocus, ...shortGoals, ...closedGoals];
const FIRST_DAY: Days = -176;

/**
 * @param doc an empty document
 * @param now milliseconds since 1970; all dates follow from it
 * @param more what features add to the story
 * @param me the person through whose eyes it is seen; by default Mira, the mentee
 */
export function fillExample({
  doc,
  now,
  random,
  more,
  me = 'mira',
}: {
  doc: Y.Doc;
  now: number;
  random: RandomBytes;
  more: readonly Fill[];
  me?: Who;
}): FilledExample {
  const calendar = calendarOf(now);
  const ids = { mira: newId<PersonId>(random), robin: newId<PersonId>(random) };
  const writerAt = (who: Who, ms: number): Writer => ({
    doc,
    person: ids[who],
    now: () => ms,
    random,
  });
  const pen = { newId: () => newId(random), dated: calendar.dated };
  const goals = new Map<string, GoalId>();
  const stage: Stage = {
    ...{ doc, calendar, pen, ids, goals, writerAt, skills: new Map() },
    writeNotes: (collection, id, blocks, field = 'notes') =>
      writeNotes(proseOf(doc, collection, id, field), blocks, pen),
    wordsOf: (collection, id, words) => rangeIn(proseOf(doc, collection, id, 'notes'), words),
  };

  const founder = writerAt('mira', calendar.written(FIRST_DAY));
  setUpWorkspace(founder, { id: newId<WorkspaceId>(random), name: 'Mira & Robin' });
  const timezone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  joinAsPerson(founder, { name: 'Mira', role: 'mentee', colour: 0, timezone });
  const mentor = writerAt('robin', calendar.written(FIRST_DAY, 90));
  joinAsPerson(mentor, { name: 'Robin', role: 'mentor', colour: 1, timezone });

  const purposes = fillVision(stage, visionParts, objectives);
  fillGoals(stage, ALL_GOALS, purposes, goals);
  const meetings = fillMeetings(stage, ALL_MEETINGS, goals);
  fillDays(stage, dayTasks, goals);
  for (const fill of more) fill(stage);
  const news = fillThreads(stage, exampleThreads, { goals, meetings });
  for (const { key, notes } of ALL_GOALS) {
    for (const block of notes) {
      const id = goals.get(key);
      if (id !== undefined && 'struckOut' in block) {
        strikeOut(proseOf(doc, 'goals', id, 'notes'), block.struckOut);
      }
    }
  }
  const lastVisit = Y.encodeStateVector(doc);
  replyLately(news);
  return { me: ids[me], ...ids, lastVisit };
}
