/**
 * A person with a browser of their own: what they do, in the interface's words, and what their
 * console logged.
 */
import { allCollections } from '@cairn/model/collections';
import { type BrowserContext, expect, type Locator, type Page } from '@playwright/test';
import { isDeepStrictEqual } from 'node:util';
import * as Y from 'yjs';
import { begunWith, BegunWorkspace, type OnDevice } from './begun.ts';
import { openKept } from './kept-workspace.ts';

/** What Chromium itself logs when a server is gone. No page can prevent it. */
const LOST_RELAY = /net::ERR_|WebSocket connection to .* failed/;

/**
 * The sync line when nothing is waiting: stored by the relay, or proven to be on the others'
 * devices.
 */
export const STORED = /^(Stored by the relay|On .+ devices?)$/;

/** Asks a page to store the app on the device. */
const STORE_APP = 'storeapp';

/** Runs in each page, before the app: has it wait to store itself until the journey asks for it. */
export function storeWhenAsked(): void {
  // A page without an address has none.
  if (!('serviceWorker' in navigator)) return;
  const { serviceWorker } = navigator;
  const register = serviceWorker.register.bind(serviceWorker);
  // Its name is repeated because this runs in the page.
  const asked = new Promise((resolve) => addEventListener('storeapp', resolve, { once: true }));
  serviceWorker.register = async (...script) => {
    await asked;
    return register(...script);
  };
}

/** What the browser logs about a file that the server doesn't have. */
const MISSING_FILE = /Failed to load resource: .* 404|Failed to fetch dynamically imported module/;

export class Person {
  readonly name: string;
  readonly context: BrowserContext;
  #page: Page;
  #complaints: string[] = [];
  #mayLoseRelay = false;
  #mayMissFiles = false;

  constructor(name: string, context: BrowserContext, page: Page) {
    this.name = name;
    this.context = context;
    this.#page = page;
    this.#listen(page);
  }

  get page(): Page {
    return this.#page;
  }

