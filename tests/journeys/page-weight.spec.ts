/**
 * Shows how much JavaScript each page loads by itself, and that the editor is loaded only where
 * there are notes.
 */
import { gzipSync } from 'node:zlib';
import { addGoal } from '../actions/goals.ts';
import { expect, test } from '../actions/journey.ts';
import { baseOf, pagesOf } from '../actions/pages.ts';
import type { Person } from '../actions/person.ts';

const KB = 1_000;
/** A class that only the editor's own code contains. */
const EDITOR = 'ProseMirror-';

interface Load {
  /** Bytes, with each file gzipped separately. */
  readonly weight: number;
  readonly hasEditor: boolean;
}

interface Script {
  /** Bytes, gzipped. */
  readonly size: number;
  readonly hasEditor: boolean;
}

/** Most pages load the same files, whose names say what they contain. */
const scripts = new Map<string, Promise<Script>>();

function scriptAt(url: string): Promise<Script> {
  const known = scripts.get(url) ?? weigh(url);
  scripts.set(url, known);
  return known;
}

async function weigh(url: string): Promise<Script> {
  const text = await (await fetch(url)).text();
  return { size: gzipSync(text).length, hasEditor: text.includes(EDITOR) };
}

/** What the page at `path` loads until `ready`, opened with an empty cache. */
async function load(person: Person, path: string, ready: () => Promise<void>): Promise<Load> {
  const urls = new Set<string>();
  const note = (request: { url(): string }) => {
    const { pathname, href } = new URL(request.url());
    if (pathname.endsWith('.js')) urls.add(href);
  };
  person.page.on('request', note);
  await person.page.goto(path);
  await ready();
  await person.page.waitForLoadState('networkidle');
  person.page.off('request', note);
  const files = await Promise.all([...urls].map(scriptAt));
  return {
    weight: files.reduce((sum, { size }) => sum + size, 0),
    hasEditor: files.some((file) => file.hasEditor),
  };
}

test('Home loads at most 90 KB of JavaScript, gzipped', async ({ arrive }) => {
  const mira = await arrive('Mira');
  const { weight } = await load(mira, '/', () =>
    expect(mira.page.getByRole('heading', { level: 1 })).toBeVisible(),
  );
  process.stdout.write(`KB of JavaScript, gzipped: Home ${(weight / KB).toFixed(0)}\n`);
  expect(weight).toBeGreaterThan(10 * KB);
  expect(weight).toBeLessThanOrEqual(90 * KB);
});

/** Every page that needs no editor, opened with an empty cache, is light enough. */
async function expectLightPages(person: Person, ready: () => Promise<void>) {
  const weights: string[] = [];
  const base = baseOf(person.page);
  for (const page of await pagesOf(person.page)) {
    const { weight, hasEditor } = await load(person, `${base}${page}`, ready);
    weights.push(`${page || 'Today'} ${(weight / KB).toFixed(0)}`);
    expect.soft(hasEditor, page).toBe(false);
    expect.soft(weight, page).toBeLessThanOrEqual(260 * KB);
  }
  process.stdout.write(`KB of JavaScript, gzipped: ${weights.join(', ')}\n`);
}

test('a page of a workspace loads at most 260 KB and no editor; a goal loads the editor', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  await mira.hasWorkspace('Mira & Robin');
  await addGoal(mira, 'Lead a team');
  const goal = new URL(mira.page.url()).pathname;
  const stored = () => mira.expectStored();
  await stored();
  await expectLightPages(mira, stored);
  const { hasEditor } = await load(mira, goal, async () => {
    await mira.notes('Notes');
  });
  expect(hasEditor).toBe(true);
});

test('the pages of a workspace that has been used for six months weigh no more', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  await mira.page.goto('/');
  await mira.page.getByRole('button', { name: 'Look around an example' }).click();
  await mira.expectInside();
  await expectLightPages(mira, () =>
    expect(mira.page.getByRole('heading', { level: 1 })).toBeVisible(),
  );
});
