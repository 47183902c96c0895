/**
 * What a change to one of 2,000 listed goals costs: rows touched, records parsed, time until the
 * state shows it.
 */
import type { Browser, Locator, Page } from '@playwright/test';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { seedDevice, workspaceOfGoals } from './seed.ts';

export const GOALS = 2_000;
const KEY = 'two-thousand';
const ROOT = join(import.meta.dirname, '../..');
const WEB = join(ROOT, 'apps/web');
const LIMIT_MS = 60_000;

export interface RowsTouched {
  readonly rows: number;
  readonly nodes: number;
}

/** A long list stops growing until it is asked for more. */
async function showAll(list: Page, last: Locator): Promise<void> {
  const more = list.getByRole('button', { name: 'Show more' });
  while ((await last.count()) === 0) {
    await last.or(more).first().waitFor({ state: 'attached', timeout: LIMIT_MS });
    if (await more.isVisible()) await more.click();
  }
}

/** Renames one goal in a second tab and counts what of the list in the first one changed. */
export async function countRowsTouched(browser: Browser, origin: string): Promise<RowsTouched> {
  const context = await browser.newContext();
  await seedDevice(context, origin, [{ key: KEY, update: workspaceOfGoals(GOALS), link: null }]);
  const list = await context.newPage();
  const link = (n: number) => list.locator(`main li a[href$="/goals/goal${String(n)}"]`);
  await list.goto(`${origin}/w/${KEY}/goals`);
  await showAll(list, link(GOALS - 1));
  const other = await context.newPage();
  await other.goto(`${origin}/w/${KEY}/goals/goal1000`);
  const title = other.getByRole('textbox', { name: /title|name of|goal/i }).first();
  await title.waitFor({ timeout: LIMIT_MS });

  await list.evaluate(() => {
    const touched = { rows: new Set<Element>(), nodes: 0 };
    const watch = new MutationObserver((changes) => {
      for (const { target } of changes) {
        touched.nodes += 1;
        const element = target instanceof Element ? target : target.parentElement;
        const row = element?.closest('li');
        if (row) touched.rows.add(row);
        else if (element !== null) touched.rows.add(element);
      }
    });
    for (const ul of document.querySelectorAll('main ul')) {
      watch.observe(ul, {
        subtree: true,
        childList: true,
        characterData: true,
        attributes: true,
      });
    }
    Object.assign(window, { touched });
  });
  await title.fill('Renamed in the other tab');
  await title.blur();
  await list.bringToFront();
  await link(1000).filter({ hasText: 'Renamed in the other tab' }).waitFor({ timeout: LIMIT_MS });
  // After two frames, every consequence has been drawn.
  const counts = await list.evaluate(async () => {
    for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
    const { touched } = window as unknown as { touched: { rows: Set<Element>; nodes: number } };
    return { rows: touched.rows.size, nodes: touched.nodes };
  });
  await context.close();
  return counts;
}

export interface RenameCosts {
  /** Records parsed for one rename. */
  readonly parses: number;
  readonly peerParses: number;
  /** Median milliseconds from the change to the state that shows it. */
  readonly time: number;
  readonly peerTime: number;
}

/**
 * Renames goals with the app's own table, and with a comparison that re-reads all of them on each
 * event.
 */
