/** A meeting leaves Cairn and comes back: as a calendar file, as Markdown and over the clipboard. */
import type { Download } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { passTime, setClockOff } from '../actions/clock.ts';
import { expect, test } from '../actions/journey.ts';
import { addLine, planMeeting, schedule } from '../actions/meetings.ts';
import type { Person } from '../actions/person.ts';

const PLACE = 'The café; upstairs';
const TITLE = 'Quarter; what went well, and what didn’t 🎉';
const NOTES = [
  ...['# Plan', 'We **go on** with the *talk*, see [the page](https://example.org/talk).'],
  ...['- one', '  - within one', '- [x] done', '> said by her', '```', 'a * b', '```'],
];

/** What the download holds that this item of the open meeting's menu begins. */
async function download(person: Person, item: string): Promise<{ file: Download; text: string }> {
  const { page } = person;
  await page.getByRole('button', { name: 'More actions for this meeting' }).click();
  const begun = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: item, exact: true }).click();
  const file = await begun;
  return { file, text: await readFile(await file.path(), 'utf8') };
}

/** A property of the event in a calendar file, unfolded. */
function valueIn(text: string, name: string): string {
  const event = text.replaceAll('\r\n ', '').split('BEGIN:VEVENT')[1] ?? '';
  return new RegExp(`^${name}[^:\r\n]*:(.*)$`, 'm').exec(event)?.[1]?.trim() ?? '';
}

async function openCalendar({ page }: Person, text: string, name = 'team.ics'): Promise<void> {
  const file = { name, mimeType: 'text/calendar', buffer: Buffer.from(text) };
  await page.getByLabel('A calendar file').setInputFiles(file);
}

async function paste({ page }: Person, words: string): Promise<void> {
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  }, words);
}

test('a meeting goes into a calendar, is changed and goes there again, and is opened in another workspace', async ({
  arrive,
}) => {
  const mira = await arrive('Mira', { timezoneId: 'Europe/Berlin' });
  const kim = await arrive('Kim', { timezoneId: 'America/New_York' });
  await mira.hasWorkspace('Mira & Robin');
  await planMeeting(mira, TITLE);
  await schedule(mira, '2031-03-28T10:00', PLACE);
  const first = await download(mira, 'Add to calendar');
  expect(first.file.suggestedFilename()).toMatch(/^Quarter .*\.ics$/);
  expect(valueIn(first.text, 'DTSTART')).toBe('20310328T100000');
  expect(first.text).toContain('TZID=Europe/Berlin');

  await schedule(mira, '2031-03-31T10:00', PLACE);
  const second = await download(mira, 'Add to calendar');
  expect(valueIn(second.text, 'UID')).toBe(valueIn(first.text, 'UID'));
  expect(Number(valueIn(second.text, 'SEQUENCE'))).toBeGreaterThan(
    Number(valueIn(first.text, 'SEQUENCE')),
  );

  const { page } = kim;
  await kim.hasWorkspace('Kim & Sam');
  await kim.goTo('Meetings');
  await openCalendar(kim, second.text);
  const form = page.getByRole('form', { name: 'From team.ics' });
  await expect(form).toContainText('Monday 31 March 2031, 04:00');
  await expect(form).toContainText('Nothing has been added yet.');
  await form.getByRole('button', { name: 'Add to meetings' }).click();
  await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue(TITLE);
  await expect(page.getByRole('main')).toContainText('31 March 2031, 04:00 (10:00 in Berlin)');
  await expect(page.getByRole('main')).toContainText(PLACE);

  await kim.goTo('Meetings');
  await openCalendar(kim, second.text);
  await expect(form).toContainText('Already among your meetings');
  await page.keyboard.press('Escape');
  await expect(form).toBeHidden();
  await page.keyboard.press('Control+z');
  await expect(page.getByText('Plan your first meeting')).toBeVisible();
});

test('a calendar with many events is offered to choose from, and a broken one says what is wrong', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const { page } = mira;
  await mira.hasWorkspace('Mira & Robin');
  await mira.goTo('Meetings');
  await openCalendar(mira, 'Dear all, see you on Tuesday');
  await expect(page.getByRole('alert')).toHaveText(
    'This isn’t a calendar file. Calendars export one that ends in .ics.',
  );
  const events = Array.from({ length: 3_000 }, (_, at) => [
    ...['BEGIN:VEVENT', `UID:${String(at)}`, `SUMMARY:Event ${String(at)}`],
    ...[`DTSTART:20310301T${String(at % 24).padStart(2, '0')}0000`, 'END:VEVENT'],
  ]);
  const others = [
    ...['BEGIN:VEVENT', 'UID:a', 'DTSTART;VALUE=DATE:20310301', 'END:VEVENT'],
    ...['BEGIN:VEVENT', 'UID:w', 'SUMMARY:Weekly', 'DTSTART;TZID=Europe/Berlin:20310304T100000'],
    ...['RRULE:FREQ=WEEKLY', 'EXDATE;TZID=Europe/Berlin:20310311T100000', 'END:VEVENT'],
  ];
  await openCalendar(
    mira,
    ['BEGIN:VCALENDAR', ...events.flat(), ...others, 'END:VCALENDAR'].join('\r\n'),
  );
  const form = page.getByRole('form', { name: 'From team.ics' });
  await expect(form.getByRole('checkbox')).toHaveCount(50);
  await expect(form).toContainText('3001 events to choose from.');
  await expect(form).toContainText('1 other entry was left out: 1 lasts all day.');
  await expect(form).toContainText('in this device’s time zone');
  await form.getByLabel('Find an event').fill('event 2999');
  await form.getByRole('checkbox').check();
  await form.getByLabel('Find an event').fill('weekly');
  await form.getByRole('checkbox').check();
  await form.getByRole('button', { name: 'Add 2' }).click();
  await expect(page.getByText('One series and one meeting added.')).toBeVisible();
  const series = page.getByRole('region', { name: 'Series: Weekly' });
  await expect(series.getByRole('listitem').nth(1)).toContainText('18 March');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('Plan your first meeting')).toBeVisible();
});

