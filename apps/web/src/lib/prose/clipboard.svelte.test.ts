/**
 * Notes and the clipboard, in a real browser: pasting from other programs, and copying from notes.
 */
import '../../app.css';
import { lineText, markdownOf, readFlat, writeLines } from '@cairn/prose/text';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { toasts } from '#lib/ui/toasts.svelte.ts';
import { open, paste, putBehind } from './test-editors.ts';
import { type Device, twoDevices } from './two-people.ts';

let devices: ReturnType<typeof twoDevices>;
beforeEach(() => {
  devices = twoDevices();
});
afterEach(() => {
  for (const { id } of toasts.list) toasts.dismiss(id);
  devices.dispose();
});

const shapes = ({ text }: Device) =>
  readFlat(text).lines.map((line) =>
    `${line.path} ${line.kind}${line.ticked ? ' ticked' : ''}: ${lineText(line)}`.trim(),
  );

async function pasted(html: string, text = ''): Promise<string[]> {
  const { box } = await open(devices.left, 'Mira');
  box.element().focus();
  paste(box.element(), html, text);
  return shapes(devices.left);
}

/** The plain text that copying the selection, or everything, puts on the clipboard. */
function copied(box: Element): string {
  const data = new DataTransfer();
  box.dispatchEvent(
    new ClipboardEvent('copy', { clipboardData: data, bubbles: true, cancelable: true }),
  );
  return data.getData('text/plain');
}

test('a range of a spreadsheet becomes one line per row, with its cells apart', async () => {
  const sheet =
    '<meta charset="utf-8"><table><tbody><tr><td>Anna</td><td> 5\n </td></tr><tr><td><b>Ben</b></td><td>12</td></tr><tr><td></td><td>3</td></tr></tbody></table>';
  expect(await pasted(sheet, 'Anna\t5\nBen\t12\n\t3')).toEqual([
    'p: Anna\t5',
    'p: Ben\t12',
    'p: \t3',
  ]);
});

test('a table used for page layout is read as the page', async () => {
  expect(await pasted('<table><tr><td><h2>News</h2><p>Words</p></td></tr></table>')).toEqual([
    'h2: News',
    'p: Words',
  ]);
});

test('headings of all levels and superscripts come as close as notes can get', async () => {
  expect(
    await pasted(
      '<h1>One</h1><h4>Four</h4><h6>Six</h6><p>x<sup>2</sup>, H<sub>2</sub>O, 10<sup>−3</sup>, 1<sup>st</sup></p>',
    ),
  ).toEqual(['h1: One', 'h3: Four', 'h3: Six', 'p: x², H₂O, 10⁻³, 1st']);
});

test.each([
  [
    'GitHub',
    '<ul class="contains-task-list"><li class="task-list-item"><input type="checkbox" checked> Done</li><li class="task-list-item"><input type="checkbox"> Open</li></ul>',
  ],
  [
    'Notion',
    '<ul class="to-do-list"><li><div class="checkbox checkbox-on"></div><span>Done</span></li></ul><ul class="to-do-list"><li><div class="checkbox checkbox-off"></div><span>Open</span></li></ul>',
  ],
  [
    'Google Docs',
    '<ul><li role="checkbox" aria-checked="true"><p>Done</p></li><li role="checkbox" aria-checked="false"><p>Open</p></li></ul>',
  ],
])('ticks of %s stay ticks', async (_program, html) => {
  expect(await pasted(html)).toEqual(['t p ticked: Done', 't p: Open']);
});

test('nested lists of Word are nested lists', async () => {
  const item = (level: number, marker: string, words: string) =>
    `<p class=MsoListParagraph style='margin-left:36pt;mso-list:l0 level${String(level)} lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>${marker}<span style='font:7pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>${words}</p>`;
  expect(
    await pasted(
      `<p class=MsoNormal>Before</p>${item(1, '·', 'one')}${item(2, 'o', 'two')}${item(1, '·', 'three')}<p class=MsoNormal>Between</p>${item(1, '1.', 'first')}${item(2, 'a.', 'within')}`,
    ),
  ).toEqual([
    'p: Before',
    'b p: one',
    '-b p: two',
    'b p: three',
    'p: Between',
    'o p: first',
    '-o p: within',
  ]);
});

