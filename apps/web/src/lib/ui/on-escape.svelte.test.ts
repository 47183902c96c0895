import { afterEach, expect, test, vi } from 'vitest';
import { onEscape } from './on-escape.ts';

afterEach(() => document.body.replaceChildren());

/** A form in a page that hears keys too; a small box is open in it. */
function formIn() {
  document.body.innerHTML = `<main><form><input name="title" />
    <div popover="auto"><button type="button">A goal</button></div></form></main>`;
  const [form, field, item] = ['form', 'input', 'button'].map((tag) =>
    document.querySelector<HTMLElement>(tag),
  );
  if (!form || !field || !item) throw new Error('nothing was drawn');
  const [close, page] = [vi.fn(), vi.fn()];
  document.querySelector('main')?.addEventListener('keydown', page);
  return { close, page, field, item, stop: onEscape(close)(form) };
}

function press(target: HTMLElement, key = 'Escape', more: KeyboardEventInit = {}): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
  target.dispatchEvent(event);
  return event;
}

test('Escape in a field closes the form, and nothing around it', () => {
  const { close, page, field } = formIn();
  expect(press(field).defaultPrevented).toBe(true);
  expect(close).toHaveBeenCalledOnce();
  expect(page).not.toHaveBeenCalled();
});

test('Escape in a menu that is open in the form leaves the form open', () => {
  const { close, item } = formIn();
  expect(press(item).defaultPrevented).toBe(false);
  expect(close).not.toHaveBeenCalled();
});

test('other keys, and an Escape that belongs to an input method, do nothing', () => {
  const { close, page, field } = formIn();
  press(field, 'a');
  press(field, 'Escape', { isComposing: true });
  expect(close).not.toHaveBeenCalled();
  expect(page).toHaveBeenCalledTimes(2);
});

test('a form that has gone hears no more', () => {
  const { close, field, stop } = formIn();
  stop();
  press(field);
  expect(close).not.toHaveBeenCalled();
});
