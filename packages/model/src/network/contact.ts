/** Somebody to stay in touch with: a row of the table Name, Position, Last contacted, Next steps, and more on their page. */
import { collection, type RecordOf } from '../document/collection.ts';
import {
  dayOrMonth,
  labels,
  line,
  members,
  oneOf,
  order,
  personOrAuthor,
  text,
} from '../document/fields.ts';
import type { TaskId } from '../shared/ids.ts';
import { wordedCells } from '../shared/sheet/worded-cells.ts';

export const CADENCES = ['none', 'monthly', 'quarterly', 'twiceAYear', 'yearly'] as const;
/** How often to be in touch; `none` while nobody has said. */
export type Cadence = (typeof CADENCES)[number];

export const contacts = collection({
  name: 'contacts',
  record: 'contact',
  storage: 'fields',
  mostEntries: 5_000,
  prose: ['notes'],
  discussed: true,
  title: ({ name }) => name,
  fields: {
    name: text(),
    /** Whose network it is. */
    person: personOrAuthor(),
    position: line(),
    /** How they know each other. */
    howWeMet: line(),
    /** What the person can do for them. */
    offer: line(),
    nextSteps: line(),
    /** As written down; a later touch counts more (`lastContactOf`). */
    lastContacted: dayOrMonth(),
    cadence: oneOf(CADENCES, 'none'),
    tags: labels('tag:<tag>'),
    /** Tasks about them, such as "Write a line to Ines". */
    tasks: members<TaskId>('task:<task>'),
    /** Fractional index among all contacts. */
    order: order(),
    wordedCells: wordedCells(),
  },
});

export type Contact = RecordOf<typeof contacts>;
