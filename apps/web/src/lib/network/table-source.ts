/** Contacts as the source of a grid: each cell means what it would mean in a pasted row, but an empty one takes away. */
import {
  addContact,
  type ContactRow,
  contactSheet,
  type ContactValues,
  editContact,
  pasteContacts,
  touchIsLater,
} from '@cairn/model/network';
import { readPast, rebase, sheetRows } from '@cairn/model/shared';
import { cellSentences } from '#lib/grid/note-words.ts';
import type { GridColumn, GridSource } from '#lib/grid/source.ts';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';
import type { NetworkInView } from './network-in-view.svelte.ts';
import { titleOf } from './network-words.ts';
import { contactSentence, type ContactTableNote } from './table-words.ts';

export type ContactColumn = GridColumn & { readonly column: keyof ContactValues };

const LINE = { kind: 'line', mayBeEmpty: true } as const;

const LOOKS = {
  name: { ...LINE, mayBeEmpty: false, rem: 13, grows: 2 },
  position: { ...LINE, rem: 13, grows: 2 },
  last: { kind: 'date', mayBeEmpty: true, translate: 'no', rem: 10, grows: 0 },
  nextSteps: { ...LINE, rem: 16, grows: 3 },
} as const;

const COLUMNS: readonly ContactColumn[] = contactSheet.columns.map(
  ({ column, heading }): ContactColumn => ({
    ...{ ...LOOKS[column], column, heading },
    key: `contact/${column}`,
  }),
);

interface CellNote {
  readonly key: ContactTableNote;
  readonly words: string;
  readonly refused: boolean;
}

export function contactSource(
  session: WorkspaceSession,
  view: NetworkInView,
  say: (text: string) => void,
): GridSource<ContactRow, ContactColumn> {
  return {
    rows: () => view.rows,
    columns: () => COLUMNS,
    cells: (row) => sheetRows(contactSheet, [row])[0] ?? [],
    nameOf: ({ name }) => titleOf(name),
    canWrite: () => session.canWrite,
    snapshot: (row) => row,
    say,
    write(changes, leftOut) {
      const notes: CellNote[] = [];
      session.step(() => {
        for (const { column, words, was } of changes) {
          const note = writeCell(column.column, words.trim(), was);
          if (note !== null) notes.push(note);
        }
      });
      const sentences = cellSentences(notes, leftOut, {
        sentenceOf: (key, words) => contactSentence(key, words, session.today),
        records: 'contacts',
      });
      say(sentences.join(' '));
    },
    create(words) {
      const added = addContact(session.writer, { name: words.trim(), person: view.person });
      if (!added.ok) throw new Error(added.reason);
      return added.id;
    },
    whyNotCleared:
      'A contact needs a name. To remove the contact, move them to the bin on their page.',
  };

  /** What is to be said about the cell, or `null`. */
  function writeCell(column: keyof ContactValues, words: string, was: ContactRow): CellNote | null {
    const now = session.contacts.get(was.id);
    const { writer } = session;
    if (now === undefined) return null;
    if (column === 'last') return writeLast(words, was);
    if (column === 'name') {
      if (words !== '') editContact(writer, was.id, { name: rebase(was.name, now.name, words) });
    } else {
      editContact(writer, was.id, { [column]: rebase(was[column], now[column], words) });
    }
    return null;
  }

  function writeLast(words: string, row: ContactRow): CellNote | null {
    if (words === '') {
      editContact(session.writer, row.id, { lastContacted: null });
      return row.lastTouch === null ? null : { key: 'touchStays', words: '', refused: true };
    }
    const reading = readPast(words, session.today);
    if (!reading.ok) return { key: reading.reason, words, refused: true };
    const { when: last, note } = reading;
    if (touchIsLater(row, last)) return { key: 'touchIsLater', words, refused: true };
    const values = {
      row: 1,
      id: row.id,
      values: { last },
      words: [{ column: 'last', words }],
    } as const;
    pasteContacts(session.writer, { rows: [values] }, view.person);
    return note === undefined ? null : { key: note, words, refused: false };
  }
}
