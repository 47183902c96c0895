/** The named changes of series, and of the meetings in them. */
import { change, type Writer } from '../document/change.ts';
import { readAll, readOne } from '../document/read.ts';
import { addDays, type Day } from '../shared/days.ts';
import type { MeetingId, SeriesId, TemplateId } from '../shared/ids.ts';
import { oneLine } from '../shared/texts.ts';
import { createParts } from './create-parts.ts';
import { type MeetingKind, meetings } from './meeting.ts';
import { hasDay, occurrenceOf, occurrenceValues } from './occurrences.ts';
import { type Rhythm, type Series, series } from './series.ts';
import { partsOfTemplate, templates } from './template.ts';

export interface SeriesDraft {
  readonly title: string;
  readonly kind: MeetingKind;
  readonly minutes: number;
  readonly place?: string;
  readonly zone: string;
  /** In minutes after midnight. */
  readonly time: number;
  readonly rhythm: Rhythm;
  readonly first: Day;
  readonly last?: Day | null;
  readonly template?: TemplateId | null;
  /** What another calendar knows it by. */
  readonly uid?: string;
}

const valuesOf = (draft: SeriesDraft) => ({
  ...draft,
  title: oneLine(draft.title),
  uid: draft.uid || null,
});

export function createSeries(writer: Writer, draft: SeriesDraft): SeriesId {
  return change(writer, series, 'create', (edit) => edit.create(series, valuesOf(draft)));
}

export function renameSeries(writer: Writer, id: SeriesId, title: string): void {
  change(writer, series, 'rename', (edit) => edit.text(series, id, 'title', oneLine(title)), id);
}

export function setSeriesTemplate(writer: Writer, id: SeriesId, template: TemplateId | null): void {
  change(writer, series, 'setTemplate', (edit) => edit.set(series, id, 'template', template));
}

/** Sets the last day on which it may have a meeting; `null` for no end. */
export function endSeries(writer: Writer, id: SeriesId, last: Day | null): void {
  change(writer, series, 'end', (edit) => edit.set(series, id, 'last', last));
}

/**
 * Goes on in another rhythm from `draft.first` on: ends this series the day before, and begins a
 * new one. The meetings from then on that somebody has prepared go to the bin; their topics are
 * still open and so come up at the next one.
 */
export function changeRhythm(writer: Writer, id: SeriesId, draft: SeriesDraft): SeriesId {
  const prepared = readAll(writer.doc, meetings).records.filter((meeting) => {
    const of = occurrenceOf(meeting.id);
    return of?.series === id && of.day >= draft.first && meeting.deletedAt === null;
  });
  return change(writer, series, 'changeRhythm', (edit) => {
    edit.set(series, id, 'last', addDays(draft.first, -1));
    for (const meeting of prepared) edit.bin(meetings, meeting.id);
    return edit.create(series, valuesOf(draft));
  });
}

/**
 * Writes a meeting of a series as a record, before something is changed in it or put on its agenda.
 * What it says stays the same, so undo has nothing to take back. `null` if the series has no
 * meeting on that day.
 */
export function prepareMeeting(writer: Writer, id: MeetingId): MeetingId | null {
  if (readOne(writer.doc, meetings, id) !== undefined) return id;
  const of = occurrenceOf(id);
  const found: Series | undefined = of ? readOne(writer.doc, series, of.series) : undefined;
  if (of === null || found === undefined || !hasDay(found, of.day)) return null;
  const parts = partsOfTemplate(found.template, (each) => readOne(writer.doc, templates, each));
  change(writer, meetings, 'prepare', (edit) => {
    edit.create(meetings, occurrenceValues(found, of.day), id);
    createParts(edit, id, parts);
    edit.keepFromUndo();
  });
  return id;
}

/** One meeting of a series doesn't take place, or does after all. */
export function skipMeeting(writer: Writer, id: MeetingId, isSkipped: boolean): void {
  if (prepareMeeting(writer, id) === null) return;
  change(writer, meetings, isSkipped ? 'skip' : 'unskip', (edit) =>
    edit.set(meetings, id, 'skipped', isSkipped ? true : null),
  );
}

/** Moves a meeting to the bin; if it is one of a series, that day isn't computed again. */
export function binMeeting(writer: Writer, id: MeetingId): void {
  const of = occurrenceOf(id);
  change(writer, meetings, 'bin', (edit) => {
    edit.bin(meetings, id);
    if (of !== null) edit.put(series, of.series, 'out', of.day, true);
  });
}
