/**
 * The binding between an editor and its shared text, in a real browser: carets, undo, composition,
 * checklists, pasting.
 */
import '../../app.css';
import { proseLetters } from '@cairn/model/shared';
import { isShown } from '@cairn/prose/editor';
import { readFlat, writeLines } from '@cairn/prose/text';
import type { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { TextSelection } from '@tiptap/pm/state';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { cdp, userEvent } from 'vitest/browser';
import { toasts } from '#lib/ui/toasts.svelte.ts';
import { open, paste, putBehind } from './test-editors.ts';
import { type Device, twoDevices } from './two-people.ts';

let devices: ReturnType<typeof twoDevices>;
const warned = vi.spyOn(console, 'warn');
beforeEach(() => {
  devices = twoDevices();
  warned.mockClear();
});
afterEach(async () => {
  // By now the idle check has run and found nothing.
  await new Promise((resolve) => requestIdleCallback(resolve, { timeout: 4_000 }));
  expect(warned).not.toHaveBeenCalled();
  for (const { id } of toasts.list) toasts.dismiss(id);
  devices.dispose();
});

const shapes = ({ text }: Device) =>
  readFlat(text).lines.map(({ path, kind, ticked, runs }) =>
    [path, kind, ...(ticked ? ['ticked'] : []), runs.map((run) => run.text).join('')].join(' '),
  );

/** Composes these words with an input method. */
const compose = (text: string) =>
  cdp().send(
    'Input.imeSetComposition' as never,
    {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    } as never,
  );

/** Ends the composition with these words. */
const finish = (text: string) => cdp().send('Input.insertText' as never, { text } as never);

test('a caret stays where it is while the other person writes, splits and makes a heading before and after it', async () => {
  const { left, right } = devices;
  writeLines(left.text, [{ content: 'one two' }, { content: 'three' }], left.newId);
  const { box } = await open(left, 'Mira');
  putBehind(box.element(), 'one t');
  right.text.insert(0, 'Now: ', {});
  right.text.insertEmbed(right.text.toJSON().indexOf(' two'), { b: 'split' }, {});
  right.text.setAttribute('split.k', 'h2');
  right.text.insert(right.text.length, '!', {});
  await userEvent.keyboard('-');
  expect(shapes(left)).toEqual([' p Now: one', ' h2  t-wo', ' p three!']);
  await expect.element(box.getByRole('heading')).toHaveTextContent('t-wo');
});

test('a caret that was moved just before a remote change is not put back', async () => {
  const { left, right } = devices;
  writeLines(left.text, [{ content: 'one two' }, { content: 'three' }], left.newId);
  const { box } = await open(left, 'Mira');
  putBehind(box.element(), 'one t');
  // As the End key does; the editor learns of it only after the change below.
  getSelection()?.modify('move', 'forward', 'lineboundary');
  right.text.insert(0, 'Now: ', {});
  await userEvent.keyboard('!');
  expect(shapes(left)).toEqual([' p Now: one two!', ' p three']);
});

test('if one person makes a heading of words while the other types in them, both are there', async () => {
  const { left, right, part, meet } = devices;
  writeLines(left.text, [{ content: 'Who leads' }, { content: 'and when' }], left.newId);
  const mira = await open(left, 'Mira');
  const robin = await open(right, 'Robin');
  part();
  putBehind(mira.box.element(), 'Who');
  await userEvent.keyboard('{Control>}{Alt>}2{/Alt}{/Control}');
  putBehind(robin.box.element(), 'Who leads');
  await userEvent.keyboard(' in spring{Enter}or summer');
  meet();
  expect(shapes(left)).toEqual([' h2 Who leads in spring', ' p or summer', ' p and when']);
  await expect.element(mira.box.getByRole('heading')).toHaveTextContent('Who leads in spring');
  expect(mira.box.element().innerHTML.replace(/<span class="prose-caret.*?<\/span>/g, '')).toBe(
    robin.box.element().innerHTML.replace(/<span class="prose-caret.*?<\/span>/g, ''),
  );
});

test('undo still works after leaving the page and coming back', async () => {
  const { left } = devices;
  const first = await open(left, 'Mira');
  await userEvent.click(first.box);
  await userEvent.keyboard('words');
  await first.screen.unmount();
  const { box } = await open(left, 'Mira');
  await userEvent.click(box);
  await userEvent.keyboard('{Control>}z{/Control}');
  await expect.element(box).toHaveTextContent('');
  await userEvent.keyboard('{Control>}{Shift>}z{/Shift}{/Control}');
  await expect.element(box).toHaveTextContent('words');
  await userEvent.keyboard('!');
  expect(shapes(left)).toEqual([' p words!']);
});

test('typing tells the others nothing but where the caret is', async () => {
  const { left } = devices;
  const { box } = await open(left, 'Mira');
  await userEvent.click(box);
  await userEvent.keyboard('a');
  const told = vi.fn();
  left.awareness.on('change', told);
  await userEvent.keyboard('nd so on and on');
  expect(told).not.toHaveBeenCalled();
});

test('F42: words can be composed while the other person writes before, in and after their line', async () => {
  const { left, right } = devices;
  const lines = ['first', 'one two', 'last'].map((content) => ({ content }));
  writeLines(left.text, lines, left.newId);
  const { box } = await open(left, 'Mira');
  putBehind(box.element(), 'one');
  await compose('n');
  await compose('ni');
  right.text.insert(0, 'the ', {});
  right.text.setAttribute('.k', 'h2');
  right.text.insert(right.text.length, ' of all', {});
  await expect.poll(() => box.element().textContent).toContain('the first');
  expect(box.element().textContent).toContain('last of all');
  await compose('nih');
  // In the line itself, which waits until the composition ends.
  const two = right.text.length - ' two'.length - 'last of all'.length - 1;
  right.text.insert(two, ' and', {});
  right.text.insertEmbed(two, { b: 'split' }, {});
  await compose('nihao');
  expect(box.element().textContent).toContain('onenihao');
  await finish('你好');
  await expect.poll(() => proseLetters(left.text)).toContain('one你好');
  expect(proseLetters(left.text)).toBe('thefirstone你好andtwolastofall');
  expect(shapes(left)[0]).toBe(' h2 the first');
  expect(shapes(left)).toHaveLength(4);
  await expect.poll(() => box.element().textContent).toContain('你好');
  await userEvent.keyboard('!');
  await expect.poll(() => proseLetters(left.text)).toContain('你好!');
  expect(shapes(left)).toEqual(shapes(right));
});

for (const [what, begin, path] of [
  ['lines that were split', '', ''],
  ['items of a list', '- ', 'b'],
  ['items of a list that is divided', '- ', ''],
] as const) {
  test(`F42: composition continues between ${what} while the other person adds one before`, async () => {
    const { left, right } = devices;
    const { box } = await open(left, 'Mira');
    await userEvent.click(box);
    await userEvent.keyboard(`${begin}first{Enter}one{Enter}two{Enter}three`);
    putBehind(box.element(), 'one');
    await compose('n');
    const behindFirst = right.text.toJSON().indexOf('first') + 'first'.length;
    right.text.insert(behindFirst, 'A new one', {});
    right.text.insertEmbed(behindFirst, { b: 'split', p: path }, {});
    const isInTheWay = begin !== '' && path === '';
    if (!isInTheWay) await expect.poll(() => box.element().textContent).toContain('A new one');
    await compose('ni');
    await finish('你');
    await expect.poll(() => box.element().textContent).toContain('A new one');
    await expect.poll(() => proseLetters(left.text)).toBe('firstAnewoneone你twothree');
    expect(shapes(left)).toEqual(shapes(right));
  });
}

test('a checklist can be written, ticked by pointer and by keyboard, and left', async () => {
  const { left, right } = devices;
  const mira = await open(left, 'Mira');
  const robin = await open(right, 'Robin');
  await userEvent.click(mira.box);
  await userEvent.keyboard('[[] Find a date{Enter}Write to Ines{Enter}{Enter}After');
  expect(shapes(left)).toEqual(['t p Find a date', 't p Write to Ines', ' p After']);
  const box = (name: string) => robin.box.getByRole('checkbox', { name });
  await userEvent.click(box('Find a date'));
  await expect.element(mira.box.getByRole('checkbox', { name: 'Find a date' })).toBeChecked();
  await expect.element(robin.box).toHaveFocus();
  putBehind(mira.box.element(), 'Write to');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await expect.element(box('Write to Ines')).toBeChecked();
  expect(shapes(right)).toEqual(['t p ticked Find a date', 't p ticked Write to Ines', ' p After']);
});

test('a bullet becomes a checklist item, as in Markdown', async () => {
  const { left } = devices;
  const { box } = await open(left, 'Mira');
  await userEvent.click(box);
  await userEvent.keyboard('- [[x] Done already{Enter}Not yet');
  expect(shapes(left)).toEqual(['t p ticked Done already', 't p Not yet']);
  expect(box.element().querySelectorAll('li')).toHaveLength(2);
});

test('images and oversized pastes are refused with an explanation, and nothing is lost', async () => {
  const { left } = devices;
  const { box } = await open(left, 'Mira');
  await userEvent.click(box);
  await userEvent.keyboard('mine ');
  const said = () => toasts.list.map(({ text }) => text).join(' ');
  paste(box.element(), '', '', [new File(['x'], 'a.png', { type: 'image/png' })]);
  expect(said()).toContain('can’t hold images yet, so nothing was added');
  paste(box.element(), '<p>words <img src="data:,x"></p>', 'words');
  expect(said()).toContain('only the words were added');
  await expect.element(box).toHaveTextContent('mine words');
  paste(box.element(), '', 'x'.repeat(10_000_000));
  expect(said()).toContain('more than these notes can hold');
  paste(box.element(), '', 'x\n'.repeat(30_000));
  expect(shapes(left)).toEqual([' p mine words']);
  paste(box.element(), `<!--${'x'.repeat(3_000_000)}--><b>bold</b>`, 'bold');
  await expect.element(box).toHaveTextContent('mine wordsbold');
});

test('a line of a quarter of a million letters and ten thousand lines can be pasted', async () => {
  const { left, right } = devices;
  const { box } = await open(left, 'Mira');
  await userEvent.click(box);
  paste(box.element(), '', 'x'.repeat(250_000));
  await expect.poll(() => right.text.length).toBe(250_000);
  left.text.delete(0, left.text.length);
  paste(box.element(), '', 'line\n'.repeat(4_000));
  await expect.poll(() => readFlat(right.text).lines.length).toBeGreaterThan(3_000);
});

/** Everything that a line can be nested in, and a rule. */
const NESTED = ['', 'b', '-b', '--q', '-o', 't', '-t', 'q', '>b', ''];

/** For several hundred selections, on a machine that is busy with other things. */
const MANY = { timeout: 90_000 };

/**
 * Sends the key to the editor as the browser would, but synchronously, so that errors are thrown
 * here.
 */
function press({ view }: Editor, key: string, modifiers: KeyboardEventInit = {}): void {
  const keyCode = { Enter: 13, Tab: 9 }[key] ?? key.charCodeAt(0);
  const event = new KeyboardEvent('keydown', { key, keyCode, ...modifiers });
  view.someProp('handleKeyDown', (handle) => handle(view, event));
}

/**
 * Opens an editor on these blocks, and returns the positions in them: before the first letter of
 * each line, inside it and after it.
 */
async function openNested({ text, newId }: Device, inside: readonly number[]) {
  const lines = NESTED.map((path, at) => ({
    path,
    kind: at === 3 ? 'code' : at === 5 ? 'h2' : at === 8 ? 'hr' : 'p',
    content: at === 8 ? '' : `w${String(at)}`,
  }));
  writeLines(text, lines, newId);
  const { box } = await open(devices.left, 'Mira');
  const { editor } = box.element() as unknown as { editor: Editor };
  const places: number[] = [];
  editor.state.doc.descendants((node, pos) => {
    if (node.isTextblock) places.push(...inside.map((at) => pos + 1 + at));
  });
  return { editor, places };
}

test('Enter over any selection splits, and loses no word outside the selection', MANY, async () => {
  const { left } = devices;
  const { editor, places } = await openNested(left, [0, 2]);
  const before = shapes(left);
  for (const from of places) {
    for (const to of places.filter((place) => place >= from)) {
      const { doc } = editor.state;
      const kept = lettersAround(doc, from, to);
      editor.view.dispatch(editor.state.tr.setSelection(TextSelection.create(doc, from, to)));
      press(editor, 'Enter');
      expect(proseLetters(left.text), `${String(from)} to ${String(to)}`).toBe(kept);
      expect(isShown(editor.state.doc, left.text)).toBe(true);
      left.history.undo();
      expect(shapes(left), `undone ${String(from)} to ${String(to)}`).toEqual(before);
    }
  }
});

const [SHIFT, CONTROL_SHIFT, CONTROL_ALT] = [
  { shiftKey: true },
  { ctrlKey: true, shiftKey: true },
  { ctrlKey: true, altKey: true },
];

test.each([
  ['Tab', {}],
  ['Tab', SHIFT],
  ['7', CONTROL_SHIFT],
  ['8', CONTROL_SHIFT],
  ['9', CONTROL_SHIFT],
  ['B', CONTROL_SHIFT],
  ['2', CONTROL_ALT],
  ['C', CONTROL_ALT],
])('%s with %j over any selection only changes shapes', MANY, async (key, modifiers) => {
  const { left } = devices;
  const { editor, places } = await openNested(left, [1]);
  const [before, words] = [shapes(left), proseLetters(left.text)];
  for (const from of places) {
    for (const to of places.filter((place) => place >= from)) {
      const { tr, doc } = editor.state;
      editor.view.dispatch(tr.setSelection(TextSelection.create(doc, from, to)));
      press(editor, key, modifiers);
      expect(proseLetters(left.text), `${String(from)} to ${String(to)}`).toBe(words);
      expect(isShown(editor.state.doc, left.text)).toBe(true);
      left.history.undo();
      expect(shapes(left), `undone ${String(from)} to ${String(to)}`).toEqual(before);
    }
  }
});

const lettersAround = (doc: Node, from: number, to: number) =>
  doc.textBetween(0, from, '') + doc.textBetween(to, doc.content.size, '');

test('the editor shows what the text says, whatever is in it', async () => {
  const { left } = devices;
  const { text } = left;
  text.insert(0, 'a', {});
  for (const p of ['b', '-b', '--q', '>', 'zz', '-', 't', '-o', 'ooo', '--->', 'q>'])
    text.insertEmbed(text.length, { b: p, p, k: p.length > 2 ? 'h3' : 'code' }, {});
  text.insertEmbed(text.length, { b: 7, k: [] }, {});
  const { box } = await open(left, 'Mira');
  const { editor } = box.element() as unknown as { editor: Editor };
  expect(isShown(editor.state.doc, text)).toBe(true);
});
