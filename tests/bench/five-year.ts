/**
 * A workspace as two people would have it after five years, so that slow opening shows up here
 * first.
 */
import { change, proseOf, setUpWorkspace, type Writer } from '@cairn/model/document';
import { messages, threads } from '@cairn/model/feedback';
import { GOAL_STATUSES, goals } from '@cairn/model/goals';
import { agendaItems, createSeries, meetings } from '@cairn/model/meetings';
import { joinAsPerson } from '@cairn/model/people';
import {
  addDays,
  dayOf,
  type GoalId,
  type MeetingId,
  newId,
  orderAtEnd,
  type PersonId,
  type RandomBytes,
  type WorkspaceId,
} from '@cairn/model/shared';
import { tasks } from '@cairn/model/tasks';
import { writeLines } from '@cairn/prose/text';
import * as Y from 'yjs';
import { writeGrowth } from './five-year-growth.ts';
import { writeNetwork } from './five-year-network.ts';
import { writeWeeks } from './five-year-weeks.ts';

export const FIVE_YEARS = {
  goals: 500,
  tasks: 5_000,
  threads: 2_000,
  messages: 20_000,
  meetings: 400,
  topics: 3_000,
  notesCharacters: 2_500,
} as const;

const START_MS = Date.UTC(2022, 0, 10, 9);
const DAY_MS = 86_400_000;
const FIVE_YEARS_DAYS = 5 * 365;
const PARAGRAPH_CHARACTERS = 250;
/** Each visit writes with a Yjs client of its own, as each opened page does. */
const RECORDS_A_VISIT = 25;

const WORDS =
  'we talked about the plan and what to try before next time because the release took longer than anyone had hoped while the team found a calmer way to decide and write it down'.split(
    ' ',
  );

/**
 * The whole document as one Yjs update (v1).
 * @param seed the same seed gives the same bytes
 * @param growth with the records of the pages of growth too
 */
