/** What an input method does, by the browser's own protocol. */
import type { CDPSession, Page } from '@playwright/test';

const sessions = new WeakMap<Page, Promise<CDPSession>>();

/** One for as long as the page is open: what is composed ends with the session that began it. */
function sessionOf(page: Page): Promise<CDPSession> {
  const session = sessions.get(page) ?? page.context().newCDPSession(page);
  sessions.set(page, session);
  return session;
}

/** What an input method shows before it has decided. */
export async function compose(page: Page, text: string): Promise<void> {
  const session = await sessionOf(page);
  await session.send('Input.imeSetComposition', {
    text,
    selectionStart: text.length,
    selectionEnd: text.length,
  });
}

/** The input method has decided. */
export async function commit(page: Page, text: string): Promise<void> {
  await (await sessionOf(page)).send('Input.insertText', { text });
}
