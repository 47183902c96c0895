import fc from 'fast-check';
import { expect, test } from 'vitest';
import { binRecord } from '../document/bin.ts';
import { readAll, readOne } from '../document/read.ts';
import { exchange, testWriter } from '../document/test-writers.ts';
import type { CommitmentId, MeetingId, PersonId } from '../shared/ids.ts';
import {
  addCommitments,
  answerCommitment,
  rewordCommitment,
  tellInTheWay,
} from './change-commitments.ts';
import { createMeeting } from './change-meetings.ts';
import { ANSWERS, type Commitment, commitments } from './commitment.ts';
import { meetings } from './meeting.ts';
import { answerBy, askedIn, outcomeOf, sinceLastTime } from './read-commitments.ts';

const DAY_MS = 86_400_000;
const NOW = Date.UTC(2027, 2, 12, 10);

function meetingIn(writer: ReturnType<typeof testWriter>, days: number): MeetingId {
  return createMeeting(writer, {
    ...{ title: '', kind: 'checkIn', zone: 'UTC', startsAt: NOW + days * DAY_MS },
  });
}

function commit(writer: ReturnType<typeof testWriter>, meeting: MeetingId, text = 'I will ask') {
  const [id] = addCommitments(writer, [text], { meeting });
  if (id === undefined) throw new Error('one text makes one commitment');
  return id;
}

function asked(writer: ReturnType<typeof testWriter>, meeting: MeetingId, now = NOW): string[] {
  const all = readAll(writer.doc, meetings).records;
  const here = readOne(writer.doc, meetings, meeting);
  if (here === undefined) throw new Error('there is such a meeting');
  const written = readAll(writer.doc, commitments).records;
  return sinceLastTime(written, all, here, now).map(({ text }) => text);
}

test('a commitment is in one’s own words, whoever’s it is, and can be reworded', () => {
  const mira = testWriter('mira', 1);
  const meeting = meetingIn(mira, 0);
  const [id] = addCommitments(mira, ['I will ask\nearly'], {
    meeting,
    person: 'robin' as PersonId,
  });
  rewordCommitment(mira, id as CommitmentId, 'I will ask before noon');
  expect(readAll(mira.doc, commitments).records).toMatchObject([
    { text: 'I will ask before noon', person: 'robin', meeting, answers: [], inTheWay: [] },
  ]);
});

test('it is asked about at the first meeting that begins afterwards and isn’t deleted', () => {
  const mira = testWriter('mira', 1);
  const [first, cancelled, next, later] = [0, 7, 14, 28].map((days) => meetingIn(mira, days));
  if (!first || !cancelled || !next || !later) throw new Error('four were planned');
  commit(mira, first);
  expect(asked(mira, cancelled)).toEqual(['I will ask']);
  binRecord(mira, meetings, cancelled);
  expect(asked(mira, next)).toEqual(['I will ask']);
  expect(asked(mira, later)).toEqual([]);
  expect(asked(mira, first)).toEqual([]);
  const [written] = readAll(mira.doc, commitments).records as [Commitment];
  expect(askedIn(readAll(mira.doc, meetings).records)(written)?.id ?? null).toBe(next);
});

test('one that nobody answered is asked about again once that meeting is over; an answered one isn’t', () => {
  const mira = testWriter('mira', 1);
  const [first, next, later] = [0, 14, 28].map((days) => meetingIn(mira, days));
  if (!first || !next || !later) throw new Error('three were planned');
  const id = commit(mira, first);
  expect(asked(mira, later, NOW + 15 * DAY_MS)).toEqual(['I will ask']);
  answerCommitment(mira, id, 'partly');
  expect(asked(mira, later, NOW + 15 * DAY_MS)).toEqual([]);
  expect(asked(mira, next, NOW + 15 * DAY_MS)).toEqual(['I will ask']);
});

