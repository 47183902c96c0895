/** Contacts as the table Name, Position, Last contacted, Next steps: read, written, applied. */
import { change, type Writer } from '../document/change.ts';
import { readAll, readOne } from '../document/read.ts';
import type { DayOrMonth } from '../shared/day-or-month.ts';
import type { Day } from '../shared/days.ts';
import type { ContactId, PersonId } from '../shared/ids.ts';
import { ordersAtEnd } from '../shared/order.ts';
import type { DateNote, DateRefusal } from '../shared/read-date.ts';
import { readPast } from '../shared/read-when.ts';
import { readSheet, type RecordSheet, type SheetPlan } from '../shared/sheet/record-sheet.ts';
import { wordedCellValue } from '../shared/sheet/worded-cells.ts';
import { oneLine } from '../shared/texts.ts';
import { type Contact, contacts } from './contact.ts';
import { laterOf } from './read-contacts.ts';

/** A contact with when they were last in touch, by the field and by all touches, and by these alone. */
export type ContactRow = Contact & {
  readonly last: DayOrMonth | null;
  readonly lastTouch: Day | null;
};

export interface ContactValues {
  readonly name: string;
  readonly position: string;
  readonly last: DayOrMonth;
  readonly nextSteps: string;
}

/** `touchIsLater`: what is written is earlier than what a touch says. */
export type ContactNote = DateNote | DateRefusal | 'liesAhead' | 'touchIsLater';

export interface ContactContext {
  readonly today: Day;
}

const words = (written: string) => ({ value: oneLine(written) });

export const contactSheet: RecordSheet<ContactRow, ContactValues, ContactContext, ContactNote> = {
  title: 'name',
  columns: [
    {
      column: 'name',
      heading: 'Name',
      known: /^(full |contact )?names?$|^(contact|person|who)$/,
      cell: ({ name }) => name,
      read: words,
    },
    {
      column: 'position',
      heading: 'Position',
      known: /^(job )?(position|title|role)$|^job$/,
      cell: ({ position }) => position,
      read: words,
    },
    {
      column: 'last',
      heading: 'Last contacted',
      known: /^(date )?last (contact|contacted|in touch|spoke|touch)( on| date)?$/,
      cell: ({ last }) => last ?? '',
      read(written, { today }) {
        const reading = readPast(written, today);
        return reading.ok ? { value: reading.when, note: reading.note } : { note: reading.reason };
      },
    },
    {
      column: 'nextSteps',
      heading: 'Next steps',
      known: /^next (steps?|actions?|move)$|^(steps|follow ups?)$/,
      cell: ({ nextSteps }) => nextSteps,
      read: words,
    },
  ],
};

export type ContactPlan = SheetPlan<ContactRow, ContactValues, ContactNote>;

/** Reads pasted rows. A date that is earlier than a touch changes nothing, and is noted. */
export function readContacts(text: string, rows: readonly ContactRow[], today: Day): ContactPlan {
  const plan = readSheet(contactSheet, text, rows, { today });
  const known = new Map(rows.map((row) => [row.id, row]));
  const notes = [...plan.notes];
  const planned = plan.rows.map((row) => {
    const { last, ...others } = row.values;
    const was = row.id === null ? undefined : known.get(row.id);
    if (last === undefined || was === undefined || !touchIsLater(was, last)) return row;
    const written = row.words.find(({ column }) => column === 'last')?.words ?? '';
    notes.push({ row: row.row, key: 'touchIsLater', words: written });
    return { ...row, values: others, words: row.words.filter(({ column }) => column !== 'last') };
  });
  return { rows: planned, notes: notes.sort((a, b) => a.row - b.row) };
}

/** Whether a touch is later than `last`, so that writing `last` would not show. */
export function touchIsLater(
  { lastTouch }: Pick<ContactRow, 'lastTouch'>,
  last: DayOrMonth,
): boolean {
  return lastTouch !== null && laterOf(lastTouch, last) !== last;
}

/** Applies the plan as one change, and returns the contacts of its rows, new and old. */
export function pasteContacts(
  writer: Writer,
  { rows }: Pick<ContactPlan, 'rows'>,
  person: PersonId,
): ContactId[] {
  const { doc } = writer;
  const isNew = rows.some(({ id }) => id === null);
  const orders = isNew ? ordersAtEnd(readAll(doc, contacts).records, rows.length) : [];
  return change(writer, contacts, 'paste', (edit) =>
    rows.map(({ id: known, values, words: written }, at) => {
      const { name = '', position, last, nextSteps } = values;
      const id = known ?? edit.create(contacts, { name, person, order: orders[at] });
      if (position !== undefined) edit.text(contacts, id, 'position', position);
      if (last !== undefined) edit.set(contacts, id, 'lastContacted', last);
      if (nextSteps !== undefined) edit.text(contacts, id, 'nextSteps', nextSteps);
      const now = readOne(doc, contacts, id);
      const row = now && { ...now, last: last ?? now.lastContacted, lastTouch: null };
      for (const { column, words: cell } of written) {
        const plain = contactSheet.columns.find((each) => each.column === column);
        if (column === 'name' || row === undefined || plain === undefined) continue;
        const value = wordedCellValue({ stoodFor: plain.cell(row), words: cell });
        edit.put(contacts, id, 'wordedCells', column, value);
      }
      return id;
    }),
  );
}
