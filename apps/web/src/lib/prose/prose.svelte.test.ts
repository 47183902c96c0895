/** The editor in a real browser, on two devices with one text. */
import '../../app.css';
import type { Day, ThreadId } from '@cairn/model/shared';
import { readFlat, writeLines } from '@cairn/prose/text';
import Shapes from 'lucide-svelte/icons/shapes';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import * as Y from 'yjs';
import { open, paste, select } from './test-editors.ts';
import type { Thing, Things } from './things.ts';
import { twoDevices } from './two-people.ts';
import type { Made, SelectedWords, TextRange } from './types.ts';

let devices: ReturnType<typeof twoDevices>;
beforeEach(() => {
  devices = twoDevices();
});
afterEach(() => {
  devices.dispose();
});

test('what one person writes the other can read, with a caret that has a name', async () => {
  const mira = await open(devices.left, 'Mira');
  const robin = await open(devices.right, 'Robin');
  await userEvent.click(mira.box);
  await userEvent.keyboard('Who leads in spring');
  await expect.element(robin.box).toHaveTextContent('Who leads in spring');
  await expect
    .poll(() => robin.box.element().querySelector('.prose-caret')?.getAttribute('data-name'))
    .toBe('Mira');
});

test('A6: nobody sees their own caret, even after the document’s client has changed', async () => {
  const mira = await open(devices.left, 'Mira');
  const robin = await open(devices.right, 'Robin');
  await userEvent.click(mira.box);
  await userEvent.keyboard('Who leads ');
  devices.left.doc.clientID += 1;
  await userEvent.keyboard('in spring');
  await expect
    .poll(() => robin.box.element().querySelector('.prose-caret')?.getAttribute('data-name'))
    .toBe('Mira');
  expect(mira.box.element().querySelector('.prose-caret')).toBeNull();
});

test('leaving removes the caret', async () => {
  const mira = await open(devices.left, 'Mira');
  const robin = await open(devices.right, 'Robin');
  await userEvent.click(mira.box);
  await userEvent.keyboard('x');
  await expect.poll(() => robin.box.element().querySelector('.prose-caret')).not.toBeNull();
  await mira.screen.unmount();
  await expect.poll(() => robin.box.element().querySelector('.prose-caret')).toBeNull();
  expect(devices.left.awareness.getLocalState()?.['cursor']).toBeNull();
});

test('both write offline and everything is there afterwards', async () => {
  const mira = await open(devices.left, 'Mira');
  const robin = await open(devices.right, 'Robin');
  await userEvent.click(mira.box);
  await userEvent.keyboard('base');
  devices.part();
  await userEvent.keyboard(' of Mira');
  await userEvent.click(robin.box);
  await userEvent.keyboard('{Home}Robin and ');
  devices.meet();
  await expect.element(mira.box).toHaveTextContent('Robin and base of Mira');
  await expect.element(robin.box).toHaveTextContent('Robin and base of Mira');
  expect(mira.text()).toBe(robin.text());
});

test('opening a text writes nothing', async () => {
  const { text, newId } = devices.left;
  writeLines(text, [{ kind: 'h2', content: 'The last block is a heading' }], newId);
  const before = Y.encodeStateVector(devices.left.doc);
  const { box } = await open(devices.left, 'Mira');
  await expect.element(box).toHaveTextContent('The last block is a heading');
  expect(Y.encodeStateVector(devices.left.doc)).toEqual(before);
});

