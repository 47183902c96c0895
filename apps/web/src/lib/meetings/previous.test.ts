/** Whether a later meeting has taken up a topic that one didn't get to. */
import { binRecord, readOne } from '@cairn/model/document';
import {
  addAgendaItem,
  agendaItems,
  bringAgendaItem,
  createMeeting,
  meetings,
  skipMeeting,
} from '@cairn/model/meetings';
import type { MeetingId } from '@cairn/model/shared';
import { expect, test } from 'vitest';
import { testWriter } from '#lib/session/test-writer.ts';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';
import { isTakenUp, previousMeeting } from './previous.ts';

const DAY_MS = 86_400_000;
const START_MS = Date.UTC(2027, 2, 12, 10);

function workspace() {
  const writer = testWriter({ now: () => START_MS });
  const [first, last, next] = [-14, -7, 1].map((days) =>
    createMeeting(writer, {
      title: '',
      kind: 'checkIn',
      zone: 'UTC',
      startsAt: START_MS + days * DAY_MS,
    }),
  ) as [MeetingId, MeetingId, MeetingId];
  const topic = addAgendaItem(writer, { text: 'The salary question', meeting: last });
  const get = (id: MeetingId) => readOne(writer.doc, meetings, id);
  const session = {
    now: START_MS,
    meetings: {
      get,
      get all() {
        return [first, last, next].flatMap((id) => get(id) ?? []);
      },
    },
  } as unknown as WorkspaceSession;
  const isTaken = () => {
    const [item, from] = [readOne(writer.doc, agendaItems, topic), get(last)];
    if (item === undefined || from === undefined) throw new Error('both are there');
    return isTakenUp(session, item, from);
  };
  return { writer, session, first, last, next, topic, isTaken };
}

test('a topic is taken up once a later meeting has it, unless that was deleted or skipped', () => {
  const { writer, next, topic, isTaken } = workspace();
  expect(isTaken()).toBe(false);
  bringAgendaItem(writer, topic, next);
  expect(isTaken()).toBe(true);
  skipMeeting(writer, next, true);
  expect(isTaken()).toBe(false);
  skipMeeting(writer, next, false);
  binRecord(writer, meetings, next);
  expect(isTaken()).toBe(false);
});

test('the previous meeting is the last that took place', () => {
  const { writer, session, first, last, next } = workspace();
  const before = () => previousMeeting(session, { id: next, startsAt: START_MS + DAY_MS })?.id;
  expect(before()).toBe(last);
  skipMeeting(writer, last, true);
  expect(before()).toBe(first);
});