export function fiveYearWorkspace(seed: number, { growth = true } = {}): Uint8Array {
  const doc = new Y.Doc();
  const bytes = seededBytes(seed);
  const number = (below: number) => {
    const [a = 0, b = 0, c = 0] = bytes(3);
    return ((a << 16) | (b << 8) | c) % below;
  };
  const people = ['mira', 'robin'] as unknown as readonly [PersonId, PersonId];
  let written = 0;

  /** A writer at the point in the five years when record `at` of `total` is written. */
  const visit = (at: number, total: number): Writer => {
    if (written++ % RECORDS_A_VISIT === 0) doc.clientID = seed * 100_000 + written;
    const now = START_MS + Math.floor((at / total) * FIVE_YEARS_DAYS) * DAY_MS;
    return { doc, person: people[at % 2 === 0 ? 0 : 1], now: () => now, random: bytes };
  };
  const text = (characters: number) => {
    let words = '';
    while (words.length < characters) words += `${WORDS[number(WORDS.length)] ?? ''} `;
    return words.slice(0, characters);
  };
  const many = (total: number, make: (writer: Writer, at: number) => void) => {
    for (let at = 0; at < total; at++) make(visit(at, total), at);
  };

  const founder = visit(0, 1);
  setUpWorkspace(founder, { id: 'five-years' as WorkspaceId, name: 'Mira & Robin' });
  for (const [colour, person] of people.entries()) {
    const role = colour === 0 ? 'mentee' : 'mentor';
    const name = colour === 0 ? 'Mira' : 'Robin';
    joinAsPerson({ ...founder, person }, { name, role, colour, timezone: 'Europe/Berlin' });
  }

  const goalIds: GoalId[] = [];
  let order = orderAtEnd([]);
  many(FIVE_YEARS.goals, (writer, at) => {
    const due = addDays(dayOf(writer.now()), 30 + number(300));
    const status = GOAL_STATUSES[number(GOAL_STATUSES.length)] ?? 'onTrack';
    const horizon = at % 5 === 0 ? 'long' : 'short';
    const fields = { title: text(40), horizon, status, order, due } as const;
    goalIds.push(change(writer, goals, 'create', (edit) => edit.create(goals, fields)));
    order = orderAtEnd([{ id: '', order }]);
  });

  order = orderAtEnd([]);
  many(FIVE_YEARS.tasks, (writer, at) => {
    const goal = goalIds[Math.floor((at * FIVE_YEARS.goals) / FIVE_YEARS.tasks)];
    const isDone = at < FIVE_YEARS.tasks * 0.9;
    const fields = {
      text: text(50),
      goal,
      order,
      owners: [writer.person],
      due: addDays(dayOf(writer.now()), number(60)),
      ...(isDone ? { doneAt: writer.now() + DAY_MS, doneBy: writer.person } : {}),
    };
    change(writer, tasks, 'create', (edit) => edit.create(tasks, fields));
    order = orderAtEnd([{ id: '', order }]);
  });

  const messagesAThread = FIVE_YEARS.messages / FIVE_YEARS.threads;
  many(FIVE_YEARS.threads, (writer, at) => {
    const about = goalIds[number(goalIds.length)] ?? null;
    const status = at < FIVE_YEARS.threads * 0.95 ? 'resolved' : 'open';
    const thread = change(writer, threads, 'start', (edit) =>
      edit.create(threads, {
        anchor: { kind: 'goal', id: about, range: null },
        kind: 'question',
        status,
      }),
    );
    for (let reply = 0; reply < messagesAThread; reply++) {
      const by = { ...writer, person: people[reply % 2 === 0 ? 0 : 1] };
      change(by, threads, 'reply', (edit) => edit.create(messages, { thread, body: text(140) }));
    }
  });

  const meetingIds: MeetingId[] = [];
  many(FIVE_YEARS.meetings, (writer, at) => {
    const fields = {
      title: `Check-in ${String(at + 1)}`,
      kind: 'checkIn' as const,
      zone: 'Europe/Berlin',
      minutes: 50,
      startsAt: writer.now() + 3 * DAY_MS,
    };
    const id = change(writer, meetings, 'create', (edit) => edit.create(meetings, fields));
    doc.transact(() => {
      const lines = [];
      for (let rest = FIVE_YEARS.notesCharacters; rest > 0; rest -= PARAGRAPH_CHARACTERS)
        lines.push({ content: text(Math.min(rest, PARAGRAPH_CHARACTERS)) });
      writeLines(proseOf(doc, 'meetings', id, 'notes'), lines, () => newId(writer.random));
    });
    meetingIds.push(id);
  });
  many(FIVE_YEARS.topics, (writer, at) => {
    const meeting = meetingIds[Math.floor((at / FIVE_YEARS.topics) * meetingIds.length)];
    if (meeting === undefined) return;
    const fields = {
      text: text(50),
      meetings: [meeting],
      minutes: 10,
      discussedIn: number(10) === 0 ? null : meeting,
    };
    change(writer, agendaItems, 'add', (edit) => edit.create(agendaItems, { ...fields, order }));
  });
  createSeries(visit(FIVE_YEARS.meetings, FIVE_YEARS.meetings), {
    ...{ title: 'Check-in', kind: 'checkIn', minutes: 50, zone: 'Europe/Berlin', time: 600 },
    ...{ rhythm: 'weekly', first: dayOf(START_MS) },
  });
  if (growth) {
    const source = { many, number, text };
    writeGrowth(source, people[0]);
    writeNetwork(source, people[0]);
    writeWeeks(source, people[0], goalIds);
  }
  return Y.encodeStateAsUpdate(doc);
}

/** A multiplicative generator (Park and Miller): the same seed gives the same bytes. */
function seededBytes(seed: number): RandomBytes {
  let state = (seed % 2_147_483_646) + 1;
  return (size) =>
    Uint8Array.from({ length: size }, () => {
      state = (state * 48_271) % 2_147_483_647;
      return state >> 8;
    });
}