test('undo takes back your own writing only, and the page does not receive it', async () => {
  const heard: string[] = [];
  const hear = ({ key, ctrlKey }: KeyboardEvent) => {
    if (ctrlKey && /^[zy]$/i.test(key)) heard.push(key);
  };
  window.addEventListener('keydown', hear);
  const mira = await open(devices.left, 'Mira');
  const robin = await open(devices.right, 'Robin');
  await userEvent.click(robin.box);
  await userEvent.keyboard('theirs');
  await userEvent.click(mira.box);
  await userEvent.keyboard('{Control>}{End}{/Control} mine');
  await expect.element(robin.box).toHaveTextContent('theirs mine');
  await userEvent.keyboard('{Control>}z{/Control}{Control>}z{/Control}{Control>}z{/Control}');
  await expect.poll(() => robin.box.element().textContent).toMatch(/^theirs$/);
  await userEvent.keyboard('{Control>}y{/Control}');
  await expect.element(mira.box).toHaveTextContent('theirs mine');
  window.removeEventListener('keydown', hear);
  expect(heard).toEqual([]);
});

test('pasted scripts, styles, handlers and dangerous links are dropped, the words are kept', async () => {
  const { box } = await open(devices.left, 'Mira');
  await userEvent.click(box);
  paste(
    box.element(),
    `<style>p{color:red}</style><script>window.__ran = 1</script>
     <p onclick="window.__ran = 2" style="position:fixed" class="fixed inset-0">kept
       <a href="javascript:window.__ran=3" class="fixed">one</a>
       <a href="https://example.org/" onclick="x()" class="fixed" target="_top">two</a>
       <img src="x" onerror="window.__ran = 4"></p>
     <h1>Big</h1><h4>Small</h4><svg onload="window.__ran = 5"></svg><iframe srcdoc="x"></iframe>`,
  );
  await expect.poll(() => box.element().textContent).toMatch(/kept one two/);
  const html = box.element().innerHTML;
  expect(html).not.toMatch(/script|style|onclick|onerror|onload|fixed|iframe|svg/i);
  expect(box.element().querySelector('h2')?.textContent).toBe('Big');
  expect(readFlat(devices.left.text).lines.map(({ kind }) => kind)).toEqual(['p', 'h1', 'h3']);
  const links = [...box.element().querySelectorAll('a')].map(({ href, target, rel }) => ({
    href,
    target,
    rel,
  }));
  expect(links).toEqual([
    { href: 'https://example.org/', target: '_blank', rel: 'noopener noreferrer' },
  ]);
  expect('__ran' in window).toBe(false);
});

test('a dangerous link that another device wrote does not become one here', async () => {
  const { box } = await open(devices.left, 'Mira');
  devices.right.text.insert(0, 'press me', { link: 'javascript:alert(1)' });
  await expect.element(box).toHaveTextContent('press me');
  const link = box.element().querySelector('a');
  expect(link?.outerHTML).toBe('<a>press me</a>');
});

test('a thousand pasted lines are there soon', async () => {
  const mira = await open(devices.left, 'Mira');
  const robin = await open(devices.right, 'Robin');
  await userEvent.click(mira.box);
  const lines = Array.from({ length: 1000 }, (_, at) => `line ${String(at)}`);
  const began = performance.now();
  paste(mira.box.element(), '', lines.join('\n'));
  await expect.poll(() => robin.box.element().textContent).toMatch(/line 999/);
  // A third of a second when nothing else runs; quadratic work would take minutes.
  expect(performance.now() - began).toBeLessThan(10_000);
  await userEvent.keyboard('!');
  await expect.poll(() => robin.box.element().textContent).toMatch(/line 999!/);
});

test('content of a newer version is shown as far as possible, and kept', async () => {
  const { box } = await open(devices.left, 'Mira');
  const { text } = devices.right;
  text.insert(0, 'known', { highlight: 'sand' });
  text.insertEmbed(5, { sketch: 'a tree' }, {});
  text.insertEmbed(6, { b: 'x', k: 'callout', p: 'z' }, {});
  text.insert(7, 'from later', {});
  await expect.element(box.getByText('from later')).toBeVisible();
  await expect.element(box.getByTitle('Made with a newer version of Cairn')).toBeVisible();
  await userEvent.click(box);
  await userEvent.keyboard('{Control>}{End}{/Control}, still');
  await userEvent.keyboard('{Control>}{Home}{/Control}{ArrowRight}-');
  await expect
    .poll(() => text.toDelta() as unknown)
    .toEqual([
      { insert: 'k-nown', attributes: { highlight: 'sand' } },
      { insert: { sketch: 'a tree' } },
      { insert: { b: 'x', k: 'callout', p: 'z' } },
      { insert: 'from later, still' },
    ]);
});

