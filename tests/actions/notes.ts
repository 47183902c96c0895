/** What one does in notes by keyboard, as a person would. */
import type { Locator } from '@playwright/test';

/** Writes at the end of the notes. */
export async function writeAtEnd(notes: Locator, text: string): Promise<void> {
  await notes.click();
  await notes.press('Control+End');
  await notes.pressSequentially(text);
}

/** Writes at the beginning of the notes. */
export async function writeAtStart(notes: Locator, text: string): Promise<void> {
  await notes.click();
  await notes.press('Control+Home');
  await notes.pressSequentially(text);
}

/** Selects these words of the first paragraph, letter by letter. */
export async function selectWords(notes: Locator, words: string): Promise<void> {
  const text = await notes.locator('p').first().innerText();
  const from = text.indexOf(words);
  if (from === -1) throw new Error(`the notes say “${text}”, not “${words}”`);
  await notes.click();
  await notes.press('Control+Home');
  for (let at = 0; at < from; at += 1) await notes.press('ArrowRight');
  for (let at = 0; at < words.length; at += 1) await notes.press('Shift+ArrowRight');
}
