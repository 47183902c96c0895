/** Two people rate the same skills on their own devices, talk about where they differ, and make a goal of a gap. */
import { expect, test } from '../actions/journey.ts';
import { planMeeting } from '../actions/meetings.ts';
import type { Person } from '../actions/person.ts';

const skillRow = ({ page }: Person, name: string) =>
  page
    .getByRole('list', { name: 'Skills', exact: true })
    .getByRole('listitem')
    .filter({ has: page.getByRole('link', { name, exact: true }) });

async function rate(person: Person, skill: string, level: string, evidence: string): Promise<void> {
  const { page } = person;
  await page.getByRole('main').getByRole('link', { name: skill, exact: true }).click();
  await page.getByRole('button', { name: /^Rate / }).click();
  const form = page.getByRole('form', { name: 'Rate this skill' });
  await form.getByRole('radio', { name: new RegExp(`^${level}`) }).check();
  await form.getByLabel('What makes you say so?').fill(evidence);
  await form.getByRole('button', { name: 'Rate', exact: true }).click();
  await expect(page.getByRole('list', { name: 'Ratings' }).getByText(evidence)).toBeVisible();
  await page.getByRole('link', { name: 'Skills', exact: true }).first().click();
}

async function need(person: Person, skill: string, level: string): Promise<void> {
  const { page } = person;
  await page.getByRole('main').getByRole('link', { name: skill, exact: true }).click();
  await page.getByRole('button', { name: 'For the next role: What’s needed?' }).click();
  await page.getByRole('menuitemcheckbox', { name: level }).click();
  await page.getByRole('link', { name: 'Skills', exact: true }).first().click();
}

test('mentee and mentor rate five skills, differ in one, put it on the agenda and make it a goal', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const link = await mira.hasWorkspace('Mira & Robin');
  const robin = await arrive('Robin');
  await robin.isIn(link);

  await mira.goTo('Skills');
  await mira.page.getByRole('button', { name: 'Choose from a starter set' }).click();
  for (const name of ['Listening', 'Delegating', 'Public speaking', 'Coaching'])
    await mira.page.getByRole('checkbox', { name }).check();
  await mira.page.getByRole('button', { name: 'Add 4 skills' }).click();
  await mira.page.getByRole('textbox', { name: 'Add a skill' }).fill('SQL');
  await mira.page.keyboard.press('Enter');
  await need(mira, 'Delegating', 'Expert');
  await rate(mira, 'Delegating', 'Advanced', 'Jonas deployed without me');
  await rate(mira, 'SQL', 'Beginner', 'I ask for every number');
  await mira.expectStored();

  await robin.goTo('Skills');
  await rate(robin, 'Delegating', 'Beginner', 'One release so far');
  await rate(robin, 'SQL', 'Intermediate', 'Her query found it');

  const apart = skillRow(mira, 'Delegating');
  await expect(apart.getByText('You say advanced, Robin says beginner.')).toBeVisible();
  await expect(skillRow(mira, 'SQL').getByText(/You say/)).toBeHidden();
  await apart.getByRole('button', { name: 'Put it on the agenda' }).click();
  await expect(
    mira.page.getByText('Kept for your next meeting, once one is planned.'),
  ).toBeVisible();

  await planMeeting(robin, 'Next time we talk');
  const open = robin.page.getByRole('region', { name: 'Still open from before' });
  await expect(open.getByRole('link', { name: 'Open the skill' })).toBeVisible();
  await open.getByRole('button', { name: /^Bring to this meeting/ }).click();
  await expect(robin.page.getByRole('textbox', { name: /^Topic/ }).first()).toHaveValue(
    /^Delegating: why do we see it differently\?/,
  );

  await mira.page.getByRole('main').getByRole('link', { name: 'Delegating', exact: true }).click();
  await mira.page.getByRole('button', { name: 'Make it a goal' }).click();
  await expect(mira.page.getByRole('textbox', { name: 'Title', exact: true })).toHaveValue(
    'Delegating: from advanced to expert',
  );
  await mira.goTo('Skills');
  await mira.page.getByRole('main').getByRole('link', { name: 'Delegating', exact: true }).click();
  await expect(
    mira.page.getByRole('link', { name: 'Delegating: from advanced to expert' }),
  ).toBeVisible();

  // Once it is reached, both see so on Today and on the roadmap, which the palette finds.
  await mira.goTo('Skills');
  await rate(mira, 'Delegating', 'Expert', 'A quarter of releases without me');
  await robin.goTo('Today');
  await expect(robin.page.getByRole('article', { name: 'Skills' })).toContainText(
    'Now at expert, the level the next role asks for: Delegating',
  );
  await robin.page.setViewportSize({ width: 390, height: 800 });
  await robin.page.keyboard.press('ControlOrMeta+k');
  await robin.page.getByRole('combobox').fill('roadmap');
  await robin.page.getByRole('option', { name: /Roadmap/ }).click();
  const reached = robin.page.getByRole('listitem').filter({ hasText: 'Skill at the level needed' });
  await reached.getByRole('link', { name: 'Delegating: expert' }).click();
  await expect(robin.page.getByRole('heading', { name: 'Delegating', level: 1 })).toBeVisible();
});

