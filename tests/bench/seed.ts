/** Puts a workspace on a browser's device as a former visit would have left it, so that only its opening is measured. */
import { setUpWorkspace, rootOf, type Writer } from '@cairn/model/document';
import { goals } from '@cairn/model/goals';
import { joinAsPerson } from '@cairn/model/people';
import type { PersonId, WorkspaceId } from '@cairn/model/shared';
import type { BrowserContext } from '@playwright/test';
import * as Y from 'yjs';

export interface Seed {
  readonly key: string;
  /** A Yjs update, v1. */
  readonly update: Uint8Array;
  /** Base64url of 32 bytes, or `null` for a workspace that never touches the relay. */
  readonly secret: string | null;
}

const SEED_PATH = '/benchmark-seed';

/** A workspace of one person with `count` goals and nothing else, as one Yjs update. */
export function workspaceOfGoals(count: number): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = 1;
  let byte = 0;
  const writer: Writer = {
    doc,
    person: 'mira' as PersonId,
    now: () => Date.UTC(2025, 0, 10),
    random: (size) => Uint8Array.from({ length: size }, () => (byte = (byte + 7) % 256)),
  };
  setUpWorkspace(writer, { id: 'benchmark' as WorkspaceId, name: 'Benchmark' });
  joinAsPerson(writer, { name: 'Mira', role: 'mentee', colour: 0, timezone: 'Europe/Berlin' });
  const root = rootOf(doc, goals);
  doc.transact(() => {
    for (let at = 0; at < count; at++) {
      const fields = new Map<string, unknown>([
        ['title', new Y.Text(`Goal ${String(at)}`)],
        ['horizon', 'short'],
        ['status', 'onTrack'],
        ['createdAt', Date.UTC(2025, 0, 10)],
        ['order', `a${String(at).padStart(6, '0')}5`],
      ]);
      root.set(`goal${String(at)}`, new Y.Map(fields));
    }
  });
  return Y.encodeStateAsUpdate(doc);
}

/** Writes the workspaces into the device of `context`, in y-indexeddb's format, for the app at `origin`. */
export async function seedDevice(
  context: BrowserContext,
  origin: string,
  seeds: readonly Seed[],
): Promise<void> {
  const page = await context.newPage();
  for (const { key, update } of seeds) {
    await page.route(`${origin}${SEED_PATH}/${key}`, (route) =>
      route.fulfill({ body: Buffer.from(update), contentType: 'application/octet-stream' }),
    );
  }
  await page.route(`${origin}${SEED_PATH}`, (route) =>
    route.fulfill({ body: '<!doctype html>', contentType: 'text/html' }),
  );
  await page.goto(`${origin}${SEED_PATH}`);
  const entries = seeds.map(({ key, secret }, at) => {
    const names = { name: 'Benchmark', person: 'mira', personName: 'Mira' };
    return { key, secret, ...names, example: false, openedAt: at + 1 };
  });
  await page.evaluate(
    async ({ entries, path }) => {
      localStorage.setItem('cairn.workspaces', JSON.stringify(entries));
      for (const { key } of entries) {
        const bytes = new Uint8Array(await (await fetch(`${path}/${key}`)).arrayBuffer());
        await new Promise<void>((resolve, reject) => {
          const request = indexedDB.open(`cairn/${key}`);
          request.onupgradeneeded = () => {
            request.result.createObjectStore('updates', { autoIncrement: true });
            request.result.createObjectStore('custom');
          };
          request.onerror = () => reject(new Error(`cairn/${key} cannot be opened`));
          request.onsuccess = () => {
            const transaction = request.result.transaction('updates', 'readwrite');
            transaction.objectStore('updates').add(bytes);
            transaction.onabort = () => reject(new Error(`cairn/${key} cannot be written`));
            transaction.oncomplete = () => {
              request.result.close();
              resolve();
            };
          };
        });
      }
    },
    { entries, path: SEED_PATH },
  );
  await page.close();
}
