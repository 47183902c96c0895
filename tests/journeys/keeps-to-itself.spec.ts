/**
 * Shows that nothing on a page makes the browser contact another server: no mistake of ours, and
 * nothing pasted.
 */
import type { Browser, Locator, Page } from '@playwright/test';
import { type ForeignServer, startForeignServer } from '../actions/foreign-server.ts';
import { addGoal } from '../actions/goals.ts';
import { expect, test as journey } from '../actions/journey.ts';
import { Person } from '../actions/person.ts';
import { WAYS_OUT } from '../actions/ways-out.ts';

const test = journey.extend<{ foreign: ForeignServer }>({
  foreign: async ({}, use) => {
    const foreign = await startForeignServer();
    await use(foreign);
    foreign.stop();
  },
});

/** Somebody whose console may log errors: this tests that the browser blocks things. */
async function arrive(browser: Browser, baseURL: string, bypassCSP: boolean): Promise<Person> {
  const context = await browser.newContext({ baseURL, bypassCSP });
  const person = new Person('Mira', context, await context.newPage());
  await person.startWorkspace('Mira & Robin');
  return person;
}

/** Runs a script as an injected one would; returns what blocked it. */
function tryOut(page: Page, script: string, to: string): Promise<string> {
  return page.evaluate<string>(`new Promise((stopped) => {
    const to = ${JSON.stringify(to)};
    document.addEventListener('securitypolicyviolation', ({ blockedURI, effectiveDirective }) => {
      const blocked = blockedURI.replace(/^ws:/, 'http:');
      // Of a frame and a base only the origin is said, of a style sheet inside the page nothing.
      if ([to, new URL(to).origin, new URL('/', to).href, 'inline'].includes(blocked))
        stopped(effectiveDirective);
    });
    try { ${script} } catch (error) { stopped(String(error)); }
  })`);
}

const addressOf = (foreign: ForeignServer, name: string) => `${foreign.url}/${name}`;

test('F36: a script injected into a page can contact no other server, whether the page comes from the relay or the device', async ({
  browser,
  relay,
  foreign,
}) => {
  const mira = await arrive(browser, relay.url, false);
  await mira.canOpenOffline();
  for (const kept of [false, true]) {
    if (kept) await relay.stop();
    for (const [name, script] of Object.entries(WAYS_OUT)) {
      await test.step(name, () => tryOut(mira.page, script, addressOf(foreign, name)));
    }
    const answer = await mira.page.reload();
    expect(answer?.fromServiceWorker()).toBe(true);
    await expect(mira.page.getByRole('navigation').first()).toBeVisible();
  }
  expect(foreign.asked()).toEqual([]);
  await mira.context.close();
});

test('F36: each of these ways works on a page without a policy, so they prove something', async ({
  browser,
  relay,
  foreign,
}) => {
  const mira = await arrive(browser, relay.url, true);
  for (const [name, script] of Object.entries(WAYS_OUT)) {
    const to = addressOf(foreign, name);
    await mira.page.evaluate(`{ const to = ${JSON.stringify(to)}; ${script} }`);
  }
  const all = Object.keys(WAYS_OUT);
  await expect.poll(() => foreign.asked()).toEqual(expect.arrayContaining(all));
  await mira.context.close();
});

/** HTML that a page from elsewhere could contain, with words that have to be kept. */
const foreignPage = (at: string) => `
  <html><head><base href="${at}/"><link rel="stylesheet" href="${at}/link">
  <link rel="prefetch" href="${at}/prefetch"><link rel="preconnect" href="${at}">
  <meta http-equiv="refresh" content="0;url=${at}/refresh"><script src="${at}/script"></script>
  <style>@import url(${at}/import); p { background: url(${at}/background) }</style></head>
  <body background="${at}/body">
  <p>Plain, <b>bold</b>, <span style="font-weight:700">heavy</span></p>
  <p style="background: url(${at}/attribute)" onmouseover="fetch('${at}/handler')">Painted</p>
  <img src="${at}/image" srcset="${at}/image-set 2x" onerror="fetch('${at}/error')">
  <picture><source srcset="${at}/source"><img></picture>
  <video src="${at}/video" poster="${at}/poster" autoplay></video><audio src="${at}/audio"></audio>
  <svg><image href="${at}/drawing"/><use href="${at}/use#a"/></svg>
  <iframe src="${at}/frame"></iframe><object data="${at}/object"></object><embed src="${at}/embed">
  <form action="${at}/form"><input type="image" src="${at}/input"><button>Send</button></form>
  <table background="${at}/table"><tr><td background="${at}/cell">Cell</td></tr></table>
  <a href="https://example.org/" ping="${at}/ping">Link</a></body></html>`;

/**
 * Hands it over as the browser would: the system's clipboard would clean up much of what is tried
 * here.
 */
function handOver(notes: Locator, how: string, html: string): Promise<void> {
  return notes.evaluate(
    (element, [type, text]) => {
      const data = new DataTransfer();
      data.setData('text/html', text);
      const { left, top } = element.getBoundingClientRect();
      const usual = { bubbles: true, cancelable: true };
      element.dispatchEvent(
        type === 'paste'
          ? new ClipboardEvent('paste', { ...usual, clipboardData: data })
          : new DragEvent('drop', { ...usual, dataTransfer: data, clientX: left, clientY: top }),
      );
    },
    [how, html] as const,
  );
}

test('F36: pasted and dropped HTML contacts no other server, keeps its words and bold text, and logs no errors', async ({
  arrive: bring,
  foreign,
}) => {
  const mira = await bring('Mira');
  await mira.startWorkspace('Mira & Robin');
  await addGoal(mira, 'Lead a team');
  const notes = await mira.notes('Notes');
  await notes.click();
  for (const [at, how] of ['paste', 'drop'].entries()) {
    await handOver(notes, how, foreignPage(foreign.url));
    await expect(notes.getByText('Painted')).toHaveCount(at + 1);
  }
  await expect(notes.locator('strong', { hasText: /^heavy$/ })).toHaveCount(2);
  await expect(notes.locator('img, svg, iframe, form, table, [style]')).toHaveCount(0);
  await notes.getByText('Link').first().hover();
  await mira.expectStored();
  expect(foreign.asked()).toEqual([]);
});
