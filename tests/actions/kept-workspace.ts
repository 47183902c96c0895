/** Puts workspaces on a browser's device as an earlier visit would have left them. */
import type { Page } from '@playwright/test';

/**
 * An entry in the device's list of workspaces. Optional fields left out are as an older version
 * left them.
 */
export interface KeptEntry {
  readonly key: string;
  readonly name: string;
  /** The workspace's own id; `null` if it isn't fixed yet. */
  readonly workspace: string | null;
  /** The part of its link after the hash; `null` for a workspace that never contacts the relay. */
  readonly link: string | null;
  readonly person: string;
  readonly personName: string;
  /** Milliseconds since 1970. */
  readonly openedAt: number;
}

/** One row of a database in y-indexeddb's format. */
export interface KeptRow {
  readonly database: string;
  readonly store: 'updates' | 'custom';
  /** The row's key; `undefined` for the next number. */
  readonly place?: string;
  readonly bytes: Uint8Array;
}

export function documentRow(key: string, update: Uint8Array): KeptRow {
  return { database: `cairn/${key}`, store: 'updates', bytes: update };
}

/**
 * Opens the app at `path` on a device with this workspace. Takes one loading of a page, while
 * `keepOnDevice` takes one more.
 */
export async function openKept(
  page: Page,
  path: string,
  { entry, row }: { readonly entry: KeptEntry; readonly row: KeptRow },
): Promise<void> {
  const kept = {
    entry: { ...entry, example: false },
    database: row.database,
    base64: Buffer.from(row.bytes).toString('base64'),
  };
  const first = await page.addInitScript(keepBeforeOpening, kept);
  await page.goto(path);
  await first.dispose();
}

/** Runs in the page before the app, whose own opening of the database waits for this one. */
function keepBeforeOpening({
  entry,
  database,
  base64,
}: Pick<KeptRow, 'database'> & { readonly entry: object; readonly base64: string }): void {
  const here = JSON.parse(localStorage.getItem('cairn.workspaces') ?? '[]') as unknown[];
  localStorage.setItem('cairn.workspaces', JSON.stringify([...here, entry]));
  const request = indexedDB.open(database);
  request.onupgradeneeded = () => {
    request.result.createObjectStore('custom');
    const updates = request.result.createObjectStore('updates', { autoIncrement: true });
    updates.add(Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)));
  };
  request.onsuccess = () => request.result.close();
}

/** A page on the app's origin that runs none of the app. */
const BARE_PATH = '/bare';
const BARE_PAGE = '<!doctype html><link rel="icon" href="data:," />';

/**
 * Leaves `page` on a page that isn't the app.
 * @param origin the app's, or `''` if the browser of `page` has a base address.
 */
export async function keepOnDevice(
  page: Page,
  origin: string,
  entries: readonly KeptEntry[],
  rows: readonly KeptRow[],
): Promise<void> {
  const bare = (url: URL) => url.pathname === BARE_PATH;
  await page.route(bare, (route) => route.fulfill({ body: BARE_PAGE, contentType: 'text/html' }));
  await page.goto(`${origin}${BARE_PATH}`);
  await page.unroute(bare);
  await page.evaluate(
    (kept) => {
      const here = JSON.parse(localStorage.getItem('cairn.workspaces') ?? '[]') as unknown[];
      localStorage.setItem('cairn.workspaces', JSON.stringify([...here, ...kept]));
    },
    entries.map((entry) => ({ ...entry, example: false })),
  );
  for (const { bytes, ...row } of rows) {
    await page.evaluate(addRow, { ...row, base64: Buffer.from(bytes).toString('base64') });
  }
}

/** Runs in the page. */
function addRow({
  database,
  store,
  place,
  base64,
}: Omit<KeptRow, 'bytes'> & { readonly base64: string }): Promise<void> {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(database);
    request.onupgradeneeded = () => {
      request.result.createObjectStore('updates', { autoIncrement: true });
      request.result.createObjectStore('custom');
    };
    request.onerror = () => reject(new Error(`${database} cannot be opened`));
    request.onsuccess = () => {
      const transaction = request.result.transaction(store, 'readwrite');
      transaction.objectStore(store).add(bytes, place);
      transaction.onabort = () => reject(new Error(`${database} cannot be written`));
      transaction.oncomplete = () => {
        request.result.close();
        resolve();
      };
    };
  });
}