export async function measureRename(browser: Browser): Promise<RenameCosts> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${String(port)}`;
  const server = spawn(
    join(WEB, 'node_modules/.bin/vite'),
    ['dev', '--port', String(port), '--strictPort', '--host', '127.0.0.1'],
    { cwd: WEB, stdio: 'ignore' },
  );
  const context = await browser.newContext({ serviceWorkers: 'block' });
  try {
    await untilAnswers(origin);
    await seedDevice(context, origin, [{ key: KEY, update: workspaceOfGoals(GOALS), link: null }]);
    const page = await context.newPage();
    // On the first visit Vite bundles the app's dependencies, and reloads the page when it has.
    for (let visit = 0; visit < 2; visit++) {
      await page.goto(`${origin}/w/${KEY}/goals`);
      await page.locator('main li').first().waitFor({ state: 'attached', timeout: LIMIT_MS });
      await page.waitForLoadState('networkidle');
    }
    return await renameMany(page);
  } finally {
    await context.close();
    if (server.exitCode === null) {
      server.kill('SIGTERM');
      await once(server, 'exit');
    }
  }
}

/** Modules the page imports from the development server, not from Node. */
interface PageModules {
  table: {
    Table: new (
      doc: unknown,
      of: unknown,
    ) => { parses: number; get(id: string): { title: string } };
  };
  session: {
    openSession: (
      key: string,
      how: { safe: boolean },
    ) => Promise<{ doc: { constructor: unknown } }>;
  };
  document: {
    rootOf: (doc: unknown, of: unknown) => PageRoot;
    readAll: (doc: unknown, of: unknown) => { records: { id: string; title: string }[] };
  };
  goals: { goals: unknown; renameGoal: (writer: unknown, id: string, title: string) => void };
}
interface PageRoot extends Iterable<[string, { clone(): unknown }]> {
  set(id: string, value: unknown): void;
  observeDeep(listener: () => void): void;
}

function renameMany(page: Page): Promise<RenameCosts> {
  const model = `/@fs${ROOT}/packages/model/src`;
  const paths: Record<keyof PageModules, string> = {
    table: '/src/lib/reactivity/table.svelte.ts',
    session: '/src/lib/session/open.ts',
    document: `${model}/document/index.ts`,
    goals: `${model}/goals/index.ts`,
  };
  return page.evaluate(
    async ({ paths, key, runs }) => {
      const load = async <Name extends keyof PageModules>(name: Name) =>
        (await import(paths[name])) as PageModules[Name];
      const { Table } = await load('table');
      const { openSession } = await load('session');
      const { rootOf, readAll } = await load('document');
      const { goals, renameGoal } = await load('goals');
      const { doc } = await openSession(key, { safe: false });
      const Doc = doc.constructor as new () => { transact(change: () => void): void };
      const copy = () => {
        const fresh = new Doc();
        fresh.transact(() => {
          for (const [id, entry] of rootOf(doc, goals)) rootOf(fresh, goals).set(id, entry.clone());
        });
        return fresh;
      };
      const writerOf = (of: unknown) => ({
        doc: of,
        person: 'mira',
        now: Date.now,
        random: (size: number) => crypto.getRandomValues(new Uint8Array(size)),
      });
      const middle = (times: number[]) => times.sort((a, b) => a - b)[times.length >> 1] ?? NaN;

      const own = { doc: copy(), times: [] as number[] };
      const table = new Table(own.doc, goals);
      const peer = { doc: copy(), times: [] as number[], parses: 0 };
      let all = readAll(peer.doc, goals).records;
      rootOf(peer.doc, goals).observeDeep(() => {
        all = readAll(peer.doc, goals).records;
        peer.parses += all.length;
      });
      const before = table.parses;
      // In batches: the page's clock is too coarse for one rename.
      const BATCH = 20;
      for (let run = 0; run < runs; run++) {
        for (const [side, titleOf] of [
          [own, (id: string) => table.get(id).title],
          [peer, (id: string) => all.find((goal) => goal.id === id)?.title],
        ] as const) {
          const writer = writerOf(side.doc);
          const start = performance.now();
          for (let n = 0; n < BATCH; n++) {
            const id = `goal${String(run * BATCH + n)}`;
            renameGoal(writer, id, `Run ${String(run)}`);
            if (titleOf(id) !== `Run ${String(run)}`) throw new Error(`${id} kept its title`);
          }
          side.times.push((performance.now() - start) / BATCH);
        }
      }
      const renames = runs * BATCH;
      return {
        parses: (table.parses - before) / renames,
        peerParses: peer.parses / renames,
        time: middle(own.times),
        peerTime: middle(peer.times),
      };
    },
    { paths, key: KEY, runs: 15 },
  );
}

async function untilAnswers(origin: string): Promise<void> {
  const deadline = Date.now() + LIMIT_MS;
  while ((await fetch(origin).catch(() => null))?.ok !== true) {
    if (Date.now() > deadline) throw new Error('the development server did not start');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
