/** What people do with meetings, in the interface's words. */
import { expect, type Locator } from '@playwright/test';
import type { Person } from './person.ts';

/** Plans a meeting on the Meetings page and ends on its own page. */
export async function planMeeting(person: Person, title: string): Promise<void> {
  await person.goTo('Meetings');
  await person.page.locator('[data-new]').first().click();
  const form = person.page.getByRole('form', { name: 'Plan a meeting' });
  await form.getByLabel('Title').fill(title);
  await form.getByLabel('Agenda').selectOption('Start with an empty agenda');
  await form.getByRole('button', { name: 'Plan it' }).click();
  await expect(person.page.getByRole('textbox', { name: 'Title' })).toHaveValue(title);
}

/** Opens the next meeting, which has this title, from the Meetings page. */
export async function openNextMeeting(person: Person, title: string): Promise<void> {
  await person.goTo('Meetings');
  const next = person.page.getByRole('region', { name: 'The next meeting' });
  await expect(next).toContainText(title);
  await next.getByRole('link', { name: 'Open' }).click();
  await expect(person.page.getByRole('textbox', { name: 'Title' })).toHaveValue(title);
}

/** Adds a line to a list, for example with "Add a topic". */
export async function addLine(person: Person, label: string, text: string): Promise<void> {
  const line = person.page.getByRole('textbox', { name: label });
  await line.fill(text);
  await line.press('Enter');
  await expect(person.page.getByRole('checkbox', { name: text })).toBeVisible();
}

/** Moves the meeting that is open to a minute ago, by this person's clock. */
export async function beginNow(person: Person): Promise<void> {
  const now = await person.page.evaluate(() => {
    const date = new Date(Date.now() - 60_000);
    const local = new Date(date.getTime() - date.getTimezoneOffset() * 60_000);
    return local.toISOString().slice(0, 16);
  });
  await schedule(person, now);
}

/** Sets when, and where, the meeting that is open is: `2027-03-02T09:00` by this person's clock. */
export async function schedule({ page }: Person, at: string, place?: string): Promise<void> {
  await page.getByRole('button', { name: /Change the kind, time and place$/ }).click();
  await page.getByLabel('Day and time').fill(at);
  if (place !== undefined) await page.getByRole('textbox', { name: 'Place' }).fill(place);
  await page.getByRole('button', { name: 'Done' }).click();
}

/** A part of the page, by its heading. */
export function part({ page }: Person, name: string): Locator {
  return page.getByRole('main').getByRole('region', { name, exact: true });
}

/** A topic of the meeting that is open. */
export function topic({ page }: Person, name: string): Locator {
  return page.getByRole('checkbox', { name, exact: true });
}

export const stillOpen = (person: Person) => part(person, 'Still open from before');

/** Gives an action item to somebody; returns its row. */
export async function assign({ page }: Person, task: string, owner: string): Promise<Locator> {
  const row = page
    .getByRole('listitem')
    .filter({ has: page.getByRole('checkbox', { name: task, exact: true }) });
  await row.getByRole('button', { name: 'Assign to someone' }).click();
  await page.getByRole('menuitemcheckbox', { name: owner }).click();
  return row;
}

/** Says in the meeting that is open what one will do. */
export async function commitTo(person: Person, text: string): Promise<void> {
  const commitments = part(person, 'Commitments');
  const line = commitments.getByRole('textbox', { name: 'Add a commitment' });
  await line.fill(text);
  await line.press('Enter');
  await expect(
    commitments.getByRole('textbox', { name: `Commitment: ${text}`, exact: true }),
  ).toBeVisible();
}

/** Says how it went with a commitment that the meeting asks about. */
export async function answer(person: Person, commitment: string, how: string): Promise<void> {
  await part(person, 'Since last time')
    .getByRole('group', { name: `How did it go: ${commitment}` })
    .getByRole('button', { name: how })
    .click();
}

/** Closes the meeting that is open; `plansNext`: with the next date by the rhythm. */
export async function closeMeeting(
  person: Person,
  { plansNext }: { readonly plansNext: boolean },
): Promise<void> {
  const { page } = person;
  await page.getByRole('main').getByRole('button', { name: 'Close the meeting' }).click();
  const sheet = page.getByRole('dialog', { name: 'Close the meeting' });
  if (plansNext) {
    await sheet.getByRole('button', { name: /^Plan / }).click();
    await expect(sheet.getByText('Planned for')).toBeVisible();
  }
  await sheet.getByRole('button', { name: 'Close the meeting' }).click();
  await expect(part(person, 'Summary')).toBeVisible();
}

/** A meeting that is over, as its page shows it. */
export interface PastMeeting {
  readonly name: string;
  /** Of the topics on its agenda, those that were talked about in it; by their words. */
  readonly topics: readonly string[];
  readonly actions: readonly string[];
}

/** Opens each meeting that is over, latest first, and reads what was talked about and agreed in it. */
export async function pastMeetings(person: Person): Promise<PastMeeting[]> {
  const found: PastMeeting[] = [];
  await person.goTo('Meetings');
  const links = part(person, 'Past').getByRole('link');
  const count = await links.count();
  for (let at = 0; at < count; at++) {
    await person.goTo('Meetings');
    await links.nth(at).click();
    await expect(part(person, 'Agenda')).toBeVisible();
    found.push(await readMeeting(person));
  }
  return found;
}

async function readMeeting(person: Person): Promise<PastMeeting> {
  const { page } = person;
  const valuesOf = (fields: Locator) =>
    fields.evaluateAll((all) => all.map((field) => (field as HTMLTextAreaElement).value));
  const rows = page.getByRole('list', { name: 'Agenda', exact: true }).getByRole('listitem');
  const here = rows
    .filter({ has: page.getByRole('checkbox', { checked: true }) })
    .filter({ hasNotText: 'talked about in' });
  const actions = page.getByRole('list', { name: 'Action items', exact: true });
  return {
    name: (await page.getByRole('heading', { level: 1 }).textContent()) ?? '',
    topics: (await valuesOf(here.getByRole('textbox', { name: /^Topic: / }))).sort(),
    actions: await valuesOf(actions.getByRole('textbox', { name: /^Task: / })),
  };
}
