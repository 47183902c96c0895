/** A title edited in place handles the caret, the text and the keys as you would expect. */
import { expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import InlineText from './InlineText.svelte';
import WithWriting from './TestWithWriting.svelte';

async function shown(value: string) {
  const onchange = vi.fn<(text: string) => void>();
  const onenter = vi.fn<() => void>();
  const screen = await render(InlineText, { value, label: 'Title', onchange, onenter });
  const box = screen.getByRole('textbox', { name: 'Title' });
  const field = box.element() as HTMLTextAreaElement;
  return { screen, box, field, onchange, onenter };
}

it('reports every keystroke', async () => {
  const { field, onchange } = await shown('');
  field.focus();
  await userEvent.keyboard('ab');
  expect(onchange.mock.calls).toEqual([['a'], ['ab']]);
});

it('keeps the caret beside its letter when the other person writes before it', async () => {
  const { screen, box, field } = await shown('a team');
  field.focus();
  field.setSelectionRange(6, 6);
  await screen.rerender({ value: 'Lead a team' });
  await expect.element(box).toHaveValue('Lead a team');
  expect(field.selectionStart).toBe(11);
  expect(document.activeElement).toBe(field);
});

it('is not reset by the late echo of its own keystrokes', async () => {
  const { screen, box, field } = await shown('');
  field.focus();
  await userEvent.keyboard('abc');
  await screen.rerender({ value: 'a' });
  await screen.rerender({ value: 'abc' });
  await expect.element(box).toHaveValue('abc');
  await screen.rerender({ value: 'abcd' });
  await expect.element(box).toHaveValue('abcd');
});

it('leaves on Enter and accepts no line break, typed or pasted', async () => {
  const { field, onchange, onenter } = await shown('one');
  field.focus();
  field.setSelectionRange(3, 3);
  field.setRangeText('\ntwo\r\nthree', 3, 3, 'end');
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  expect(onchange).toHaveBeenLastCalledWith('one two three');
  await userEvent.keyboard('{Enter}');
  expect(onenter).toHaveBeenCalledOnce();
  expect(document.activeElement).not.toBe(field);
});

it('F43: leaves on Escape, and asks the history to take back what was written in it', async () => {
  const onchange = vi.fn<(text: string) => void>();
  const takeBack = vi.fn<() => void>();
  const during = vi.fn((edit: () => void) => edit());
  const screen = await render(WithWriting, {
    begin: () => ({ during, takeBack }),
    value: 'Lead',
    onchange,
  });
  const field = screen.getByRole('textbox', { name: 'Title' }).element() as HTMLTextAreaElement;
  field.focus();
  await userEvent.keyboard(' on');
  expect(during).toHaveBeenCalledTimes(3);
  await userEvent.keyboard('{Escape}');
  expect(takeBack).toHaveBeenCalledOnce();
  expect(onchange).toHaveBeenLastCalledWith('Lead on');
  expect(document.activeElement).not.toBe(field);
});

it('F42: keeps what the other person wrote during a composition', async () => {
  const { screen, box, field, onchange } = await shown('team');
  field.focus();
  field.dispatchEvent(new CompositionEvent('compositionstart'));
  field.value = 'team か';
  field.dispatchEvent(new InputEvent('input', { bubbles: true, isComposing: true }));
  await screen.rerender({ value: 'our team' });
  expect(field.value).toBe('team か');
  field.dispatchEvent(new CompositionEvent('compositionend'));
  expect(onchange.mock.calls).toEqual([['our team か']]);
  await expect.element(box).toHaveValue('our team か');
});

it('F43: Enter and Escape used by an input method do not leave the field', async () => {
  const { field, onenter } = await shown('team');
  field.focus();
  for (const key of ['Enter', 'Escape'])
    field.dispatchEvent(new KeyboardEvent('keydown', { key, keyCode: 229, bubbles: true }));
  expect(document.activeElement).toBe(field);
  expect(onenter).not.toHaveBeenCalled();
});

it('keeps ten thousand characters and says that it is long', async () => {
  const { screen, box } = await shown('x'.repeat(10_000));
  await expect.element(box).toHaveValue('x'.repeat(10_000));
  await expect.element(screen.getByText(/10,000 characters/)).toBeVisible();
});