test('a document that may not be written to is read without an editor', async () => {
  const lines = [{ content: 'only read' }, { path: 't', ticked: true, content: 'and done' }];
  writeLines(devices.left.text, lines, devices.left.newId);
  const { screen } = await open(devices.left, 'Mira', { canWrite: false });
  await expect.element(screen.getByText('only read')).toBeVisible();
  const done = screen.getByRole('checkbox', { name: 'and done' });
  await expect.element(done).toBeChecked();
  await expect.element(done).toBeDisabled();
  expect(document.querySelector('[contenteditable=true]')).toBeNull();
});

test('a comment on selected words marks them for both people, and clicking them opens the thread', async () => {
  const onask = vi.fn<(range: TextRange) => void>();
  const onmark = vi.fn<(thread: ThreadId) => void>();
  const mira = await open(devices.left, 'Mira', { onask });
  await userEvent.click(mira.box);
  await userEvent.keyboard('Mira has run three retrospectives');
  await select(mira.box.element(), 'run three');
  await userEvent.click(mira.screen.getByRole('button', { name: 'Comment' }));
  const range = onask.mock.calls[0]?.[0];
  expect(range).toMatchObject({ field: 'notes', quote: 'run three' });
  if (range === undefined) return;

  const thread = 'thread-1' as ThreadId;
  const marks = [{ thread, start: range.start, end: range.end, quote: range.quote }];
  const robin = await open(devices.right, 'Robin', { marks, onmark });
  const marked = () => robin.box.element().querySelector('mark')?.textContent;
  await expect.poll(marked).toBe('run three');
  await userEvent.click(mira.box);
  await userEvent.keyboard('{Control>}{Home}{/Control}Yes: ');
  await expect.poll(() => robin.box.element().textContent).toMatch(/^Yes: Mira/);
  expect(marked()).toBe('run three');
  await userEvent.click(robin.box.element().querySelector('mark') as Element);
  expect(onmark).toHaveBeenCalledWith(thread);
});

test('marked words stay marked when their paragraph becomes a heading, for both people', async () => {
  const onask = vi.fn<(range: TextRange) => void>();
  const mira = await open(devices.left, 'Mira', { onask });
  await userEvent.click(mira.box);
  await userEvent.keyboard('Spring is the aim');
  await select(mira.box.element(), 'the aim');
  await userEvent.keyboard('{Control>}{Alt>}m{/Alt}{/Control}');
  const range = onask.mock.calls[0]?.[0];
  if (range === undefined) throw new Error('the shortcut did not ask');
  const marks = [{ ...range, thread: 't' as ThreadId }];
  await mira.screen.rerender({ marks });
  const robin = await open(devices.right, 'Robin', { marks });
  await userEvent.click(mira.box);
  await userEvent.keyboard('{Control>}{Home}{/Control}{Control>}{Alt>}2{/Alt}{/Control}');
  await expect.element(robin.box.getByRole('heading')).toBeVisible();
  for (const { box } of [mira, robin]) {
    await expect.poll(() => box.element().querySelector('h2 mark')?.textContent).toBe('the aim');
  }
});

