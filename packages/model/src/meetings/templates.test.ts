/** What agendas start with. */
import { expect, test } from 'vitest';
import { binRecord } from '../document/bin.ts';
import { readAll, readOne } from '../document/read.ts';
import { exchange, testWriter } from '../document/test-writers.ts';
import type { Day } from '../shared/days.ts';
import { byOrder } from '../shared/order.ts';
import { agendaItems } from './agenda-item.ts';
import { rewordAgendaItem, setAgendaItemDiscussed } from './change-agenda.ts';
import { createSeries, prepareMeeting, setSeriesTemplate } from './change-series.ts';
import { editTemplate, renameTemplate, saveTemplate } from './change-templates.ts';
import { MEETING_KINDS } from './meeting.ts';
import { occurrenceId } from './occurrences.ts';
import {
  PARTS_OF_KIND,
  partsOfTemplate,
  readParts,
  templateOfKind,
  templates,
  writeParts,
} from './template.ts';

test('each kind comes with parts that have questions and minutes; a check-in takes 35', () => {
  for (const kind of MEETING_KINDS) expect(PARTS_OF_KIND[kind].length).toBeGreaterThan(3);
  expect(PARTS_OF_KIND.checkIn.map(({ minutes }) => minutes)).toEqual([5, 10, 10, 5, 5]);
});

test('parts are read as they were written, and odd lines tolerantly', () => {
  for (const kind of MEETING_KINDS)
    expect(readParts(writeParts(PARTS_OF_KIND[kind]))).toEqual(PARTS_OF_KIND[kind]);
  const parts = [
    { text: 'Two\nlines', minutes: null },
    { text: '\tTab', minutes: 5 },
    { text: 'On the way to a second word ', minutes: 5 },
    { text: ' ', minutes: 5 },
  ];
  expect(readParts(writeParts(parts))).toEqual([
    { text: 'Two lines', minutes: null },
    { text: '\tTab', minutes: 5 },
    { text: 'On the way to a second word ', minutes: 5 },
  ]);
  expect(readParts('no tab\n5\t\n-3\tLess\n1e9\tMore')).toEqual([
    { text: 'Less', minutes: null },
    { text: 'More', minutes: null },
  ]);
});

test('[DOC-16] both prepare a meeting with a template offline: each part is there once, and what one changed stays', () => {
  const [mira, robin] = [testWriter('mira', 1), testWriter('robin', 2)];
  const first = '2027-03-02' as Day;
  const draft = { title: '', kind: 'checkIn', minutes: 35, zone: 'UTC', time: 600 } as const;
  const template = saveTemplate(mira, { name: 'Ours', kind: 'checkIn', parts: [] });
  renameTemplate(mira, template, 'Our own');
  editTemplate(mira, template, [
    { text: 'Arriving', minutes: 5 },
    { text: 'Work', minutes: 10 },
  ]);
  const series = createSeries(mira, { ...draft, rhythm: 'weekly', first });
  setSeriesTemplate(mira, series, template);
  exchange(mira, robin);
  const meeting = occurrenceId({ series, day: first });
  for (const writer of [mira, robin]) prepareMeeting(writer, meeting);
  const agenda = ({ doc }: typeof mira) => readAll(doc, agendaItems).records.sort(byOrder);
  const [arriving] = agenda(robin);
  if (arriving === undefined) throw new Error('it is there');
  rewordAgendaItem(robin, arriving.id, 'Tea');
  setAgendaItemDiscussed(mira, arriving.id, meeting);
  exchange(mira, robin);
  expect(agenda(mira)).toEqual(agenda(robin));
  expect(agenda(mira)).toMatchObject([
    { text: 'Tea', minutes: 5, discussedIn: meeting, meetings: [meeting], recurring: true },
    { text: 'Work', minutes: 10, discussedIn: null },
  ]);
});

test('a template that was deleted, or never was, puts nothing on an agenda', () => {
  const { doc, ...rest } = testWriter('mira', 1);
  const mira = { doc, ...rest };
  const parts = [{ text: 'One', minutes: null }];
  const id = saveTemplate(mira, { name: 'Ours', kind: 'growth', parts });
  const find = (each: typeof id) => readOne(doc, templates, each);
  expect(partsOfTemplate(id, find)).toEqual(parts);
  expect(partsOfTemplate(templateOfKind('growth'), find)).toBe(PARTS_OF_KIND.growth);
  binRecord(mira, templates, id);
  expect(partsOfTemplate(id, find)).toEqual([]);
  expect(partsOfTemplate(null, find)).toEqual([]);
});