test('both answer offline, and both are heard; whose it is has the first word', () => {
  const [mira, robin] = [testWriter('mira', 2), testWriter('robin', 1)];
  const id = commit(mira, meetingIn(mira, 0));
  exchange(mira, robin);
  answerCommitment(mira, id, 'partly');
  tellInTheWay(mira, id, 'Two days\nof illness');
  answerCommitment(robin, id, 'kept');
  tellInTheWay(robin, id, 'Nothing I saw');
  exchange(mira, robin);
  for (const { doc } of [mira, robin]) {
    const read = readOne(doc, commitments, id);
    if (read === undefined) throw new Error('it is there');
    expect(outcomeOf(read)).toBe('partly');
    expect(answerBy(read, 'robin' as PersonId)).toBe('kept');
    expect(read.inTheWay).toEqual([
      { person: 'mira', text: 'Two days of illness' },
      { person: 'robin', text: 'Nothing I saw' },
    ]);
  }
  answerCommitment(mira, id, null);
  tellInTheWay(mira, id, '');
  expect(readOne(mira.doc, commitments, id)).toMatchObject({
    answers: [{ person: 'robin', answer: 'kept' }],
    inTheWay: [{ person: 'robin', text: 'Nothing I saw' }],
  });
});

const people = ['mira', 'robin'] as PersonId[];
const someMeeting = fc.record({
  id: fc.constantFrom('a', 'b', 'c', 'd').map((id) => id as MeetingId),
  startsAt: fc.option(fc.integer({ min: 0, max: 50 }).map((days) => NOW + days * DAY_MS)),
  minutes: fc.constant(50),
  deletedAt: fc.option(fc.constant(1)),
  skipped: fc.boolean(),
});
const someCommitment = fc.record({
  ...{ id: fc.string({ minLength: 1, maxLength: 3 }).map((id) => id as CommitmentId) },
  ...{ text: fc.constant('I will'), person: fc.constantFrom(...people) },
  meeting: fc.constantFrom<MeetingId | null>('a' as MeetingId, 'b' as MeetingId, null),
  answers: fc.uniqueArray(
    fc.record({ person: fc.constantFrom(...people), answer: fc.constantFrom(...ANSWERS) }),
    { selector: ({ person }) => person, maxLength: 2 },
  ),
  inTheWay: fc.constant([]),
  createdAt: fc.integer({ min: 0, max: 50 }).map((days) => NOW + days * DAY_MS),
  ...{ createdBy: fc.constant(null), deletedAt: fc.constant(null), deletedBy: fc.constant(null) },
});

test('whatever is planned, a commitment is first asked about at one meeting only, never at its own or one that doesn’t take place', () => {
  fc.assert(
    fc.property(
      someCommitment,
      fc.uniqueArray(someMeeting, { selector: ({ id }) => id, maxLength: 4 }),
      (commitment, planned) => {
        const at = planned.filter(
          (meeting) =>
            // Before any meeting is over.
            sinceLastTime([commitment], planned, meeting, 0).length > 0,
        );
        const living = at.filter(({ deletedAt, skipped }) => deletedAt === null && !skipped);
        expect(living.map(({ id }) => id)).toEqual(
          [askedIn(planned)(commitment)?.id ?? null].filter((id) => id !== null),
        );
        expect(living.map(({ id }) => id)).not.toContain(commitment.meeting);
      },
    ),
  );
});

test('thousands of commitments and meetings, as anyone may write them, are told apart at once', () => {
  const common = { createdBy: null, createdAt: 1, deletedAt: null, deletedBy: null };
  const all = Array.from({ length: meetings.mostEntries }, (_, at) => ({
    ...{ ...common, id: `m${String(at)}` as MeetingId, startsAt: NOW + at, minutes: 50 },
    skipped: false,
  }));
  const some = Array.from({ length: commitments.mostEntries }, (_, at): Commitment => ({
    ...{ ...common, id: `c${String(at)}` as CommitmentId, text: 'I will ask', person: null },
    ...{ meeting: all[at % all.length]?.id ?? null, answers: [], inTheWay: [] },
  }));
  const begun = performance.now();
  const last = all.at(-1) ?? { id: 'm' as MeetingId, startsAt: NOW };
  expect(sinceLastTime(some, all, last, NOW)).toHaveLength(2);
  expect(performance.now() - begun).toBeLessThan(200);
});