test('what can’t be pasted is named, and the words are', async () => {
  expect(await pasted('<p>Words <img src="x.png"></p><iframe src="y"></iframe>')).toEqual([
    'p: Words',
  ]);
  expect(toasts.list.map(({ text }) => text)).toEqual([
    'Notes can’t hold images or embedded objects yet, so only the words were added.',
  ]);
});

test('plain text with bullets, ticks and numbers becomes lists, unless it is pasted as it is', async () => {
  expect(await pasted('', 'To do:\n- one\n  - two\n[x] done\n1. first')).toEqual([
    'p: To do:',
    'b p: one',
    '-b p: two',
    't p ticked: done',
    'o p: first',
  ]);
});

test('a plain-text copy has bullets, numbers, ticks and single line breaks, and can be pasted back', async () => {
  const { left, right } = devices;
  const lines = [
    { content: 'Plan', kind: 'h2' },
    { content: 'one', path: 'b' },
    { content: 'two', path: '-b' },
    { content: 'first', path: 'o' },
    { content: 'done', path: 't', ticked: true },
    { content: 'Words.' },
  ];
  writeLines(left.text, lines, left.newId);
  const { box } = await open(left, 'Mira');
  box.element().focus();
  await userEvent.keyboard('{Control>}a{/Control}');
  const words = copied(box.element());
  expect(words).toBe('Plan\n- one\n  - two\n1. first\n[x] done\nWords.');
  putBehind(box.element(), 'one');
  getSelection()?.modify('extend', 'backward', 'word');
  document.dispatchEvent(new Event('selectionchange'));
  expect(copied(box.element()), 'a word of an item isn’t a list').toBe('one');
  expect(right.text.length).toBeGreaterThan(0);
});

test.each([
  [
    { content: 'Plan', kind: 'h2' },
    { content: [{ text: 'We ' }, { text: 'go on', marks: { bold: true } }, { text: ' with it.' }] },
    { content: 'one', path: 'b' },
    { content: 'more of one', path: '-' },
    { content: 'within', path: '-o' },
    { content: 'done', path: 't', ticked: true },
  ],
  [
    { content: 'said\nby her', path: 'q' },
    { content: 'in it', path: '>b' },
    { content: '', kind: 'hr' },
    { content: 'if (a * b) {\n  `c`\n}', kind: 'code' },
    { content: [{ text: 'See ' }, { text: 'it', marks: { link: 'https://example.org/' } }] },
    { content: '2 * 3 * 4, [x], \\\\server and snake_case' },
  ],
] as const)('Markdown is pasted as the notes that it was written from', async (...lines) => {
  const { left } = devices;
  const elsewhere = twoDevices();
  const written = elsewhere.left;
  writeLines(written.text, lines, written.newId);
  const told = (device: Device) =>
    readFlat(device.text).lines.map(({ kind, path, ticked, runs }) => ({
      kind,
      path,
      ticked,
      runs,
    }));
  const before = told(written);
  const { box } = await open(left, 'Mira');
  box.element().focus();
  paste(box.element(), '', markdownOf(readFlat(written.text).lines));
  expect(told(left)).toEqual(before);
  elsewhere.dispose();
});

test('a pasted link that can’t be opened is words like any other', async () => {
  const { left } = devices;
  const { box } = await open(left, 'Mira');
  box.element().focus();
  paste(box.element(), '', 'See [this](javascript:alert(1)) and [that](data:text/html,x)');
  expect(readFlat(left.text).lines.flatMap(({ runs }) => runs.map(({ marks }) => marks))).toEqual([
    {},
  ]);
});

test('an address becomes a link once a space or Enter ends it; a file name does not', async () => {
  const { left } = devices;
  const { box } = await open(left, 'Mira');
  box.element().focus();
  await userEvent.keyboard('See notes.md and example.org, then www.example.org/x{Enter}ok');
  const links = [...box.element().querySelectorAll('a')].map(({ textContent, href }) => [
    textContent,
    href,
  ]);
  expect(links).toEqual([
    ['example.org', 'https://example.org/'],
    ['www.example.org/x', 'https://www.example.org/x'],
  ]);
});