test('a posting is pasted, what it names is counted, and what is needed is raised with one click', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const { page } = mira;
  await mira.hasWorkspace('Mira & Robin');
  await mira.goTo('Skills');
  await page.getByRole('textbox', { name: 'Add a skill' }).fill('SQL');
  await page.keyboard.press('Enter');
  await page.getByRole('main').getByRole('link', { name: 'Market' }).click();
  await page.getByRole('button', { name: 'Add a posting' }).click();
  await page.getByLabel('Title').fill('Analyst');
  // A whole careers page is more than one posting; what was pasted stays there to be shortened.
  const whole = 'Join us and see how far you can go. '.repeat(6_000);
  await page.getByLabel('Text of the posting').fill(whole);
  await page.getByRole('button', { name: 'Add posting' }).click();
  await expect(page.getByText(/^That’s more than a posting can hold/)).toBeVisible();
  await expect(page.getByLabel('Text of the posting')).toHaveValue(whole);
  await page
    .getByLabel('Text of the posting')
    .fill('You know SQL and MySQL. Public speaking is a plus, and so is Kubernetes.');
  await expect(page.getByText('It names two skills.')).toBeVisible();
  await page.getByRole('button', { name: 'Add posting' }).click();

  const named = page.getByRole('list', { name: 'Skills named in postings' });
  await expect(named.getByRole('listitem')).toHaveCount(2);
  await named.getByRole('button', { name: 'Level needed for SQL: not set' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Advanced' }).click();
  await expect(page.getByText('“SQL”: advanced needed.')).toBeVisible();
  await named.getByRole('button', { name: 'Add Public speaking to your skills' }).click();

  // Words in the text become a skill, too.
  await page.getByRole('button', { name: 'Analyst' }).click();
  await page.getByText('You know SQL and MySQL.').evaluate((element) => {
    const text = element.firstChild;
    const at = text?.textContent?.indexOf('Kubernetes') ?? -1;
    if (text) document.getSelection()?.setBaseAndExtent(text, at, text, at + 'Kubernetes'.length);
  });
  await page.getByRole('button', { name: 'Add “Kubernetes” as a skill' }).click();
  await page
    .getByRole('navigation', { name: 'Ways to view the skills' })
    .getByRole('link', { name: 'Table' })
    .click();
  const table = page.getByRole('grid', { name: 'Skills' });
  for (const name of ['SQL', 'Public speaking', 'Kubernetes'])
    await expect(table.getByRole('rowheader', { name })).toBeVisible();
  await expect(table.getByRole('row', { name: /SQL/ })).toContainText('Advanced');
});

test('a skill in the bin leaves the goal made from it as it is, and Undo ties both together again', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const { page } = mira;
  const goal = 'SQL: from beginner to expert';
  const openSkill = async () => {
    await mira.goTo('Skills');
    await page.getByRole('main').getByRole('link', { name: 'SQL', exact: true }).click();
  };
  await mira.hasWorkspace('Mira & Robin');
  await mira.goTo('Skills');
  await page.getByRole('textbox', { name: 'Add a skill' }).fill('SQL');
  await page.keyboard.press('Enter');
  await need(mira, 'SQL', 'Expert');
  await rate(mira, 'SQL', 'Beginner', 'I ask for every number');
  await openSkill();
  await page.getByRole('button', { name: 'Make it a goal' }).click();
  await expect(page.getByRole('textbox', { name: 'Title', exact: true })).toHaveValue(goal);

  await openSkill();
  await page.getByRole('button', { name: 'More actions for this skill' }).click();
  await page.getByRole('menuitem', { name: 'Move to the bin' }).click();
  await expect(page.getByRole('heading', { name: 'Skills', level: 1 })).toBeVisible();
  await expect(page.getByRole('link', { name: 'SQL', exact: true })).toBeHidden();
  await mira.goTo('Goals');
  await page.getByRole('main').getByRole('link', { name: goal }).click();
  await expect(page.getByRole('textbox', { name: 'Title', exact: true })).toHaveValue(goal);

  await mira.goTo('Skills');
  await page.keyboard.press('Control+z');
  await openSkill();
  await expect(page.getByRole('link', { name: goal })).toBeVisible();
  await expect(page.getByText('I ask for every number')).toBeVisible();
});