test('a meeting is downloaded as Markdown and copied with its formatting; pasted into notes, they are the same', async ({
  arrive,
}) => {
  const mira = await arrive('Mira', { permissions: ['clipboard-read', 'clipboard-write'] });
  const { page } = mira;
  await mira.hasWorkspace('Mira & Robin');
  await planMeeting(mira, 'Check-in');
  await addLine(mira, 'Add a topic', 'The salary question');
  await page.getByRole('checkbox', { name: 'The salary question' }).check();
  await addLine(mira, 'Add an action item', 'Ask Ines');
  const notes = await mira.notes('Notes');
  await notes.click();
  await paste(mira, NOTES.join('\n'));
  await expect(notes.locator('strong')).toHaveText('go on');
  await expect(notes.locator('pre')).toHaveText('a * b');
  const shown = await notes.innerHTML();

  const { file, text } = await download(mira, 'Download as Markdown');
  expect(file.suggestedFilename()).toMatch(/^Check-in .*\.md$/);
  expect(text).toContain('# Check-in\n');
  expect(text).toContain('## Agenda\n\n- [x] The salary question');
  expect(text).toContain('## Action items\n\n- [ ] Ask Ines');
  await page.getByRole('button', { name: 'More actions for this meeting' }).click();
  await page.getByRole('menuitem', { name: 'Copy as text with formatting' }).click();
  await expect(page.getByText('Copied. Paste it into an email')).toBeVisible();
  const copied = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    return Promise.all(
      ['text/plain', 'text/html'].map(async (type) => (await item?.getType(type))?.text()),
    );
  });
  expect(copied[0]).toBe(text.trimEnd());
  expect(copied[1]).toContain('<strong>go on</strong>');

  const written = text.slice(
    text.indexOf('## Notes') + '## Notes'.length,
    text.indexOf('## Action'),
  );
  await planMeeting(mira, 'The next one');
  const others = await mira.notes('Notes');
  await others.click();
  await paste(mira, written.trim());
  await expect(others.locator('pre')).toHaveText('a * b');
  expect(await others.innerHTML()).toBe(shown);
});

/** Notes what would be shown; the browser itself shows nothing in a test. */
async function seeNotifications({ context }: Person): Promise<void> {
  await context.addInitScript(() => {
    class Shown extends EventTarget {
      static permission = 'granted';
      static requestPermission = () => Promise.resolve('granted');
      constructor(title: string, options: NotificationOptions) {
        super();
        const shown = JSON.parse(localStorage.getItem('journey.shown') ?? '[]') as unknown[];
        localStorage.setItem('journey.shown', JSON.stringify([...shown, [title, options.body]]));
      }
      close() {}
    }
    Object.assign(globalThis, { Notification: Shown });
  });
}

const shownTo = ({ page }: Person) =>
  page.evaluate(() => JSON.parse(localStorage.getItem('journey.shown') ?? '[]') as unknown[]);

test('a meeting is reminded of once before it begins, and once afterwards if a topic is open', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const { page } = mira;
  await setClockOff(mira, 0);
  await seeNotifications(mira);
  await mira.hasWorkspace('Mira & Robin');
  await mira.goTo('Settings');
  await page.getByRole('checkbox', { name: /^Tell me when/ }).check();
  await page.getByRole('checkbox', { name: 'Say what it was about' }).check();
  await expect(page.getByLabel('Remind me of meetings')).toHaveValue('10');
  await planMeeting(mira, 'Check-in');
  await addLine(mira, 'Add a topic', 'The salary question');
  const soon = await page.evaluate(() => {
    const date = new Date(Date.now() + 20 * 60_000);
    return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
  });
  await schedule(mira, soon);
  const look = async (minutes: number) => {
    await passTime(mira, minutes * 60_000);
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  };
  await look(1);
  expect(await shownTo(mira)).toEqual([]);
  await look(12);
  await expect.poll(() => shownTo(mira)).toHaveLength(1);
  await look(2);
  await look(65);
  await expect
    .poll(() => shownTo(mira))
    .toEqual([
      [expect.stringMatching(/^Your meeting begins in \d+ minutes$/), 'Check-in'],
      ['Your meeting left some topics open', 'Check-in'],
    ]);
  await look(2);
  expect(await shownTo(mira)).toHaveLength(2);
});
