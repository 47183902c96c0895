/** Shows that the inbox can be emptied without a mouse, and what it says about how much is left. */
import { addGoal, openGoal } from '../actions/goals.ts';
import { expect, test } from '../actions/journey.ts';
import { expectEqualReplicas, type Person } from '../actions/person.ts';

const TALK = 'Speak at the spring conference';
const TEAM = 'Lead a team';

async function say({ page }: Person, words: string): Promise<void> {
  await page.getByRole('button', { name: 'Start a thread' }).last().click();
  await page.locator('aside form').getByRole('textbox').fill(words);
  await page.locator('aside form').getByRole('button', { name: 'Send' }).click();
  await expect(page.getByRole('article').filter({ hasText: words })).toBeVisible();
}

/** The browser's own number on the app's icon, which nothing else shows. */
async function seeBadge({ page }: Person): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    const scope = globalThis as unknown as { shownBadge: number };
    scope.shownBadge = 0;
    const show = (count = 0) => {
      scope.shownBadge = count;
      return Promise.resolve();
    };
    Object.assign(navigator, { setAppBadge: show, clearAppBadge: () => show(0) });
  });
  return () => page.evaluate(() => (globalThis as unknown as { shownBadge: number }).shownBadge);
}

test('the inbox is emptied by keyboard alone: next, done, undo, reply; the navigation, the title and the icon count along', async ({
  arrive,
}) => {
  const wide = { viewport: { width: 1440, height: 900 } };
  const mira = await arrive('Mira', wide);
  const robin = await arrive('Robin', wide);
  const badge = await seeBadge(mira);
  const link = await mira.hasWorkspace('Mira & Robin');
  for (const goal of [TALK, TEAM]) await addGoal(mira, goal);
  await robin.isIn(link);
  await openGoal(robin, TALK);
  await say(robin, 'How slow is slow enough?');
  await say(robin, 'Who will be in the third row?');
  await openGoal(robin, TEAM);
  await say(robin, 'Which team would you lead?');

  const { page } = mira;
  const { keyboard } = page;
  const navigation = page.getByRole('navigation', { name: 'Workspace' });
  const feedback = navigation.getByRole('link', { name: /^Feedback/ });
  const card = (words: string) => page.getByRole('article').filter({ hasText: words });
  await mira.goTo('Today');
  await expect(feedback).toContainText('3');
  await expect(page).toHaveTitle(/^\(3\) Today/);
  await expect.poll(badge).toBe(3);

  await keyboard.press('g');
  await keyboard.press('f');
  await expect(page.getByRole('heading', { level: 1, name: 'Feedback' })).toBeVisible();
  const main = page.getByRole('main');
  await expect(main.getByRole('heading', { level: 2 })).toHaveText([TEAM, TALK]);
  await keyboard.press('j');
  await expect(card('Which team')).toBeFocused();
  await keyboard.press('e');
  await expect(card('Which team')).toBeHidden();
  await expect(card('Who will be')).toBeFocused();
  await expect(feedback).toContainText('2');

  await keyboard.press('Control+z');
  await expect(card('Which team')).toBeFocused();
  await expect(feedback).toContainText('3');
  await keyboard.press('e');
  await expect(card('Who will be')).toBeFocused();

  await keyboard.press('j');
  await expect(card('How slow')).toBeFocused();
  await keyboard.press('k');
  await expect(card('Who will be')).toBeFocused();
  await keyboard.press('r');
  await expect(page.getByRole('textbox', { name: 'Your reply' })).toBeFocused();
  await keyboard.type('The people who travelled furthest.');
  await keyboard.press('Control+Enter');
  await expect(card('Who will be')).toContainText('The people who travelled furthest.');
  await expect(feedback).toContainText('1');

  await keyboard.press('j');
  await expect(card('How slow')).toBeFocused();
  await keyboard.press('e');
  await expect(feedback).not.toContainText(/\d/);
  await expect(page).toHaveTitle(/^Feedback/);
  await expect.poll(badge).toBe(0);

  // Done is Mira's own affair: for Robin nothing has changed but the reply.
  await expectEqualReplicas(mira, robin);
  await robin.goTo('Feedback');
  await robin.page.getByRole('link', { name: /^Waiting for others/ }).click();
  await expect(robin.page.getByRole('article')).toHaveCount(2);

  // It comes back once somebody writes.
  const again = robin.page.getByRole('article').filter({ hasText: 'How slow' });
  await again.getByRole('button', { name: 'Reply' }).click();
  await again.getByRole('textbox', { name: 'Your reply' }).fill('As slow as a story.');
  await again.getByRole('textbox', { name: 'Your reply' }).press('Control+Enter');
  await expect(feedback).toContainText('1');
  await page.reload();
  await expect(card('How slow')).toBeVisible();
  await expect(card('Which team')).toBeHidden();
});

test('a mention brings a resolved thread into the inbox; reactions, quotes and edits are there for both', async ({
  arrive,
}) => {
  const wide = { viewport: { width: 1440, height: 900 } };
  const mira = await arrive('Mira', wide);
  const robin = await arrive('Robin', wide);
  const link = await mira.hasWorkspace('Mira & Robin');
  await addGoal(mira, TALK);
  await robin.isIn(link);
  await openGoal(mira, TALK);
  await say(mira, 'How slow is slow enough?');
  await robin.goTo('Feedback');
  const { page } = robin;
  const thread = page.getByRole('article').filter({ hasText: 'How slow' });

  await thread.getByRole('button', { name: 'React to what Mira wrote' }).click();
  await page.getByRole('menuitem', { name: 'Helpful' }).click();
  await expect(thread.getByRole('list', { name: 'Reactions' })).toContainText('Helpful · You');
  await thread.getByRole('button', { name: 'React to what Mira wrote' }).click();
  await page.getByRole('menuitem', { name: 'Quote in your reply' }).click();
  const reply = await robin.notes('Your reply');
  await expect(reply.locator('blockquote')).toHaveText('How slow is slow enough?');
  await reply.press('Control+End');
  await reply.pressSequentially('As slow as a story, **really**, @Mi');
  await page.getByRole('option', { name: 'Mira' }).click();
  await reply.press('Control+Enter');
  await expect(thread.locator('strong')).toHaveText('really');
  await thread.getByRole('button', { name: 'Resolve' }).click();

  await mira.goTo('Feedback');
  await mira.page.getByRole('link', { name: /^Mentions/ }).click();
  const mentioned = mira.page.getByRole('article').filter({ hasText: 'How slow' });
  await expect(mentioned).toContainText('As slow as a story, really, Mira');
  await expect(mentioned.getByRole('list', { name: 'Reactions' })).toContainText('Helpful · Robin');

  await thread.getByRole('button', { name: 'Your message' }).click();
  await page.getByRole('menuitem', { name: 'Edit' }).click();
  const edited = await robin.notes('Your message');
  await edited.press('Control+End');
  await edited.pressSequentially('and slower');
  await edited.press('Control+Enter');
  await expect(mentioned).toContainText('and slower');
  await expect(mentioned.getByText('edited')).toBeVisible();
  await expectEqualReplicas(mira, robin);
});
