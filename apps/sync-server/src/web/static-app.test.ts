import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createStaticApp, hasWebApp } from './static-app.ts';

const folder = mkdtempSync(join(tmpdir(), 'cairn-web-'));
const app = createStaticApp(folder);
const NAVIGATION = { headers: { Accept: 'text/html,*/*' } };

beforeAll(() => {
  expect(hasWebApp(folder)).toBe(false);
  mkdirSync(join(folder, '_app/immutable'), { recursive: true });
  const files = {
    '200.html': '<p>fallback',
    'index.html': '<p>home',
    'join.html': '<p>join',
    'service-worker.js': '// worker',
    '_app/immutable/a.1234.js': 'plain',
    '_app/immutable/a.1234.js.br': 'brotli',
    '_app/immutable/a.1234.js.gz': 'gzip',
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

test.each([
  ['/', '<p>home'],
  ['/join', '<p>join'],
  ['/w/abc/goals', '<p>fallback'],
])('a person who goes to %s is served %s, to be revalidated each time', async (path, body) => {
  const answer = await app.request(path, NAVIGATION);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('Content-Type')).toContain('text/html');
  expect(answer.headers.get('Cache-Control')).toBe('no-cache');
  expect(await answer.text()).toBe(body);
});

test('the service worker is revalidated each time', async () => {
  const answer = await app.request('/service-worker.js');
  expect(answer.headers.get('Cache-Control')).toBe('no-cache');
  expect(answer.headers.get('Content-Type')).toContain('text/javascript');
});

test.each([
  ['br, gzip', 'br', 'brotli'],
  ['gzip', 'gzip', 'gzip'],
  ['identity', null, 'plain'],
])(
  'to a browser that accepts %s a hashed file goes as %s, for a year',
  async (accept, as, body) => {
    const headers = { 'Accept-Encoding': accept };
    const answer = await app.request('/_app/immutable/a.1234.js', { headers });
    expect(answer.headers.get('Content-Encoding')).toBe(as);
    expect(answer.headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable');
    expect(await answer.text()).toBe(body);
  },
);

test('a missing chunk is a 404 that isn’t kept, whoever asks', async () => {
  const answer = await app.request('/_app/immutable/gone.js', NAVIGATION);
  expect(answer.status).toBe(404);
  expect(answer.headers.get('Cache-Control')).toBe('no-store');
});

test.each([undefined, '*/*'])(
  'a program that accepts %s is shown a page, but no file',
  async (accept) => {
    const headers: Record<string, string> = accept === undefined ? {} : { Accept: accept };
    for (const path of ['/', '/w/abc/goals']) {
      expect((await app.request(path, { headers })).headers.get('Content-Type')).toContain('html');
    }
    for (const path of ['/_app/version', '/old.js', '/_app/immutable/gone.js']) {
      expect((await app.request(path, { headers })).status).toBe(404);
    }
  },
);

test('a path is looked at once, however many dots a stranger puts into it', async () => {
  const startedAt = performance.now();
  expect((await app.request(`/${'.'.repeat(150_000)}/`)).status).toBe(200);
  expect(performance.now() - startedAt).toBeLessThan(2_000);
});

test('a missing picture is a 404, not a page', async () => {
  const answer = await app.request('/icon.png', { headers: { Accept: 'image/*' } });
  expect(answer.status).toBe(404);
});

test.each(['/../package.json', '/%2e%2e/package.json', '/..%2fpackage.json', '//etc/passwd'])(
  'nothing outside the folder is served to %s',
  async (path) => {
    const answer = await app.request(path);
    expect(['Not found', '<p>fallback']).toContain(await answer.text());
  },
);

const INLINE = '\n  start({ "a": 1 });\r\n';
const sourceOf = (script: string) =>
  `'sha256-${createHash('sha256').update(script).digest('base64')}'`;

async function scriptRule(path: string, headers = {}): Promise<string | undefined> {
  const answer = await app.request(path, { headers: { ...NAVIGATION.headers, ...headers } });
  const policy = answer.headers.get('Content-Security-Policy') ?? '';
  return policy.split('; ').find((rule) => rule.startsWith('script-src '));
}

test('F36: a page lists its inline scripts by hash, even when it is sent compressed', async () => {
  const html = `<script src="/boot.js"></script><script>${INLINE}</script><SCRIPT type="module">b</SCRIPT>`;
  writeFileSync(join(folder, 'inline.html'), html);
  writeFileSync(join(folder, 'inline.html.br'), 'brotli');
  // A browser hashes what it has parsed, in which every line ends with a line feed.
  const rule = `script-src 'self' ${sourceOf(INLINE.replace('\r', ''))} ${sourceOf('b')}`;
  for (const path of ['/inline', '/inline.html']) {
    expect(await scriptRule(path)).toBe(rule);
    expect(await scriptRule(path, { 'Accept-Encoding': 'br' })).toBe(rule);
  }
  expect(await scriptRule('/')).toBe("script-src 'self'");
});

test('F36: a newer build in place of the old one has its own hashes at once', async () => {
  const file = join(folder, 'replaced.html');
  for (const script of ['first()', 'second()']) {
    writeFileSync(file, `<script>${script}</script>`);
    expect(await scriptRule('/replaced')).toBe(`script-src 'self' ${sourceOf(script)}`);
  }
});
