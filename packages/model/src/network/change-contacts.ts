/** The named changes of contacts. */
import { change, type Writer } from '../document/change.ts';
import { readAll, readOne } from '../document/read.ts';
import { cut } from '../shared/cut.ts';
import {
  type DayOrMonth,
  type DayOrMonthRefusal,
  dayOrMonthRefusal,
} from '../shared/day-or-month.ts';
import { fold } from '../shared/fold.ts';
import type { ContactId, PersonId, TaskId } from '../shared/ids.ts';
import { orderAtEnd } from '../shared/order.ts';
import { oneLine } from '../shared/texts.ts';
import { type Cadence, contacts } from './contact.ts';

export interface ContactDraft {
  readonly name: string;
  readonly position?: string;
  readonly howWeMet?: string;
  readonly offer?: string;
  readonly nextSteps?: string;
  readonly lastContacted?: DayOrMonth | null;
  readonly cadence?: Cadence;
  /** Whose network it is; the writer's own unless said otherwise. */
  readonly person?: PersonId;
}

const LINES = ['name', 'position', 'howWeMet', 'offer', 'nextSteps'] as const;

export function addContact(
  writer: Writer,
  draft: ContactDraft,
):
  | { readonly ok: true; readonly id: ContactId }
  | { readonly ok: false; readonly reason: DayOrMonthRefusal } {
  const reason = dayOrMonthRefusal(draft.lastContacted);
  if (reason !== null) return { ok: false, reason };
  const { name, position = '', howWeMet = '', offer = '', nextSteps = '' } = draft;
  const { lastContacted, cadence, person } = draft;
  const order = orderAtEnd(readAll(writer.doc, contacts).records);
  const id = change(writer, contacts, 'add', (edit) =>
    edit.create(contacts, {
      ...{ name: oneLine(name), position: oneLine(position), howWeMet: oneLine(howWeMet) },
      ...{ offer: oneLine(offer), nextSteps: oneLine(nextSteps), lastContacted, order },
      cadence: cadence === 'none' ? undefined : cadence,
      person: person ?? writer.person,
    }),
  );
  return { ok: true, id };
}

/** Changes what is given; the rest stays. Returns why not, or `null`. */
export function editContact(
  writer: Writer,
  id: ContactId,
  facts: Partial<Omit<ContactDraft, 'person'>>,
): DayOrMonthRefusal | null {
  const { lastContacted, cadence } = facts;
  const reason = dayOrMonthRefusal(lastContacted);
  if (reason !== null) return reason;
  change(
    writer,
    contacts,
    'edit',
    (edit) => {
      for (const field of LINES) {
        const words = facts[field];
        if (words !== undefined) edit.text(contacts, id, field, oneLine(words));
      }
      if (lastContacted !== undefined) edit.set(contacts, id, 'lastContacted', lastContacted);
      if (cadence !== undefined)
        edit.set(contacts, id, 'cadence', cadence === 'none' ? null : cadence);
    },
    // Two facts that are changed one after the other are two steps of undo.
    `${id}/${Object.keys(facts).join(',')}`,
  );
  return null;
}

const LONGEST_TAG_CHARACTERS = 40;

/** The tag as it is kept: one line without spaces around it; `''` if nothing is left of it. */
export function tidyTag(words: string): string {
  const line = oneLine(words).replace(/\s+/g, ' ').trim();
  return cut(line.replace(/^#+ ?/, ''), LONGEST_TAG_CHARACTERS).trim();
}

/** Adds a tag, unless they have it already in other letters, or takes one away. */
export function tagContact(writer: Writer, id: ContactId, tag: string, has: boolean): void {
  const tidy = has ? tidyTag(tag) : tag;
  if (tidy === '') return;
  const tags = readOne(writer.doc, contacts, id)?.tags ?? [];
  if (has && tags.some((each) => fold(each) === fold(tidy))) return;
  change(writer, contacts, has ? 'tag' : 'untag', (edit) =>
    edit.put(contacts, id, 'tags', tidy, has ? true : null),
  );
}

/** Ties a task to the contact that it is about, or unties it. */
export function linkContactTask(
  writer: Writer,
  id: ContactId,
  task: TaskId,
  isLinked: boolean,
): void {
  change(writer, contacts, isLinked ? 'link' : 'unlink', (edit) =>
    edit.put(contacts, id, 'tasks', task, isLinked ? true : null),
  );
}
