import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { securityHeaders } from './security-headers.ts';

const app = new Hono();
app.use(securityHeaders());
app.get('/page', (c) => c.html('<p>page'));
app.get('/data', (c) => c.json({}));
app.get('/worker.js', (c) => c.body('', 200, { 'Content-Type': 'text/javascript; charset=utf-8' }));
app.get('/icon.svg', (c) => c.body('<svg/>', 200, { 'Content-Type': 'image/svg+xml' }));

test('every answer is restricted to its type and origin, and doesn’t reveal where someone came from', async () => {
  for (const path of ['/page', '/data', '/missing']) {
    const { headers } = await app.request(path);
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(headers.get('Referrer-Policy')).toBe('no-referrer');
    expect(headers.get('Cross-Origin-Opener-Policy')).toBe('same-origin');
    expect(headers.get('Cross-Origin-Resource-Policy')).toBe('same-origin');
    expect(headers.get('Strict-Transport-Security')).toBeNull();
  }
});

test('F36: a page loads everything from here, can’t be framed, and uses no sensor', async () => {
  const { headers } = await app.request('/page');
  const rules = (headers.get('Content-Security-Policy') ?? '').split('; ');
  expect(rules).toEqual([...new Set(rules)]);
  for (const rule of [
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "frame-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ]) {
    expect(rules).toContain(rule);
  }
  expect(headers.get('Permissions-Policy')).toContain('camera=()');
  expect(headers.get('X-DNS-Prefetch-Control')).toBe('off');
});

test('F36: the policy of a page names no other origin, and allows no script by its place alone', async () => {
  const policy = (await app.request('/page')).headers.get('Content-Security-Policy') ?? '';
  const sources = policy.split('; ').flatMap((rule) => rule.split(' ').slice(1));
  expect(sources.filter((source) => /[:*.]/.test(source))).toEqual([]);
  expect(policy).not.toMatch(/unsafe-eval|allow-duplicates/);
  expect(policy.match(/[a-z-]+ 'unsafe-inline'/g)).toEqual(["style-src-attr 'unsafe-inline'"]);
});

test('F36: a worker, which obeys the policy of its own file, is restricted to this origin too', async () => {
  const policy = (await app.request('/worker.js')).headers.get('Content-Security-Policy');
  expect(policy).toBe("default-src 'self'; require-trusted-types-for 'script'");
});

test('a drawing that is opened as a page runs nothing and reaches nobody', async () => {
  const policy = (await app.request('/icon.svg')).headers.get('Content-Security-Policy');
  expect(policy).toBe("default-src 'none'; style-src 'unsafe-inline'");
  expect((await app.request('/data')).headers.get('Content-Security-Policy')).toBeNull();
});
