import { expect, test } from 'vitest';
import { binRecord, restoreRecord } from '../document/bin.ts';
import { proseOf } from '../document/document.ts';
import { History } from '../document/history.ts';
import { readAll, readOne } from '../document/read.ts';
import { exchange, testWriter } from '../document/test-writers.ts';
import { closeMeeting, planNextMeeting, reopenMeeting } from './change-closing.ts';
import { addCommitments } from './change-commitments.ts';
import { addDecisions } from './change-decisions.ts';
import { createMeeting, renameMeeting } from './change-meetings.ts';
import { commitments } from './commitment.ts';
import { decisions } from './decision.ts';
import { meetings } from './meeting.ts';

const NOW = Date.UTC(2027, 2, 12, 10);
const DAY_MS = 86_400_000;
const draft = { title: 'Check-in', kind: 'checkIn', zone: 'UTC', startsAt: NOW } as const;

function both() {
  const [mira, robin] = [testWriter('mira', 1), testWriter('robin', 2)];
  const id = createMeeting(mira, draft);
  exchange(mira, robin);
  return { mira, robin, id };
}

test('closing says when and by whom, and can be undone or taken back by the other', () => {
  const { mira, robin, id } = both();
  const history = new History(mira.doc, [meetings], mira.now);
  closeMeeting(mira, id);
  expect(readOne(mira.doc, meetings, id)).toMatchObject({ closedAt: NOW, closedBy: 'mira' });
  history.undo();
  expect(readOne(mira.doc, meetings, id)).toMatchObject({ closedAt: null, closedBy: null });
  closeMeeting(mira, id);
  exchange(mira, robin);
  reopenMeeting(robin, id);
  exchange(mira, robin);
  expect(readOne(mira.doc, meetings, id)).toMatchObject({ closedAt: null, closedBy: null });
});

test('both close the same meeting offline: it is closed once, by one of them, with what both wrote', () => {
  for (const [left, right] of [
    [1, 2],
    [2, 1],
  ] as const) {
    const [mira, robin] = [testWriter('mira', left), testWriter('robin', right)];
    const id = createMeeting(mira, draft);
    exchange(mira, robin);
    robin.wait(90_000);
    for (const [writer, word] of [
      [mira, 'Write'],
      [robin, 'Read'],
    ] as const) {
      addDecisions(writer, [`${word} on Mondays`], { meeting: id });
      addCommitments(writer, [`I will ${word.toLowerCase()}`], { meeting: id });
      proseOf(writer.doc, 'meetings', id, 'summary').insert(0, word);
      closeMeeting(writer, id);
    }
    exchange(mira, robin);
    const [hers, his] = [mira, robin].map(({ doc }) => readOne(doc, meetings, id));
    expect(hers).toEqual(his);
    // The time and the name are the same person's.
    expect([`mira ${String(NOW)}`, `robin ${String(NOW + 90_000)}`]).toContain(
      `${String(hers?.closedBy)} ${String(hers?.closedAt)}`,
    );
    for (const { doc } of [mira, robin]) {
      expect(readAll(doc, decisions).records).toHaveLength(2);
      expect(readAll(doc, commitments).records.map(({ person }) => person)).toEqual(
        expect.arrayContaining(['mira', 'robin']),
      );
      const summary = proseOf(doc, 'meetings', id, 'summary').toJSON();
      expect(summary).toContain('Write');
      expect(summary).toContain('Read');
    }
  }
});

test('a meeting that one moves to the bin while the other writes and closes it keeps everything', () => {
  const { mira, robin, id } = both();
  binRecord(mira, meetings, id);
  proseOf(robin.doc, 'meetings', id, 'notes').insert(0, 'Ask Ines');
  addDecisions(robin, ['Ask early'], { meeting: id });
  closeMeeting(robin, id);
  exchange(mira, robin);
  for (const { doc } of [mira, robin]) {
    expect(readOne(doc, meetings, id)).toMatchObject({ deletedBy: 'mira', closedBy: 'robin' });
    expect(proseOf(doc, 'meetings', id, 'notes').toJSON()).toBe('Ask Ines');
    expect(readAll(doc, decisions).records).toMatchObject([{ text: 'Ask early', meeting: id }]);
  }
  restoreRecord(mira, meetings, id);
  exchange(mira, robin);
  expect(readOne(robin.doc, meetings, id)).toMatchObject({ deletedAt: null, closedBy: 'robin' });
});

test('[DOC-16] both plan the next meeting offline: one on the same day is one meeting, with what both changed', () => {
  const { mira, robin, id } = both();
  const next = { ...draft, title: '', startsAt: NOW + 14 * DAY_MS };
  const [hers, his] = [planNextMeeting(mira, id, next), planNextMeeting(robin, id, next)];
  renameMeeting(mira, hers, 'After the talk');
  exchange(mira, robin);
  expect(hers).toBe(his);
  for (const { doc } of [mira, robin])
    expect(readOne(doc, meetings, hers)).toMatchObject({ title: 'After the talk', minutes: 50 });
  const other = planNextMeeting(robin, id, { ...next, startsAt: NOW + 7 * DAY_MS });
  expect(other).not.toBe(hers);
  // The one after the next isn't named after all of them.
  const third = planNextMeeting(mira, hers, { ...next, startsAt: NOW + 28 * DAY_MS });
  expect(third.length).toBe(hers.length);
});

test('[DOC-16] devices in two time zones plan one next meeting, on the day it has where the last one was planned', () => {
  const { mira, robin } = both();
  // Just after midnight in Berlin, and the evening before in most of the world.
  const startsAt = Date.UTC(2027, 2, 12, 23, 30);
  const id = createMeeting(mira, { ...draft, zone: 'Europe/Berlin', startsAt });
  exchange(mira, robin);
  const next = { ...draft, startsAt: startsAt + 14 * DAY_MS };
  const hers = planNextMeeting(mira, id, { ...next, zone: 'Europe/Berlin' });
  const his = planNextMeeting(robin, id, { ...next, zone: 'America/Los_Angeles' });
  expect(his).toBe(hers);
  expect(hers).toMatch(/2027-03-27$/);
  exchange(mira, robin);
  for (const { doc } of [mira, robin]) expect(readAll(doc, meetings).records).toHaveLength(3);
});

test('a next meeting that went to the bin can be planned again on the same day', () => {
  const { mira, id } = both();
  const next = { ...draft, startsAt: NOW + 14 * DAY_MS };
  const first = planNextMeeting(mira, id, next);
  expect(planNextMeeting(mira, id, next)).toBe(first);
  binRecord(mira, meetings, first);
  const again = planNextMeeting(mira, id, next);
  expect(readOne(mira.doc, meetings, again)).toMatchObject({ deletedAt: null, title: 'Check-in' });
  expect(readOne(mira.doc, meetings, first)?.deletedBy).toBe('mira');
});
