/**
 * Reads rows pasted from a spreadsheet as intended changes, with notes on what was odd. Nothing is
 * written here.
 */
import type { Goal } from '../goals/index.ts';
import { oneLine } from '../shared/index.ts';
import { parseCells } from './cells.ts';
import { columnOf, TABLE_COLUMNS, type Column, type TableKind } from './kinds.ts';
import { keyOf, planRow, type AddNote, type NamedCells, type NamedRow } from './plan-row.ts';
import type { TableContext, TableNote, TableNoteKey, TablePlan } from './table-plan.ts';

/** Rows beyond this many are left out. */
export const MAX_TABLE_ROWS = 1_000;

/**
 * Reads a pasted table. The first row may hold headings, in any order and among others that are
 * left out; without them the columns are those of the kind. If exactly one goal already has a row's
 * title, it is changed by all rows about it taken together; any other row is a new goal.
 */
export function readTable(kind: TableKind, text: string, context: TableContext): TablePlan {
  const all = cellsOf(kind, text);
  const headings = headingColumns(kind, all[0] ?? []);
  const notes: TableNote[] = [];
  const rows: NamedRow[] = [];
  const known = titledOnce(context.goals);
  const seen = new Map<string, NamedRow>();
  const first = headings === null ? 0 : 1;
  for (const [at, heading] of headings?.entries() ?? [])
    if (heading === 'unknown')
      notes.push({ row: 1, key: 'unknownColumn', words: all[0]?.[at]?.trim() ?? '' });
  for (const [at, cells] of all.slice(first, first + MAX_TABLE_ROWS).entries()) {
    if (cells.every((cell) => cell.trim() === '')) continue;
    const row = at + first + 1;
    const note = (key: TableNoteKey, words: string) => notes.push({ row, key, words });
    const named = nameCells(kind, cells, headings, note);
    const title = oneLine(named.get('goal')?.[0] ?? '').trim();
    if (title === '') {
      note('noGoal', cells.join(' ').trim());
      continue;
    }
    const goal = known.get(keyOf(title));
    const earlier = seen.get(keyOf(title));
    if (earlier !== undefined) note(goal === undefined ? 'sameTitleTwice' : 'sameGoalTwice', title);
    if (earlier !== undefined && goal !== undefined) joinRow(earlier, named, row);
    else {
      const own: NamedRow = { row, title, goal, named: new Map(), rowsOf: new Map() };
      joinRow(own, named, row);
      seen.set(keyOf(title), own);
      rows.push(own);
    }
  }
  if (all.length - first > MAX_TABLE_ROWS)
    notes.push({ row: first + MAX_TABLE_ROWS + 1, key: 'tooManyRows', words: '' });
  const planned = rows.map((one) =>
    planRow(one, context, (key, words) =>
      notes.push({ row: one.rowsOf.get(words) ?? one.row, key, words }),
    ),
  );
  return { kind, rows: planned, notes: notes.sort((a, b) => a.row - b.row) };
}

/** Goals by title, where exactly one has it: only these can be meant by a row. */
function titledOnce(goals: readonly Goal[]): Map<string, Goal> {
  const known = new Map<string, Goal>();
  const several = new Set<string>();
  for (const goal of goals) {
    if (goal.deletedAt !== null) continue;
    const key = keyOf(goal.title);
    if (known.has(key)) several.add(key);
    known.set(key, goal);
  }
  for (const key of several) known.delete(key);
  return known;
}

/** Adds a row about the same goal: its cells override earlier ones, but steps are combined. */
function joinRow({ named, rowsOf }: NamedRow, cells: NamedCells, row: number): void {
  for (const [column, words] of cells) {
    for (const cell of words) rowsOf.set(cell.trim(), row);
    const before = named.get(column) ?? [];
    if (column === 'step') named.set(column, [...before, ...words]);
    else if (column === 'keyActions') named.set(column, [[...before, ...words].join('\n')]);
    else if (words.some((cell) => cell.trim() !== '')) named.set(column, words);
  }
}

/** Spreadsheets paste tabs. Text with commas or semicolons is a table only if its first row is headings. */
function cellsOf(kind: TableKind, text: string): string[][] {
  if (!text.includes('\t')) {
    for (const separator of [',', ';']) {
      const rows = parseCells(text, separator);
      if ((rows[0]?.length ?? 0) > 1 && headingColumns(kind, rows[0] ?? []) !== null) return rows;
    }
  }
  return parseCells(text, '\t');
}

/** What a heading stands for: a column, `'unknown'`, or `null` if it is empty. */
type Heading = Column | 'unknown' | null;

/** What each cell heads if the row is headings; `null` if it is a goal already. */
function headingColumns(kind: TableKind, row: readonly string[]): Heading[] | null {
  const headings = row.map((cell): Heading => {
    if (cell.trim() === '') return null;
    return columnOf(kind, cell) ?? 'unknown';
  });
  const known = headings.filter(isColumn);
  if (!headings.includes('unknown')) return known.includes('goal') ? headings : null;
  // Among unknown words a single known one may be chance, and a goal that comes later may be part
  // of a sentence.
  return known.length > 1 && known[0] === 'goal' ? headings : null;
}

function isColumn(heading: Heading): heading is Column {
  return heading !== null && heading !== 'unknown';
}

function nameCells(
  kind: TableKind,
  cells: readonly string[],
  headings: readonly Heading[] | null,
  note: AddNote,
): NamedCells {
  const columns = headings ?? TABLE_COLUMNS[kind];
  const named = new Map<Column, string[]>();
  const left: string[] = [];
  for (const [at, cell] of cells.entries()) {
    const column = columns[at] ?? (kind === 'breakdown' && at > 0 ? 'step' : null);
    // Noted once already, for its heading.
    if (column === 'unknown') continue;
    if (/^=\S/.test(cell.trim())) note('formula', cell.trim());
    if (column === null) {
      if (cell.trim() !== '') left.push(cell.trim());
    } else named.set(column, [...(named.get(column) ?? []), cell]);
  }
  if (left.length > 0) note('tooManyColumns', left.join(' · '));
  if (kind !== 'breakdown' && cells.length <= columns.findLastIndex(isColumn))
    note('tooFewColumns', cells.join(' · ').trim());
  return named;
}
