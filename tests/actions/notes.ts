/** What people do in notes with the keyboard. */
import { expect, type Locator } from '@playwright/test';

/** Repeats the key until the caret is there, as a person would. */
async function goToStart(notes: Locator): Promise<void> {
  await notes.click();
  await expect(async () => {
    await notes.press('Control+Home');
    expect(await lettersBeforeCaret(notes)).toBe(0);
  }).toPass();
}

/** Waits two frames, so that the editor has handled the key. */
function lettersBeforeCaret(notes: Locator): Promise<number> {
  return notes.evaluate(async (element) => {
    for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
    const caret = getSelection();
    if (caret?.focusNode == null) return -1;
    const before = document.createRange();
    before.setStart(element, 0);
    before.setEnd(caret.focusNode, caret.focusOffset);
    return before.toString().length;
  });
}

/** Puts the caret at an end of the line with these words. */
export async function toLine(
  notes: Locator,
  words: string,
  end: 'Home' | 'End' = 'Home',
): Promise<void> {
  // Anything that loads late above the notes moves them, so a click can land on another line.
  await expect(async () => {
    await notes.getByText(words).click();
    await notes.press(end);
    const { before, behind } = await aroundCaret(notes);
    expect(before + behind).toContain(words);
    expect(end === 'Home' ? before : behind).toBe('');
  }).toPass();
}

/** The words of the caret's line before and behind it, once the editor has handled the key. */
function aroundCaret(notes: Locator): Promise<{ before: string; behind: string }> {
  return notes.evaluate(async () => {
    for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
    const caret = getSelection();
    const place = caret?.anchorNode ?? null;
    const within = place instanceof Element ? place : place?.parentElement;
    const line = within?.closest('p, h2, h3, pre');
    if (caret === null || place === null || line == null) return { before: '', behind: '' };
    const words = document.createRange();
    words.selectNodeContents(line);
    words.setEnd(place, caret.anchorOffset);
    const before = words.toString();
    return { before, behind: (line.textContent ?? '').slice(before.length) };
  });
}

/** Writes at the end of the notes. */
export async function writeAtEnd(notes: Locator, text: string): Promise<void> {
  await notes.click();
  await notes.press('Control+End');
  await notes.pressSequentially(text);
}

/** Writes at the beginning of the notes. */
export async function writeAtStart(notes: Locator, text: string): Promise<void> {
  await goToStart(notes);
  await notes.pressSequentially(text);
}

/** Selects these words of the first paragraph, letter by letter. */
export async function selectWords(notes: Locator, words: string): Promise<void> {
  const text = await notes.locator('p').first().innerText();
  const from = text.indexOf(words);
  if (from === -1) throw new Error(`the notes say “${text}”, not “${words}”`);
  await goToStart(notes);
  await goRight(notes, 'ArrowRight', from);
  await goRight(notes, 'Shift+ArrowRight', from + words.length);
}

/** Looks where the caret is, as a person does: a key is lost if something arrives that very moment. */
async function goRight(notes: Locator, key: string, letters: number): Promise<void> {
  let left = letters - (await lettersBeforeCaret(notes));
  while (left > 0) {
    for (; left > 0; left -= 1) await notes.press(key);
    left = letters - (await lettersBeforeCaret(notes));
  }
  expect(left).toBe(0);
}