test('the tables of skills and of the market are pasted from a spreadsheet and copied back as they were', async ({
  arrive,
}) => {
  const mira = await arrive('Mira', { permissions: ['clipboard-read', 'clipboard-write'] });
  const { page } = mira;
  await mira.hasWorkspace('Mira & Robin');
  const tables = [
    {
      view: 'Table',
      text: 'Skill\tCurrent level\tNeeded for next role\tDevelopment priority\nData analysis\tMedium\tHigh\tHigh\nNegotiating\tBeginner\tIntermediate\tLow',
    },
    {
      view: 'Market',
      text: 'Year\tKey skills required\tCommon qualifications\n2025\tSQL, Excel\tDegree\n2026\tSQL, Python\tDegree, a portfolio',
    },
  ];
  for (const { view, text } of tables) {
    await mira.goTo('Skills');
    await page
      .getByRole('navigation', { name: 'Ways to view the skills' })
      .getByRole('link', { name: view })
      .click();
    await page.getByRole('button', { name: 'Paste rows' }).click();
    await page.getByLabel('Rows from a spreadsheet').fill(text);
    await page.getByRole('button', { name: 'Add these rows' }).click();
    await expect(page.getByText(/^Two (skills|years) pasted\.$/)).toBeVisible();
    await page.getByRole('button', { name: 'Copy table' }).click();
    await expect(page.getByText('Two rows copied.')).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(text);
  }
});

test('with two mentees, a skill, a posting and a market year are given to the one whose they are', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const robin = await arrive('Robin');
  const { page } = mira;
  await robin.isIn(await mira.hasWorkspace('Mira & Robin'));
  await mira.goTo('Skills');
  await page.getByRole('textbox', { name: 'Add a skill' }).fill('SQL');
  await page.keyboard.press('Enter');
  await page.getByRole('main').getByRole('link', { name: 'SQL', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Kind: Technical' })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Whose it is/ })).toBeHidden();
  await robin.goTo('Settings');
  await robin.page.getByRole('radio', { name: /^Mentee/i }).check();
  await robin.goTo('Skills');
  await robin.page.getByRole('main').getByRole('link', { name: 'Market' }).click();

  const give = async (whose: string) => {
    await page.getByRole('button', { name: `Whose ${whose}: Yours` }).click();
    await page.getByRole('menuitemcheckbox', { name: 'Robin’s' }).click();
  };
  await give('it is');
  await expect(page.getByText('It’s Robin’s now.')).toBeVisible();
  await mira.goTo('Skills');
  await expect(page.getByText('Which skills do you still need for your next role?')).toBeVisible();

  await page.getByRole('main').getByRole('link', { name: 'Market' }).click();
  await page.getByRole('button', { name: 'Add a posting' }).click();
  await page.getByLabel('Title').fill('Analyst');
  await page.getByLabel('Text of the posting').fill('You know SQL.');
  await page.getByRole('button', { name: 'Add posting' }).click();
  await page.getByRole('button', { name: 'Analyst' }).click();
  await give('it is');
  const postings = { name: 'Postings', exact: true };
  await expect(page.getByRole('list', postings).getByRole('listitem')).toHaveCount(0);
  await page.getByRole('gridcell', { name: 'Add a year' }).click();
  await page.keyboard.type('2026');
  await page.keyboard.press('Enter');
  await give('2026');
  await expect(page.getByRole('heading', { name: 'Year by year' })).toBeFocused();
  const year = page.getByRole('rowheader', { name: '2026' });
  await expect(year).toBeHidden();
  await expect(robin.page.getByRole('rowheader', { name: '2026' })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(year).toBeVisible();
  await expect(robin.page.getByRole('rowheader', { name: '2026' })).toBeHidden();
  await expect(robin.page.getByRole('list', postings)).toContainText('SQL');
});
