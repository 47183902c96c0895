import { binRecord, readAll, readOne } from '@cairn/model/document';
import {
  addAgendaItem,
  agendaItems,
  bringAgendaItem,
  createMeeting,
  meetings,
  setAgendaItemDiscussed,
} from '@cairn/model/meetings';
import type { MeetingId } from '@cairn/model/shared';
import { expect, test } from 'vitest';
import { testWriter } from '#lib/session/test-writer.ts';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';
import { leftOver } from './previous.ts';

const DAY_MS = 86_400_000;
const START_MS = Date.UTC(2027, 2, 12, 10);

/** A past meeting, and two to come; the topic was left over from the first. */
function workspace() {
  const writer = testWriter({ now: () => START_MS });
  const [last, next, later] = [-7, 1, 8].map((days) =>
    createMeeting(writer, {
      title: '',
      kind: 'checkIn',
      zone: 'UTC',
      startsAt: START_MS + days * DAY_MS,
    }),
  ) as [MeetingId, MeetingId, MeetingId];
  const topic = addAgendaItem(writer, { text: 'The salary question', meeting: last });
  const session = {
    meetings: { get: (id: MeetingId) => readOne(writer.doc, meetings, id) },
    agendaOf: {
      of: (id: MeetingId) =>
        readAll(writer.doc, agendaItems).records.filter((item) => item.meetings.includes(id)),
    },
  } as unknown as WorkspaceSession;
  const offeredIn = (id: MeetingId) => {
    const previous = readOne(writer.doc, meetings, last);
    if (previous === undefined) throw new Error('the meeting is there');
    return leftOver(session, previous, { id }).map(({ text }) => text);
  };
  return { writer, next, later, last, topic, offeredIn };
}

test('a topic that was not discussed is offered to every later meeting, until one takes it up', () => {
  const { writer, next, later, topic, offeredIn } = workspace();
  expect([offeredIn(next), offeredIn(later)]).toEqual([
    ['The salary question'],
    ['The salary question'],
  ]);
  bringAgendaItem(writer, topic, next);
  expect([offeredIn(next), offeredIn(later)]).toEqual([[], []]);
});

test('a topic that a deleted meeting had taken up is offered again', () => {
  const { writer, next, later, topic, offeredIn } = workspace();
  bringAgendaItem(writer, topic, next);
  binRecord(writer, meetings, next);
  expect(offeredIn(later)).toEqual(['The salary question']);
});

test('a topic that was discussed is not left over', () => {
  const { writer, last, next, topic, offeredIn } = workspace();
  setAgendaItemDiscussed(writer, topic, last);
  expect(offeredIn(next)).toEqual([]);
});