  /**
   * The console's errors and warnings, without the browser's own about a relay that was meant to be
   * gone.
   */
  complaints(): string[] {
    return this.#complaints.filter(
      (line) =>
        !(this.#mayLoseRelay && LOST_RELAY.test(line)) &&
        !(this.#mayMissFiles && MISSING_FILE.test(line)),
    );
  }

  /** From now on the relay may be gone, and the browser may log it. */
  expectLostRelay(): void {
    this.#mayLoseRelay = true;
  }

  /** From now on files of the app may be missing on the server, and the browser may log it. */
  expectMissingFiles(): void {
    this.#mayMissFiles = true;
  }

  /**
   * Goes offline as someone who has had the app open for a while: all of it is stored on the
   * device.
   */
  async goOffline(): Promise<void> {
    await this.canOpenOffline();
    this.expectLostRelay();
    await this.context.setOffline(true);
  }

  async comeBack(): Promise<void> {
    await this.context.setOffline(false);
  }

  /** Waits until the app itself is stored on this device. */
  async canOpenOffline(): Promise<void> {
    await this.#page.evaluate(async (ask) => {
      dispatchEvent(new Event(ask));
      await navigator.serviceWorker.ready;
    }, STORE_APP);
  }

  /** Closes the page. */
  async leave(): Promise<void> {
    await this.#page.close();
  }

  /** Opens the app again in the same browser, at this path. */
  async returnTo(path: string): Promise<void> {
    this.#page = await this.context.newPage();
    this.#listen(this.#page);
    await this.#page.goto(path);
  }

  /** Opens another tab of the same browser; its console counts too. */
  async openTab(path: string): Promise<Page> {
    const tab = await this.context.newPage();
    this.#listen(tab);
    await tab.goto(path);
    return tab;
  }

  /** The same person in another tab of the same browser. */
  async inAnotherTab(path: string): Promise<Person> {
    return new Person(this.name, this.context, await this.openTab(path));
  }

  /**
   * Puts this person in a workspace they have had for a while, alone so far; returns its permanent
   * link. Ends on Today.
   */
  async hasWorkspace(name: string, role: 'mentee' | 'mentor' = 'mentee'): Promise<string> {
    const workspace = new BegunWorkspace(name);
    await this.#open(workspace.add(this.name, role));
    return workspace.linkAt(new URL(this.#page.url()).origin);
  }

  /**
   * Puts this person in the workspace of somebody who `hasWorkspace` with this link. Ends on Today.
   */
  async isIn(link: string): Promise<void> {
    await this.#open(begunWith(link).add(this.name, 'mentor'));
  }

  async #open(kept: OnDevice): Promise<void> {
    await openKept(this.#page, `/w/${kept.entry.key}`, kept);
    await this.expectInside();
  }

  /** Creates a workspace; returns its permanent link. Ends on Today. */
  async startWorkspace(name: string, role: 'mentee' | 'mentor' = 'mentee'): Promise<string> {
    const page = this.#page;
    await page.goto('/');
    await page.getByRole('button', { name: 'Start a workspace' }).click();
    await page.getByLabel('What should it be called?').fill(name);
    await page.getByLabel('Your name').fill(this.name);
    await page.getByRole('radio', { name: new RegExp(role, 'i') }).check();
    await page.getByRole('button', { name: 'Start', exact: true }).click();
    await expect(page.getByLabel('Invite link')).toBeVisible();
    await page.getByRole('link', { name: 'Open the workspace' }).click();
    await this.expectInside();
    return this.lastingLink();
  }

  /** The permanent link of the open workspace, as this device stores it. */
  async lastingLink(): Promise<string> {
    const key = this.workspaceKey;
    const link = await this.#page.evaluate((wanted) => {
      const raw = localStorage.getItem('cairn.workspaces') ?? '[]';
      const entries = JSON.parse(raw) as { key: string; link: string }[];
      return entries.find((entry) => entry.key === wanted)?.link;
    }, key);
    return `${new URL(this.#page.url()).origin}/join#${link ?? ''}`;
  }

  /** Makes an invitation in the settings; returns its link once it is on the relay. */
  async invite(who: 'Someone new' | 'Another of your devices' | { reads: string } = 'Someone new') {
    const page = this.#page;
    await this.goTo('Settings');
    const newest = page.getByRole('list', { name: 'Invitations' }).getByRole('listitem').first();
    const link = newest.getByLabel(/^Invite link/);
    const before = (await link.isVisible()) ? await link.inputValue() : '';
    const choice = typeof who === 'string' ? who : 'Read-only access';
    await page.getByRole('radio', { name: new RegExp(`^${choice}`) }).check();
    if (typeof who !== 'string') await page.getByLabel('Their name').fill(who.reads);
    await page.getByRole('button', { name: 'Make invite link' }).click();
    await expect(link).not.toHaveValue(before);
    await expect(newest.getByText('Ready to send')).toBeVisible();
    return link.inputValue();
  }

  /** Joins by a link of any kind as a new person. Ends on Today. */
  async join(link: string): Promise<void> {
    const page = this.#page;
    await page.goto(link);
    await page.getByRole('button', { name: 'Someone new' }).click();
    await page.getByLabel('Your name').fill(this.name);
    await page.getByRole('button', { name: 'Join', exact: true }).click();
    await this.expectInside();
  }

  async expectInside(): Promise<void> {
    await expect(this.#page).toHaveURL(/\/w\/[\w-]+$/);
    await expect(this.#page.getByRole('navigation').first()).toBeVisible();
  }

  /** Goes to a page of the workspace by the navigation, such as Goals. */
  async goTo(place: string): Promise<void> {
    const page = this.#page;
    const workspace = page.getByRole('navigation', { name: 'Workspace' });
    await workspace.getByRole('link', { name: new RegExp(`^${place}`) }).click();
    const heading = place === 'Today' ? /^(Good|Still)/ : place;
    await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
  }

  /** The rich text with this label, once it can be edited. */
  async notes(label: string | RegExp): Promise<Locator> {
    const notes = this.#page.getByRole('textbox', { name: label, exact: true });
    await expect(notes).toHaveAttribute('contenteditable', 'true');
    return notes;
  }

  /** Waits until the sync line says this. */
  async expectSync(words: string | RegExp): Promise<void> {
    await expect(
      this.#page.getByRole('button', { name: words }).filter({ visible: true }).first(),
    ).toBeVisible();
  }

  /** Waits until everything is stored by the relay, or has already arrived. */
  expectStored(): Promise<void> {
    return this.expectSync(STORED);
  }

  /**
   * Reconnects to the relay now instead of waiting for the next attempt, until it has everything.
   */
  async reachRelay(): Promise<void> {
    const line = this.#page.getByRole('button', { name: /^(Offline|Saved on this device)/ });
    const again = this.#page.getByRole('button', { name: 'Try again now' });
    const stored = this.#page.getByRole('button', { name: STORED });
    await expect(async () => {
      if (await stored.isVisible()) return;
      if (!(await again.isVisible())) await line.click({ timeout: 500 });
      await again.click({ timeout: 500 });
      await expect(stored).toBeVisible({ timeout: 1_000 });
    }).toPass();
  }

  /** The key of the open workspace on this device. */
  get workspaceKey(): string {
    return /\/w\/([\w-]+)/.exec(this.#page.url())?.[1] ?? '';
  }

  /** What this device has stored, read from its database: proof, unlike the screen. */
  async keptDocument(key = this.workspaceKey): Promise<Y.Doc> {
    const rows = await this.#page.evaluate(
      (name) =>
        new Promise<number[][]>((resolve, reject) => {
          const request = indexedDB.open(name);
          request.onerror = () => {
            reject(new Error('the database does not open'));
          };
          request.onsuccess = () => {
            const database = request.result;
            const all = database.transaction(['updates']).objectStore('updates').getAll();
            all.onerror = () => {
              reject(new Error('the rows cannot be read'));
            };
            all.onsuccess = () => {
              database.close();
              resolve((all.result as Uint8Array[]).map((row) => [...row]));
            };
          };
        }),
      `cairn/${key}`,
    );
    const doc = new Y.Doc();
    for (const row of rows) Y.applyUpdate(doc, Uint8Array.from(row));
    return doc;
  }

  #listen(page: Page): void {
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning')
        this.#complaints.push(`${message.text()} (${message.location().url})`);
    });
    page.on('pageerror', (error) => this.#complaints.push(String(error)));
  }
}

/** A document's `toJSON` leaves out roots that were never accessed. */
const ROOTS = ['meta', ...allCollections.map(({ name }) => name)];

/** Waits until both devices store the same document: same edits, same content, nothing pending. */
export async function expectEqualReplicas(one: Person, other: Person): Promise<void> {
  await expect
    .poll(async () => {
      const [a, b] = await Promise.all([one.keptDocument(), other.keptDocument()]);
      return describeDifference(a, b);
    })
    .toBe('none');
}

function describeDifference(a: Y.Doc, b: Y.Doc): string {
  const pending = [a, b].some(
    ({ store }) => store.pendingStructs !== null || store.pendingDs !== null,
  );
  if (pending) return 'something is pending';
  if (!Y.equalSnapshots(Y.snapshot(a), Y.snapshot(b))) return 'they hold different edits';
  for (const doc of [a, b]) for (const root of ROOTS) doc.getMap(root);
  return isDeepStrictEqual(a.toJSON(), b.toJSON()) ? 'none' : 'they read differently';
}
