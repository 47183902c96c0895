/** For tests in the browser: an editor on each of two devices with one text. */
import { plainText } from '@cairn/prose/text';
import { vi } from 'vitest';
import { expect } from 'vitest';
import { render } from 'vitest-browser-svelte';
import TextPlace from './TextPlace.svelte';
import type { Device } from './two-people.ts';

const people = {
  Mira: { name: 'Mira', color: '#3d6a4e' },
  Robin: { name: 'Robin', color: '#7a5bb5' },
};

type Extra = Partial<Parameters<typeof render<typeof TextPlace>>[1]>;

export async function open(device: Device, name: keyof typeof people, extra: Extra = {}) {
  const props = {
    text: device.text,
    history: device.history,
    newId: device.newId,
    awareness: device.awareness,
    user: people[name],
    canWrite: true,
    field: 'notes',
    label: `Notes of ${name}`,
    placeholder: 'Write, or press / for blocks',
    ...extra,
  };
  const screen = await render(TextPlace, props);
  const box = screen.getByRole('textbox', { name: `Notes of ${name}` });
  if (props.canWrite) await expect.element(box).toBeVisible();
  return { screen, box, text: () => plainText(device.text) };
}

export function paste(into: Element, html: string, text = '', files: readonly File[] = []): void {
  const data = new DataTransfer();
  if (html !== '') data.setData('text/html', html);
  if (text !== '') data.setData('text/plain', text);
  for (const file of files) data.items.add(file);
  into.dispatchEvent(
    new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
  );
}

/** Selects words with the browser's own selection, as a pointer does. */
export async function select(box: Element, words: string): Promise<void> {
  put(box, words, 0, words.length);
  await vi.waitUntil(() => document.querySelector('[role=toolbar]') !== null);
}

/** Puts the caret right after these words. */
export function putBehind(box: Element, words: string): void {
  put(box, words, words.length, words.length);
}

function put(box: Element, words: string, from: number, to: number): void {
  const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const at = (node.textContent ?? '').indexOf(words);
    // A checkbox repeats its words in a hidden label.
    if (at === -1 || node.parentElement?.closest('label')) continue;
    (box as HTMLElement).focus();
    getSelection()?.setBaseAndExtent(node, at + from, node, at + to);
    document.dispatchEvent(new Event('selectionchange'));
    return;
  }
  throw new Error(`'${words}' is not in the text`);
}
