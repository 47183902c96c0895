/** Input methods, simulated through the browser's DevTools protocol. */
import type { CDPSession, Page } from '@playwright/test';

const sessions = new WeakMap<Page, Promise<CDPSession>>();

/** One per page, for as long as it is open: a composition ends with the session that started it. */
function sessionOf(page: Page): Promise<CDPSession> {
  const session = sessions.get(page) ?? page.context().newCDPSession(page);
  sessions.set(page, session);
  return session;
}

/** Shows `text` as an undecided composition. */
export async function compose(page: Page, text: string): Promise<void> {
  const session = await sessionOf(page);
  await session.send('Input.imeSetComposition', {
    text,
    selectionStart: text.length,
    selectionEnd: text.length,
  });
}

/** Ends the composition with `text`. */
export async function commit(page: Page, text: string): Promise<void> {
  await (await sessionOf(page)).send('Input.insertText', { text });
}
