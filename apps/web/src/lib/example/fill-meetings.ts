/** Writes the example's meetings: agendas, notes and what came out of them. */
import { proseOf } from '@cairn/model/document';
import {
  addAgendaItem,
  bringAgendaItem,
  createMeeting,
  setAgendaItemDiscussed,
} from '@cairn/model/meetings';
import type { AgendaItemId, GoalId, MeetingId } from '@cairn/model/shared';
import { fillTask } from './fill-goals.ts';
import type { ExampleMeeting } from './shape.ts';
import type { Stage } from './stage.ts';
import { writeNotes } from './write-notes.ts';

const MINUTE_MS = 60_000;
/** How many days before a meeting its agenda is started. */
const AGENDA_DAYS = 4;

export function fillMeetings(
  stage: Stage,
  meetings: readonly ExampleMeeting[],
  goals: ReadonlyMap<string, GoalId>,
): Map<string, MeetingId> {
  const { doc, calendar, pen, writerAt } = stage;
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const ids = new Map<string, MeetingId>();
  const carried: { item: AgendaItemId; to: string }[] = [];

  for (const { key, title, kind, day, minutes, place, topics, notes, actions } of meetings) {
    const startsAt = calendar.meeting(day);
    const planned = calendar.written(day - AGENDA_DAYS);
    const draft = { title, kind, startsAt, zone, minutes, place };
    const meeting = createMeeting(writerAt('mira', planned), draft);
    ids.set(key, meeting);

    const over = startsAt + minutes * MINUTE_MS;
    const isPast = day < 0;
    for (const { item } of carried.filter(({ to }) => to === key)) {
      bringAgendaItem(writerAt('mira', planned), item, meeting);
      if (isPast) setAgendaItemDiscussed(writerAt('robin', over), item, meeting);
    }
    topics.forEach((topic, at) => {
      const writer = writerAt(topic.by, calendar.written(day - AGENDA_DAYS, 10 + at));
      const item = addAgendaItem(writer, {
        text: topic.text,
        meeting,
        minutes: topic.minutes ?? null,
      });
      if (topic.carriedTo !== undefined) carried.push({ item, to: topic.carriedTo });
      else if (isPast) setAgendaItemDiscussed(writerAt('mira', over), item, meeting);
    });
    writeNotes(proseOf(doc, 'meetings', meeting, 'notes'), notes, pen);
    actions.forEach((action, at) => {
      const goal = action.goal === undefined ? null : (goals.get(action.goal) ?? null);
      fillTask(stage, action, { meeting, goal, madeAt: over - (actions.length - at) * MINUTE_MS });
    });
  }
  return ids;
}
