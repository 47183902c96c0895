/** A mentoring agreement: proposed, countered offline, agreed by both, changed later, and read afterwards. */
import {
  agreeNow,
  clause,
  openAgreement,
  propose,
  readChanges,
  reword,
  standing,
} from '../actions/agreement.ts';
import { expect, test } from '../actions/journey.ts';
import { expectEqualReplicas } from '../actions/person.ts';

const RHYTHM = 'How often we meet, and how';
const SECRET = 'What stays between us';

test('one proposes, the other counters a clause offline while it is reworded, and both agree', async ({
  arrive,
}) => {
  test.slow();
  const mira = await arrive('Mira');
  const link = await mira.hasWorkspace('Mira & Robin');
  await openAgreement(mira);
  await mira.page.getByRole('button', { name: 'Write the first clause' }).click();
  await mira.page.getByRole('button', { name: 'We tell each other early' }).click();
  await mira.page.getByRole('button', { name: 'Propose it' }).click();
  await expect(
    clause(mira, 'What each of us expects and offers').getByText('We tell each other early'),
  ).toBeVisible();
  await propose(mira, RHYTHM, 'Once a month for an hour.');
  await propose(mira, SECRET, 'Everything stays here.');
  await mira.expectStored();

  const robin = await arrive('Robin');
  await robin.isIn(link);
  const line = robin.page.getByRole('article', { name: 'Mentoring agreement' });
  await expect(line).toContainText('it’s waiting for you to agree');
  await line.getByRole('link').click();
  await expect(clause(robin, RHYTHM).getByText('Once a month')).toBeVisible();

  // Offline, Robin counters the words that Mira rewords at the same time, and agrees to the rest.
  await robin.goOffline();
  await reword(robin, RHYTHM, 'Every two weeks for an hour.', 'Suggest these words');
  await expect(
    robin.page.getByRole('article', { name: 'Your suggestion' }).getByText('Every two weeks'),
  ).toBeVisible();
  await agreeNow(robin);
  await reword(mira, RHYTHM, 'Once a month for an hour, by video.', 'Reword it');
  await agreeNow(mira);
  await robin.comeBack();
  await robin.reachRelay();

  // Both are told that Robin agreed to other words.
  await expect(
    clause(robin, RHYTHM).getByText('It has changed since you agreed', { exact: false }),
  ).toBeVisible();
  await expect(
    clause(mira, RHYTHM).getByText('Robin agreed to other words', { exact: false }),
  ).toBeVisible();
  await expect(clause(mira, RHYTHM).getByText('Waiting for Robin')).toBeVisible();
  await expect(clause(mira, SECRET).getByText('Agreed', { exact: true })).toBeVisible();
  await expect(standing(mira, 'Not agreed yet')).toBeVisible();

  const counter = mira.page.getByRole('article', { name: 'Robin’s suggestion' });
  await expect(counter.locator('ins').first()).toContainText('Every two weeks');
  await counter.getByRole('button', { name: 'Use these words' }).click();
  await agreeNow(mira);
  await expect(
    clause(robin, RHYTHM).getByText('Every two weeks for an hour.', { exact: true }),
  ).toBeVisible();
  await readChanges(robin, 'Every two weeks');
  await agreeNow(robin);
  for (const person of [mira, robin])
    await expect(standing(person, 'Agreed, version 1')).toBeVisible();

  // A change afterwards waits for both, and says what changed.
  await reword(robin, SECRET, 'Everything stays here, always.', 'Suggest these words');
  await mira.goTo('Today');
  await mira.page.getByRole('article', { name: 'Mentoring agreement' }).getByRole('link').click();
  await expect(standing(mira, 'Agreed, version 1')).toBeVisible();
  await mira.page
    .getByRole('article', { name: 'Robin’s suggestion' })
    .getByRole('button', { name: 'Use these words' })
    .click();
  for (const person of [mira, robin]) {
    await expect(standing(person, /^Version 1 counts until/)).toBeVisible();
    const changes = clause(person, 'What changed since version 1');
    await expect(changes.locator('del')).toContainText('here.');
    await expect(changes.locator('ins')).toContainText('here, always.');
  }
  await readChanges(robin, 'here, always.');
  await agreeNow(robin);
  await expect(standing(robin, /^Version 1 counts until/)).toBeVisible();
  await agreeNow(mira);
  for (const person of [mira, robin])
    await expect(standing(person, 'Agreed, version 2')).toBeVisible();

  // Both versions can be read, with who agreed.
  const versions = clause(mira, 'Versions');
  await versions.getByText('Version 1').click();
  await expect(versions.getByText('Everything stays here.', { exact: true })).toBeVisible();
  await expect(versions.getByText(/Robin agreed on/).first()).toBeVisible();
  await expectEqualReplicas(mira, robin);
});

