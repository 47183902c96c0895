import fc from 'fast-check';
import { expect, test } from 'vitest';
import { History } from '../document/history.ts';
import { readAll } from '../document/read.ts';
import { testWriter } from '../document/test-writers.ts';
import type { Day } from '../shared/days.ts';
import type { PersonId } from '../shared/ids.ts';
import { parseCells, writeCells } from '../shared/sheet/cells.ts';
import { writeSheet } from '../shared/sheet/record-sheet.ts';
import { addTouch } from './change-touches.ts';
import { contacts } from './contact.ts';
import { type ContactRow, contactSheet, pasteContacts, readContacts } from './contact-sheet.ts';
import { lastContactOf, newestTouches } from './read-contacts.ts';
import { touches } from './touch.ts';

const TODAY = '2027-03-12' as Day;
const TABLE = [
  'Name\tPosition\tLast contacted\tNext steps',
  'Ines Okafor\tLead, platform team\tJan 2025\tAsk for a seat in the planning week',
  'Tomas Lind\tHead of engineering\t\tOne page about what to stop',
  'Dana Weiss\tOrganiser\t12.2.2027\tSend the outline',
  'Helen Marsh\tMy first manager\t2026-12-05\tCoffee, no agenda',
].join('\n');

function workspace() {
  const mira = testWriter('mira', 1);
  const rows = (): ContactRow[] => {
    const all = readAll(mira.doc, touches).records;
    return readAll(mira.doc, contacts)
      .records.sort((a, b) => (a.order < b.order ? -1 : 1))
      .map((contact) => {
        const own = all.filter((touch) => touch.contact === contact.id);
        const lastTouch = newestTouches(own)[0]?.date ?? null;
        return { ...contact, last: lastContactOf(contact, own), lastTouch };
      });
  };
  const paste = (text: string) => {
    const plan = readContacts(text, rows(), TODAY);
    pasteContacts(mira, plan, 'mira' as PersonId);
    return plan.notes.map(({ row, key, words }) => `${String(row)} ${key}: ${words}`);
  };
  return { mira, rows, paste, copied: () => writeSheet(contactSheet, rows()) };
}

test('the table of the texts, pasted and copied back, has the same cells, a month without a day too', () => {
  const { rows, paste, copied } = workspace();
  expect(paste(TABLE)).toEqual([]);
  expect(rows().map(({ last }) => last)).toEqual(['2025-01', null, '2027-02-12', '2026-12-05']);
  expect(copied()).toBe(TABLE);
  expect(paste(TABLE)).toEqual([]);
  expect(copied()).toBe(TABLE);
  expect(rows()).toHaveLength(4);
});

test('the words of a date are kept until a touch changes it', () => {
  const { mira, rows, paste, copied } = workspace();
  paste(TABLE);
  const [ines] = rows();
  if (!ines) throw new Error('she is there');
  addTouch(mira, { contact: ines.id, date: '2027-03-01' as Day, kind: 'called' });
  expect(copied().split('\n')[1]).toBe(
    'Ines Okafor\tLead, platform team\t2027-03-01\tAsk for a seat in the planning week',
  );
  expect(paste('Ines Okafor\t\tFeb 2027\t')).toEqual(['1 touchIsLater: Feb 2027']);
  expect(rows()[0]).toMatchObject({ lastContacted: '2025-01', last: '2027-03-01' });
  expect(paste('Ines Okafor\t\t10 March 2027\t')).toEqual([]);
  expect(rows()[0]).toMatchObject({ lastContacted: '2027-03-10', last: '2027-03-10' });
});

test('a date in four ways is the same day, and what is none or lies ahead is said and left out', () => {
  const { rows, paste } = workspace();
  const ways = ['2027-02-01', '1.2.2027', '1 February 2027', 'Feb 1st, 2027'];
  expect(paste(ways.map((way, at) => `Person ${String(at)}\t\t${way}\t`).join('\n'))).toEqual([]);
  expect(new Set(rows().map(({ last }) => last))).toEqual(new Set(['2027-02-01']));
  expect(paste('A\t\tsoon\t\nB\t\tMay 2027\t\nC\t\t1 Feb\t\nD\t\t3/2/2027\t')).toEqual([
    '1 notADate: soon',
    '2 liesAhead: May 2027',
    '3 yearAssumed: 1 Feb',
    '4 dayFirst: 3/2/2027',
  ]);
  expect(
    rows()
      .map(({ last }) => last)
      .slice(4),
  ).toEqual([null, null, '2027-02-01', '2027-02-03']);
});

test('of 40 columns those that are known are read, in any order, and the others are named', () => {
  const { rows, paste } = workspace();
  const others = Array.from({ length: 36 }, (_, at) => `c${String(at)}`);
  const headings = ['Name', ...others, 'Next step', 'Role', 'Last contact'];
  const cells = ['Ines', ...others.map(() => 'x'), 'Write', 'Lead', 'Jan 2025'];
  expect(paste(`${headings.join('\t')}\n${cells.join('\t')}`)).toHaveLength(36);
  expect(rows()).toMatchObject([
    { name: 'Ines', position: 'Lead', nextSteps: 'Write', lastContacted: '2025-01' },
  ]);
});

test('a paste with 40 columns that adds one and changes another is undone in one step', () => {
  const { mira, rows, paste, copied } = workspace();
  paste(TABLE);
  const before = copied();
  const history = new History(mira.doc, [contacts, touches], mira.now);
  const others = Array.from({ length: 36 }, (_, at) => `c${String(at)}`).join('\t');
  paste(`Dana Weiss\tChair\t13.2.2027\tSay yes\t${others}\nNew One\tLead\t\t\t${others}`);
  expect(rows()).toHaveLength(5);
  expect(rows()).toContainEqual(expect.objectContaining({ name: 'Dana Weiss', position: 'Chair' }));
  history.undo();
  expect(history.undoName).toBeNull();
  const left = rows().filter(({ deletedAt }) => deletedAt === null);
  expect(writeSheet(contactSheet, left)).toBe(before);
});

test('whatever cells are pasted, copying gives them back and pasting that changes nothing', () => {
  const word = fc.stringMatching(/^[A-Za-z][A-Za-z ,;"']{0,8}[a-z]$/);
  const when = fc.constantFrom('', 'Jan 2025', '2026-05-01', '1 June 2026', "Sept '26", '2025');
  const row = fc.tuple(word, word, when, fc.option(word, { nil: '' }));
  const table = fc.uniqueArray(row, {
    ...{ minLength: 1, maxLength: 6 },
    selector: ([name]) => name.replace(/\s+/g, ' ').toLowerCase(),
  });
  fc.assert(
    fc.property(table, (cells) => {
      const { paste, copied } = workspace();
      const headings = ['Name', 'Position', 'Last contacted', 'Next steps'];
      paste(writeCells([headings, ...cells]));
      const first = copied();
      expect(parseCells(first, '\t').slice(1)).toEqual(cells);
      paste(first);
      expect(copied()).toBe(first);
    }),
    { numRuns: 50 },
  );
});
