/**
 * What a key press costs in long notes, in a real browser: from the key event to the end of the
 * editor's dispatch.
 */
import type { Browser, BrowserContext, Page } from '@playwright/test';
import * as Y from 'yjs';
import { seedDevice, workspaceOfGoals } from './seed.ts';
import { median, percentile95 } from './table.ts';

const LETTERS = 120;
const SHAPES = 20;
const BETWEEN_MS = 40;
const REST_MS = 1_500;
const KEY = 'long-notes';

/** Milliseconds. */
export interface KeyTime {
  readonly median: number;
  readonly p95: number;
}

export interface KeyTimes {
  readonly letter: KeyTime;
  /** A letter from another tab: from its message to the end of everything it causes. */
  readonly remote: KeyTime;
  readonly enter: KeyTime;
  readonly join: KeyTime;
  readonly heading: KeyTime;
  /**
   * A letter in a bare `contenteditable` with the same content, up to the browser's `input` event:
   * no editor can be faster.
   */
  readonly bare: KeyTime;
}

interface Watched {
  proseTimes: { own: number[]; remote: number[]; from: number };
}

/**
 * @param slowdown 4 measures on a processor a quarter as fast
 * @param write fills the notes
 */
export async function measureKeys(
  browser: Browser,
  origin: string,
  slowdown: number,
  write: (text: Y.Text) => void,
): Promise<KeyTimes> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const doc = new Y.Doc();
  Y.applyUpdate(doc, workspaceOfGoals(1));
  write(doc.getText('goals/goal0/notes'));
  await seedDevice(context, origin, [{ key: KEY, update: Y.encodeStateAsUpdate(doc), link: null }]);
  const url = `${origin}/w/${KEY}/goals/goal0`;
  const page = await openNotes(context, url, slowdown);
  const other = await openNotes(context, url, 1);
  const own = (keys: readonly string[]) => timesOf(page, 'own', () => press(page, keys));
  const letters = Array.from({ length: LETTERS }, (_, at) => 'lorem ipsum'[at % 11] ?? 'l');
  const often = (key: string) => Array.from({ length: SHAPES }, () => key);

  const letter = await own(letters);
  const enter = await own(often('Enter'));
  const join = await own(often('Backspace'));
  const heading = await own(often('Control+Alt+2'));
  const remote = await timesOf(page, 'remote', () => press(other, letters));
  const html = await other.getByRole('textbox', { name: 'Notes', exact: true }).innerHTML();
  await Promise.all([page.close(), other.close()]);
  const alone = await openBare(context, html, slowdown);
  const bare = await timesOf(alone, 'own', () => press(alone, letters));
  await context.close();
  return { letter, remote, enter, join, heading, bare };
}

/** The same words without an editor, with the caret in the middle and the measurement installed. */
async function openBare(context: BrowserContext, html: string, slowdown: number): Promise<Page> {
  const page = await context.newPage();
  await page.setContent(
    `<!doctype html><div contenteditable style="white-space: pre-wrap">${html}</div>`,
  );
  await page.locator('[contenteditable]').evaluate((element) => {
    const times: Watched['proseTimes'] = { own: [], remote: [], from: 0 };
    (globalThis as unknown as Watched).proseTimes = times;
    addEventListener('keydown', () => (times.from = performance.now()), true);
    addEventListener('input', () => times.own.push(performance.now() - times.from), true);
    (element as HTMLElement).focus();
    getSelection()?.collapse(element.children.item(Math.floor(element.children.length / 2)), 0);
  });
  await slow(page, slowdown);
  return page;
}

/** The notes with the caret in the middle and the measurement installed. */
async function openNotes(context: BrowserContext, url: string, slowdown: number): Promise<Page> {
  const page = await context.newPage();
  await page.addInitScript(watchMessages);
  await page.goto(url);
  const notes = page.getByRole('textbox', { name: 'Notes', exact: true });
  await notes.and(page.locator('[contenteditable=true]')).waitFor();
  await notes.evaluate((element) => {
    const { editor } = element as unknown as {
      editor: {
        view: {
          dispatch: (tr: { docChanged: boolean }) => void;
          state: { doc: { content: { size: number } } };
        };
        commands: { focus: (at: number) => void };
      };
    };
    const { view } = editor;
    const times = (globalThis as unknown as Watched).proseTimes;
    addEventListener('keydown', () => (times.from = performance.now()), true);
    const dispatch = view.dispatch.bind(view);
    view.dispatch = (tr) => {
      dispatch(tr);
      // Transactions that only select or scroll come before or after the change.
      if (times.from === 0 || !tr.docChanged) return;
      times.own.push(performance.now() - times.from);
      times.from = 0;
    };
    editor.commands.focus(Math.floor(view.state.doc.content.size / 2));
  });
  await slow(page, slowdown);
  return page;
}

async function slow(page: Page, slowdown: number): Promise<void> {
  if (slowdown !== 1) {
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  }
  await page.waitForTimeout(REST_MS);
}

/** Tabs of one device tell each other of changes by messages; records how long each takes. */
function watchMessages(): void {
  const times = { own: [], remote: [] as number[], from: 0 };
  (globalThis as unknown as Watched).proseTimes = times;
  const property = Object.getOwnPropertyDescriptor(BroadcastChannel.prototype, 'onmessage');
  Object.defineProperty(BroadcastChannel.prototype, 'onmessage', {
    ...property,
    set(this: BroadcastChannel, hear: ((event: MessageEvent) => void) | null) {
      property?.set?.call(this, (event: MessageEvent<{ update?: unknown }>) => {
        const startedAtMs = performance.now();
        hear?.call(this, event);
        if (event.data.update !== undefined) times.remote.push(performance.now() - startedAtMs);
      });
    },
  });
}

async function press(page: Page, keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    await page.keyboard.press(key === ' ' ? 'Space' : key);
    await page.waitForTimeout(BETWEEN_MS);
  }
  await page.waitForTimeout(REST_MS);
}

async function timesOf(
  page: Page,
  which: 'own' | 'remote',
  act: () => Promise<void>,
): Promise<KeyTime> {
  const take = () =>
    page.evaluate((of) => (globalThis as unknown as Watched).proseTimes[of].splice(0), which);
  await take();
  await act();
  const times = await take();
  return { median: median(times), p95: percentile95(times) };
}