test('a key makes the selected words a decision, an action item or a win, and softly marks them', async () => {
  const onmake = vi.fn<(made: Made, words: SelectedWords | null) => void>();
  const { screen, box } = await open(devices.left, 'Mira', { onmake });
  await userEvent.click(box);
  await userEvent.keyboard('We go on with the talk');
  await select(box.element(), 'go on');
  for (const [key, made] of [
    ['g', 'decision'],
    ['a', 'action'],
    ['n', 'win'],
  ] as const) {
    await userEvent.keyboard(`{Control>}{Alt>}${key}{/Alt}{/Control}`);
    expect(onmake.mock.lastCall?.[0]).toBe(made);
  }
  const range = onmake.mock.lastCall?.[1]?.range;
  if (!range) throw new Error('the words have a place');
  await screen.rerender({ marks: [{ ...range, made: 'decision', id: 'd' }] });
  const mark = () => box.element().querySelector('mark[data-made=d]');
  await expect.poll(() => mark()?.textContent).toBe('go on');
  expect(mark()?.getAttribute('title')).toBe('Became a decision');
  expect(box.element().textContent).toBe('We go on with the talk');
});

test('a slash offers blocks, which can be chosen by keyboard', async () => {
  const onmake = vi.fn<(made: Made, words: SelectedWords | null) => void>();
  const { screen, box } = await open(devices.left, 'Mira', { onmake });
  await userEvent.click(box);
  await userEvent.keyboard('/');
  await expect.element(screen.getByRole('listbox', { name: 'Blocks' })).toBeVisible();
  await userEvent.keyboard('{ArrowDown}');
  const active = box.element().getAttribute('aria-activedescendant');
  expect(document.getElementById(active ?? '')?.textContent.trim()).toBe('Small heading');
  await userEvent.keyboard('{Enter}Topic');
  expect(box.element().querySelector('h3')?.textContent).toBe('Topic');
  await userEvent.keyboard('{Enter}/act{Enter}');
  expect(onmake).toHaveBeenCalledWith('action', null);
  await userEvent.keyboard('/{Escape}');
  await expect.poll(() => document.querySelector('[role=listbox]')).toBeNull();
});

test('the bubble can be reached and left by keyboard', async () => {
  const onmake = vi.fn<(made: Made, words: SelectedWords | null) => void>();
  const { screen, box } = await open(devices.left, 'Mira', { onmake });
  await userEvent.click(box);
  await userEvent.keyboard('Write one page');
  await userEvent.keyboard('{Shift>}{Home}{/Shift}');
  await expect.element(screen.getByRole('toolbar', { name: 'Selected words' })).toBeVisible();
  await userEvent.keyboard('{Alt>}{F10}{/Alt}');
  expect(document.activeElement?.getAttribute('aria-label')).toBe('Bold');
  await userEvent.keyboard('{Enter}');
  expect(box.element().querySelector('strong')?.textContent).toBe('Write one page');
  await expect.element(box).toHaveFocus();
  await userEvent.tab();
  await userEvent.keyboard('{ArrowRight}{ArrowRight}');
  expect(document.activeElement?.getAttribute('aria-label')).toBe('Link');
  await userEvent.keyboard('{Enter}');
  await userEvent.keyboard('javascript:alert(1){Enter}');
  await expect.element(screen.getByRole('alert')).toBeVisible();
  await userEvent.keyboard('{Control>}a{/Control}example.org{Enter}');
  expect(box.element().querySelector('a')?.getAttribute('href')).toBe('https://example.org/');
  await userEvent.click(screen.getByRole('button', { name: 'Action item' }));
  expect(onmake).toHaveBeenCalledWith('action', {
    text: 'Write one page',
    range: expect.objectContaining({ field: 'notes', quote: 'Write one page' }) as TextRange,
  });
});

test('one hash makes a heading, two make a small one', async () => {
  const { box } = await open(devices.left, 'Mira');
  await userEvent.click(box);
  await userEvent.keyboard('# Agreed{Enter}## In detail{Enter}');
  expect(box.element().querySelector('h2')?.textContent).toBe('Agreed');
  expect(box.element().querySelector('h3')?.textContent).toBe('In detail');
});

const thing = (kind: string, id: string, name: string, about = ''): Thing => ({
  ...{ kind, id, name, about, icon: Shapes },
  path: `/${kind}/${id}`,
});

