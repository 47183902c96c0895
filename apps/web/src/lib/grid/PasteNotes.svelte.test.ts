import type { SheetNote } from '@cairn/model/shared';
import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import PasteNotes from './PasteNotes.svelte';

const notesOf = (amount: number): SheetNote<'noTitle'>[] =>
  Array.from({ length: amount }, (_, at) => ({ row: at + 1, key: 'noTitle', words: 'Ask' }));

const sentenceOf = (_key: string, words: string) => `${words} has no title.`;

test('further notes open by keyboard, and those of the next paste are collapsed again', async () => {
  const onclose = vi.fn<() => void>();
  const screen = await render(PasteNotes, { notes: notesOf(11), sentenceOf, onclose });
  const items = screen.getByRole('listitem');
  const all = screen.getByRole('button', { name: 'Show 3 more' });
  expect(items.elements()).toHaveLength(8);
  await userEvent.tab();
  await expect.element(all).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  await expect.element(screen.getByText(/^Row 11:/)).toBeVisible();
  await expect.element(screen.getByRole('button', { name: 'Show fewer' })).toHaveFocus();

  await screen.rerender({ notes: notesOf(9), sentenceOf, onclose });
  await expect.element(screen.getByRole('button', { name: 'Show 1 more' })).toBeVisible();
  expect(items.elements()).toHaveLength(8);
  await screen.rerender({ notes: notesOf(8), sentenceOf, onclose });
  await expect.element(screen.getByRole('button', { name: /Show/ })).not.toBeInTheDocument();
});
