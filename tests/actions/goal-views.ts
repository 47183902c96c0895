/** What people do in the views of the goals, in the interface's words. */
import { expect, type Locator } from '@playwright/test';
import type { Person } from './person.ts';

export type View = 'List' | 'Tree' | 'Tables' | 'Board' | 'Roadmap';
export type Table = 'Plan' | 'Steps' | 'Progress';

/** Switches to another view of the goals. */
export async function lookAt(person: Person, view: View): Promise<void> {
  const views = person.page.getByRole('navigation', { name: 'Ways to view the goals' });
  await views.getByRole('link', { name: view }).click();
  await expect(views.getByRole('link', { name: view })).toHaveAttribute('aria-current', 'page');
}

/** Opens one of the three tables, and waits for its grid. */
export async function openTable(person: Person, table: Table): Promise<Locator> {
  await lookAt(person, 'Tables');
  const tables = person.page.getByRole('navigation', { name: 'Tables' });
  await tables.getByRole('link', { name: table }).click();
  const grid = person.page.getByRole('grid', { name: `Goals: ${table}` });
  await expect(grid).toBeVisible();
  return grid;
}

/** The text of every row's cells, without the headings and the empty row. */
export async function cellsOf(grid: Locator): Promise<string[][]> {
  const rows = grid.getByRole('row').filter({ has: grid.page().getByRole('rowheader') });
  const cells = await rows.all();
  return Promise.all(
    cells.map((row) => row.getByRole('gridcell').or(row.getByRole('rowheader')).allInnerTexts()),
  );
}

/** Pastes rows with the button, as on a phone. */
export async function pasteRows(person: Person, rows: string): Promise<void> {
  const { page } = person;
  await page.getByRole('button', { name: 'Paste rows' }).click();
  await page.getByLabel('Rows from a spreadsheet').fill(rows);
  await page.getByRole('button', { name: 'Add these rows' }).click();
}

/** Copies the whole table and returns the clipboard's contents. */
export async function copyTable(person: Person): Promise<string> {
  await person.page.getByRole('button', { name: 'Copy table' }).click();
  await expect(
    person.page.getByText(/copied\. Paste them into a spreadsheet/).last(),
  ).toBeVisible();
  return person.page.evaluate(() => navigator.clipboard.readText());
}

/** Chooses an option in one of the filters. */
export async function filterBy(person: Person, filter: string, choice: string): Promise<void> {
  await person.page.getByRole('button', { name: new RegExp(`^${filter}: `) }).click();
  await person.page.getByRole('menuitemcheckbox', { name: choice, exact: true }).click();
}