test('an @ mentions people, things and days, as words and links on both devices', async () => {
  const things: Things = {
    all: () => [
      thing('goals', 'goal-1', 'Lead a team'),
      thing('goals', 'goal-2', 'Speak at example.org'),
      thing('meetings', 'meeting-1', 'Team check-in', '1 Dec'),
      { ...thing('people', 'robin', 'Robin'), path: null },
    ],
    load: () => Promise.resolve(),
    find: (link) =>
      typeof link === 'string' && link.startsWith('/') ? { path: link, noun: 'thing' } : null,
    today: () => '2026-11-21' as Day,
    href: (path) => `/w/here${path}`,
  };
  const mira = await open(devices.left, 'Mira', { things });
  const robin = await open(devices.right, 'Robin', {
    things: { ...things, href: (path) => `/w/there${path}` },
  });
  await userEvent.click(mira.box);
  await userEvent.keyboard('Ask @');
  const list = mira.screen.getByRole('listbox', { name: 'People, things and dates' });
  await expect.element(list).toBeVisible();
  await userEvent.keyboard('rob{Enter}about @team{ArrowDown}{ArrowUp}{Enter}at @spe{Enter}on ');
  await userEvent.keyboard('@mon{Enter}or later, a@b');
  const words =
    'Ask Robin about Lead a team at Speak at example.org on Monday 23 November 2026 or later, a@b';
  await expect.element(robin.box).toHaveTextContent(words);
  const links = ({ box }: typeof mira) =>
    [...box.element().querySelectorAll('a')].map((link) => [
      link.textContent,
      link.getAttribute('href'),
    ]);
  expect(links(mira)).toEqual([
    ['Lead a team', '/w/here/goals/goal-1'],
    ['Speak at example.org', '/w/here/goals/goal-2'],
  ]);
  await expect.poll(() => links(robin)[0]?.[1]).toBe('/w/there/goals/goal-1');
  const linked = readFlat(devices.left.text).lines[0]?.runs ?? [];
  expect(linked.flatMap(({ marks }) => marks.link ?? [])).toEqual([
    '/goals/goal-1',
    '/goals/goal-2',
  ]);

  await mira.screen.rerender({ canWrite: false });
  const read = mira.screen.getByRole('group', { name: 'Notes of Mira' });
  const link = read.getByRole('link', { name: 'Lead a team' });
  await expect.element(link).toHaveAttribute('href', '/w/here/goals/goal-1');
  await expect.element(link).not.toHaveAttribute('target');
});

test('a menu that opens at the bottom of the window stays visible, with the selected block', async () => {
  const { screen, box } = await open(devices.left, 'Mira');
  const bar = 64;
  document.documentElement.style.setProperty('--bar-height', `${String(bar)}px`);
  const frame = box.element().closest<HTMLElement>('.prose-frame');
  if (frame === null) throw new Error('the text has no frame');
  frame.style.marginTop = `${String(window.innerHeight - bar - 60)}px`;
  await userEvent.click(box);
  await userEvent.keyboard('/');
  const list = screen.getByRole('listbox', { name: 'Blocks' });
  await expect.element(list).toBeVisible();
  await userEvent.keyboard('{ArrowUp}');
  const last = screen.getByRole('option', { name: 'Divider' });
  await expect.element(last).toHaveAttribute('aria-selected', 'true');
  for (const shown of [list, last]) {
    const { top, bottom } = shown.element().getBoundingClientRect();
    expect(top).toBeGreaterThanOrEqual(0);
    expect(bottom).toBeLessThanOrEqual(window.innerHeight - bar);
  }
  await userEvent.keyboard('{Escape}{Backspace}some words');
  await select(box.element(), 'words');
  const toolbar = screen.getByRole('toolbar', { name: 'Selected words' });
  expect(toolbar.element().getBoundingClientRect().bottom).toBeLessThanOrEqual(
    window.innerHeight - bar,
  );
  document.documentElement.style.removeProperty('--bar-height');
});
