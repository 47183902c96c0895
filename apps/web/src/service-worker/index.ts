/**
 * Keeps the app itself on the device, so that it opens without a network even after a restart. The
 * data isn't this file's concern: workspaces are in IndexedDB.
 *
 * Each version has a cache of its own. A new version waits until no tab of the old one is left, so
 * no open tab loses chunks it may still ask for; a single tab that is reloaded switches at once.
 */
import { version } from '$app/env';
import { assets, immutable, prerendered } from '$app/manifest';
import { self } from '$app/service-worker';

const PREFIX = 'cairn-app-';
const CACHE = PREFIX + version;
const SHELL = '/200.html';
/** Requested by SvelteKit when a page is missing, to see whether this version is out of date. */
const VERSION_FILE = '/_app/version.json';
const TAKE_OVER = 'take-over';

/** Characters that few people need are fetched when they are used, and then kept. */
const RARE_FONT = /\/[a-z]+-(cyrillic|greek|vietnamese)[a-z-]*\..*woff2$/;

const pathOf = ({ path }: { path: string }) => `/${path.replace(/^\//, '')}`;
const IMMUTABLE = new Set(immutable.map(pathOf));
const KEPT = [...IMMUTABLE, ...[...assets, ...prerendered].map(pathOf)];
const FIRST = [SHELL, ...KEPT.filter((path) => !RARE_FONT.test(path))];
const OURS = new Set([SHELL, ...KEPT]);

/** Fails as a whole if one file fails: half a version must never be put to use. */
async function keepThisVersion(): Promise<void> {
  const cache = await caches.open(CACHE);
  // A file named by its content hash is the same wherever it comes from, so one that the page has
  // isn't requested again.
  await cache.addAll(
    FIRST.map((path) => new Request(path, { cache: IMMUTABLE.has(path) ? 'default' : 'no-cache' })),
  );
}

async function dropOtherVersions(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(
    names
      .filter((name) => name.startsWith(PREFIX) && name !== CACHE)
      .map((name) => caches.delete(name)),
  );
}

/**
 * Asked only once: a waiting version that never takes over mustn't leave a tab reloading for ever.
 */
let askedToTakeOver = false;

/**
 * A page that reopens the address once the new version has taken over. Any sooner, and Chromium may
 * give the request to the version being stopped, which never answers. (A Refresh header would only
 * jump to the fragment if the address has one.)
 */
const openWhenTakenOver = (
  nonce: string,
) => `<!doctype html><link rel="icon" href="/icon.svg"><script nonce="${nonce}">
  const again = () => location.reload();
  navigator.serviceWorker.addEventListener('controllerchange', again);
  navigator.serviceWorker.getRegistration().then((found) => found?.waiting || again());
  setTimeout(again, 3000);
</script>`;

/** The page for any address; the app decides which one to show. */
async function openApp(request: Request): Promise<Response> {
  const { waiting } = self.registration;
  if (waiting && !askedToTakeOver) {
    const tabs = await self.clients.matchAll({ type: 'window' });
    if (tabs.length < 2) {
      askedToTakeOver = true;
      waiting.postMessage(TAKE_OVER);
      const nonce = crypto.randomUUID();
      return new Response(openWhenTakenOver(nonce), {
        headers: {
          'content-type': 'text/html; charset=utf-8',
          // Every other page has the policy that the relay sent, which is cached with it.
          'content-security-policy': `default-src 'none'; img-src 'self'; script-src 'nonce-${nonce}'`,
        },
      });
    }
  }
  return (await fromThisVersion(SHELL)) ?? fetch(request);
}

async function fromThisVersion(path: string): Promise<Response | undefined> {
  return (await caches.open(CACHE)).match(path);
}

/** The newest version; without a network, the newest that this device knows. */
async function newestVersion(request: Request): Promise<Response> {
  return fetch(request).catch(() => Response.json({ version }));
}

/** A file of this version: from the cache, or from the network and then cached. */
async function fileOf(path: string, request: Request): Promise<Response> {
  const kept = await fromThisVersion(path);
  if (kept) return kept;
  const fresh = await fetch(request);
  if (fresh.status === 200) {
    const cache = await caches.open(CACHE);
    // A full disk is no reason to withhold a file that has just arrived.
    await cache.put(path, fresh.clone()).catch(() => undefined);
  }
  return fresh;
}

self.addEventListener('install', (event) => event.waitUntil(keepThisVersion()));
self.addEventListener('activate', (event) => event.waitUntil(dropOtherVersions()));

self.addEventListener('message', (event) => {
  if (event.data === TAKE_OVER) event.waitUntil(self.skipWaiting());
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  // Addresses of the relay and of other origins are never answered from here.
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (pathname === '/healthz' || pathname.startsWith('/sync')) return;
  if (OURS.has(pathname)) event.respondWith(fileOf(pathname, request));
  else if (pathname === VERSION_FILE) event.respondWith(newestVersion(request));
  else if (request.mode === 'navigate') event.respondWith(openApp(request));
});
