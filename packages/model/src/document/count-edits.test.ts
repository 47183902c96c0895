/** Counting edits: all devices agree, and every change makes it more. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { collections } from '../collections.ts';
import {
  createMeeting,
  createSeries,
  renameMeeting,
  renameSeries,
  scheduleMeeting,
  setMeetingPlace,
} from '../meetings/index.ts';
import type { Day } from '../shared/days.ts';
import { countEdits } from './count-edits.ts';
import { createDoc } from './create-doc.ts';
import { History } from './history.ts';
import { readOne } from './read.ts';
import { exchange, testWriter } from './test-writers.ts';

const { meetings } = collections;
const NOW = Date.UTC(2027, 2, 12, 10);
const FIELDS = new Set(['title', 'startsAt', 'place']);
const of = (id: string) => (each: string, field: string) => each === id && FIELDS.has(field);
const draft = { title: 'Check-in', kind: 'checkIn', startsAt: NOW, zone: 'Europe/Berlin' } as const;

const changes = [
  (writer, id, at) => renameMeeting(writer, id, `Check-in ${String(at)}`),
  (writer, id, at) => scheduleMeeting(writer, id, NOW + at * 60_000, 'Europe/Berlin'),
  (writer, id, at) => setMeetingPlace(writer, id, `Room ${String(at)}`),
  (writer, id, at) => renameMeeting(writer, id, String(at)),
  (writer, id) => setMeetingPlace(writer, id, ''),
  (writer, id) => scheduleMeeting(writer, id, null, ''),
] satisfies ((
  writer: ReturnType<typeof testWriter>,
  id: ReturnType<typeof createMeeting>,
  at: number,
) => void)[];

test('whoever changes a meeting, devices that have met count the same, and never less than before', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(1), fc.nat(changes.length - 1), fc.boolean()), { maxLength: 25 }),
      (steps) => {
        const people = [testWriter('mira', 1), testWriter('robin', 2)] as const;
        const [mira, robin] = people;
        const id = createMeeting(mira, draft);
        exchange(mira, robin);
        const counted = ({ doc }: typeof mira) => countEdits(doc, meetings, of(id));
        const said = ({ doc }: typeof mira) => {
          const meeting = readOne(doc, meetings, id);
          return JSON.stringify([meeting?.title, meeting?.startsAt, meeting?.place]);
        };
        for (const [at, [who, change, meets]] of steps.entries()) {
          const writer = who === 0 ? mira : robin;
          const before = counted(writer);
          const saidBefore = said(writer);
          changes[change]?.(writer, id, at);
          if (said(writer) !== saidBefore) expect(counted(writer)).toBeGreaterThan(before);
          if (!meets) continue;
          const highest = Math.max(counted(mira), counted(robin));
          exchange(mira, robin);
          expect(counted(mira)).toBe(counted(robin));
          expect(counted(mira)).toBeGreaterThanOrEqual(highest);
          const fresh = createDoc();
          Y.applyUpdate(fresh, Y.mergeUpdates([Y.encodeStateAsUpdate(mira.doc)]));
          expect(countEdits(fresh, meetings, of(id))).toBe(counted(mira));
        }
      },
    ),
  );
});

test('each change of a title, a time or a place counts, and so does taking one back', () => {
  const mira = testWriter('mira', 1);
  const id = createMeeting(mira, draft);
  const history = new History(mira.doc, [meetings], mira.now);
  const counts = [countEdits(mira.doc, meetings, of(id))];
  for (const [at, edit] of changes.entries()) {
    edit(mira, id, at);
    counts.push(countEdits(mira.doc, meetings, of(id)));
  }
  history.undo();
  counts.push(countEdits(mira.doc, meetings, of(id)));
  expect(counts).toEqual([...new Set(counts)].sort((a, b) => a - b));
});

test('a shared text counts by what was written and deleted in it', () => {
  const mira = testWriter('mira', 1);
  const id = createSeries(mira, {
    ...{ title: 'Check-in', kind: 'checkIn', minutes: 50, zone: 'UTC', time: 600 },
    ...{ rhythm: 'weekly', first: '2027-03-02' as Day },
  });
  const counted = () => countEdits(mira.doc, collections.series, (each) => each === id);
  const counts = [counted()];
  for (const title of ['Check-ins', 'Check', 'Tuesdays', '']) {
    renameSeries(mira, id, title);
    counts.push(counted());
  }
  expect(counts).toEqual([...new Set(counts)].sort((a, b) => a - b));
});

test('a record that isn’t there has no edits', () => {
  expect(countEdits(createDoc(), meetings, of('gone'))).toBe(0);
});