test('a clause that was left out is put back, and what was agreed to counts again', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const link = await mira.hasWorkspace('Mira & Robin');
  await openAgreement(mira);
  await propose(mira, RHYTHM, 'Once a month for an hour.');
  await propose(mira, SECRET, 'Everything stays here.');
  await agreeNow(mira);
  const robin = await arrive('Robin');
  await robin.isIn(link);
  await openAgreement(robin);
  await agreeNow(robin);
  await expect(standing(mira, 'Agreed, version 1')).toBeVisible();

  await clause(mira, SECRET).getByRole('button', { name: 'More for this clause' }).click();
  await mira.page.getByRole('menuitem', { name: 'Leave it out' }).click();
  const changes = clause(robin, 'What changed since version 1');
  await expect(changes.getByText('Left out')).toBeVisible();
  await changes.getByRole('button', { name: 'Put it back' }).click();
  for (const person of [mira, robin])
    await expect(standing(person, 'Agreed, version 1')).toBeVisible();
});

test('the palette finds it, on paper it is the words and who agreed, and a phone shows all of it', async ({
  arrive,
}) => {
  const mira = await arrive('Mira', { viewport: { width: 390, height: 844 } });
  const { page } = mira;
  await page.goto('/');
  await page.getByRole('button', { name: 'Look around an example' }).click();
  await mira.expectInside();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: /^Search/ }).fill('agreement');
  await page.getByRole('option', { name: /^Agreement/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Mentoring agreement' })).toBeVisible();
  await expect(page.getByRole('article', { name: 'Robin’s suggestion' })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);

  await page.emulateMedia({ media: 'print' });
  await expect(clause(mira, RHYTHM).getByText('Every two weeks for 50 minutes')).toBeVisible();
  await expect(page.getByText(/agreed on/).first()).toBeVisible();
  await expect(page.getByRole('article', { name: 'Robin’s suggestion' })).toBeHidden();
  await expect(page.getByRole('button').filter({ visible: true })).toHaveCount(0);
});

test('when the day has come, each says of what they hoped for what became of it', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const { page } = mira;
  const link = await mira.hasWorkspace('Mira & Robin');
  await openAgreement(mira);
  await propose(mira, 'What we hope for', 'Mira leads a project.');
  await page.getByRole('button', { name: 'Write it: When we look at it again' }).click();
  await page.getByRole('button', { name: 'After three months we read this together.' }).click();
  const today = await page.evaluate(() => new Date().toLocaleDateString('sv-SE'));
  await page.getByLabel('On', { exact: true }).fill(today);
  await page.getByRole('button', { name: 'Propose it' }).click();
  await agreeNow(mira);
  const robin = await arrive('Robin');
  await robin.isIn(link);
  await openAgreement(robin);
  await agreeNow(robin);

  const back = clause(mira, 'Looking back');
  await back.getByText('Partly', { exact: true }).click();
  await back.getByRole('textbox', { name: 'A line about: Mira leads a project.' }).fill('Twice');
  const others = clause(robin, 'Looking back');
  await expect(others.getByText('partly.', { exact: true })).toBeVisible();
  await expect(others.getByText('Twice')).toBeVisible();

  await robin.goTo('Today');
  const line = robin.page.getByRole('article', { name: 'Mentoring agreement' });
  await expect(line).toContainText('look back at what you hoped for');
  await line.getByRole('link').click();
  await others.getByText('Yes', { exact: true }).click();
  await expect(back.getByText('yes', { exact: true })).toBeVisible();
  await robin.goTo('Today');
  await expect(line).toBeHidden();
});

test('what you hope for is put in order with the keyboard, for both, and stays agreed', async ({
  arrive,
}) => {
  const HOPE = 'What we hope for';
  const mira = await arrive('Mira');
  const link = await mira.hasWorkspace('Mira & Robin');
  await openAgreement(mira);
  await propose(mira, HOPE, 'Mira leads a project.');
  await propose(mira, HOPE, 'Mira knows her next role.');
  await agreeNow(mira);
  const robin = await arrive('Robin');
  await robin.isIn(link);
  await openAgreement(robin);
  await agreeNow(robin);

  const handle = clause(robin, HOPE).getByRole('button', {
    name: 'Move Mira knows her next role.',
  });
  await handle.press('Alt+ArrowUp');
  await expect(handle).toBeFocused();
  for (const person of [mira, robin]) {
    await expect(clause(person, HOPE).getByRole('listitem')).toHaveText([
      /knows her next role/,
      /leads a project/,
    ]);
    await expect(standing(person, 'Agreed, version 1')).toBeVisible();
  }
  await robin.page.keyboard.press('Control+z');
  await expect(clause(mira, HOPE).getByRole('listitem').first()).toHaveText(/leads a project/);
});
