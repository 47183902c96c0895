/** Shows experience written down, put right where it stands, and copied for a CV. */
import { expect, test } from '../actions/journey.ts';
import { expectEqualReplicas, type Person } from '../actions/person.ts';

/** What lies on the clipboard, by its type. */
function clipboard({ page }: Person): Promise<Record<string, string>> {
  return page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const types = item?.types ?? [];
    const texts = await Promise.all(
      types.map(async (type) => [type, await (await item?.getType(type))?.text()]),
    );
    return Object.fromEntries(texts) as Record<string, string>;
  });
}

interface Done {
  readonly title: string;
  readonly kind: string;
  readonly where?: string;
  readonly from: string;
  readonly until?: string;
  readonly line?: string;
}

async function addExperience({ page }: Person, done: Done): Promise<void> {
  await page.keyboard.press('c');
  const form = page.getByRole('form', { name: 'Add experience' });
  await form.getByLabel('What did you do?').fill(done.title);
  await form.getByLabel('Kind').selectOption(done.kind);
  await form.getByLabel('Where', { exact: true }).fill(done.where ?? '');
  await form.getByLabel('From', { exact: true }).fill(done.from);
  if (done.until !== undefined) await form.getByLabel('Until', { exact: true }).fill(done.until);
  await form.getByLabel('One line for the CV').fill(done.line ?? '');
  await form.getByRole('button', { name: 'Add experience' }).click();
}

test('experience is written down, put right where it stands, and copied for a CV as text and as HTML', async ({
  arrive,
}) => {
  const mira = await arrive('Mira', { permissions: ['clipboard-read', 'clipboard-write'] });
  const robin = await arrive('Robin');
  const { page } = mira;
  const link = await mira.hasWorkspace('Mira & Robin');
  await robin.isIn(link);
  await mira.goTo('Learning');
  await page.getByRole('link', { name: 'Experience' }).click();
  await expect(page.getByText('It counts even if nobody paid for it')).toBeVisible();

  const club = { title: 'Code club', kind: 'Volunteering', from: '2025-11-03' };
  await addExperience(mira, { ...club, until: '2025-02-01' });
  const form = page.getByRole('form', { name: 'Add experience' });
  await expect(form.getByText('It would end before it starts.')).toBeVisible();
  await form.getByLabel('Until', { exact: true }).fill('2026-02-01');
  await form.getByRole('button', { name: 'Add experience' }).click();
  await expect(form).toBeHidden();
  await expect(page.getByRole('button', { name: 'Add experience' })).toBeFocused();
  await addExperience(mira, {
    ...{ title: 'Release train', kind: 'Leading', where: 'Platform & data' },
    ...{ from: '2026-02-01', until: '2026-05-31', line: 'Led three teams through one release' },
  });
  await addExperience(mira, { title: 'Two days', kind: 'Shadowing', from: '2026-03-01' });

  const rows = page.getByRole('list', { name: 'Experience' }).getByRole('listitem');
  await expect(rows).toHaveCount(3);
  await page
    .getByRole('textbox', { name: 'Line for the CV: Code club' })
    .fill('Ran a weekly code club');
  await robin.goTo('Learning');
  await robin.page.getByRole('main').getByRole('link', { name: 'Experience' }).click();
  await expect(robin.page.getByRole('textbox', { name: 'Line for the CV: Code club' })).toHaveValue(
    'Ran a weekly code club',
  );
  await expect(robin.page.getByRole('button', { name: 'Copy for Mira’s CV' })).toBeVisible();

  await page.getByRole('button', { name: 'Move to the bin: Two days' }).click();
  await expect(rows).toHaveCount(2);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(rows).toHaveCount(3);

  await page.getByRole('button', { name: 'Copy for my CV' }).click();
  await expect(page.getByRole('button', { name: 'Copy 3 lines' })).toBeVisible();
  await page.getByRole('checkbox', { name: 'Two days' }).uncheck();
  await page.getByRole('button', { name: 'Copy 2 lines' }).click();
  await expect(page.getByText('Copied 2 lines.')).toBeVisible();
  const copied = await clipboard(mira);
  expect(copied['text/plain']).toBe(
    [
      'Volunteering',
      '- Ran a weekly code club (Nov 2025–Feb 2026)',
      '',
      'Leading',
      '- Led three teams through one release (Platform & data, Feb–May 2026)',
    ].join('\n'),
  );
  expect(copied['text/html']).toContain(
    '<h3>Volunteering</h3><ul><li>Ran a weekly code club (Nov 2025–Feb 2026)</li></ul>',
  );
  expect(copied['text/html']).toContain('(Platform &amp; data, Feb–May 2026)');

  await page.getByRole('link', { name: 'Notes and feedback on Release train' }).click();
  await (await mira.notes('What was done')).pressSequentially('Wrote the brief first');
  await robin.page.getByRole('link', { name: 'Notes and feedback on Release train' }).click();
  await expect(robin.page.getByText('Wrote the brief first')).toBeVisible();

  // A skill that is named here is of the kind that is chosen.
  await page.getByRole('button', { name: 'Skill: choose or add one' }).click();
  await page.getByRole('textbox', { name: 'Find a skill, or name a new one' }).fill('Planning');
  await page.getByRole('button', { name: 'Add “Planning” as a workplace skill' }).click();
  await page.getByRole('link', { name: 'Planning', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Kind: Workplace' })).toBeVisible();
  await expectEqualReplicas(mira, robin);
});
