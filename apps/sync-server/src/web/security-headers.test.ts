import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { securityHeaders } from './security-headers.ts';

const app = new Hono();
app.use(securityHeaders());
app.get('/page', (c) => c.html('<p>page'));
app.get('/data', (c) => c.json({}));

test('every answer is kept to its type and origin, and tells nobody where someone came from', async () => {
  for (const path of ['/page', '/data', '/missing']) {
    const { headers } = await app.request(path);
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(headers.get('Referrer-Policy')).toBe('no-referrer');
    expect(headers.get('Cross-Origin-Opener-Policy')).toBe('same-origin');
    expect(headers.get('Cross-Origin-Resource-Policy')).toBe('same-origin');
    expect(headers.get('Strict-Transport-Security')).toBeNull();
  }
});

test('a page is framed by nobody, reaches nobody else, and uses no sensor', async () => {
  const { headers } = await app.request('/page');
  const policy = headers.get('Content-Security-Policy') ?? '';
  for (const rule of ["frame-ancestors 'none'", "connect-src 'self'", "object-src 'none'"]) {
    expect(policy).toContain(rule);
  }
  // Which scripts run is said in the page, by hash; saying it twice would forbid them.
  expect(policy).not.toMatch(/script-src|default-src|style-src/);
  expect(headers.get('Permissions-Policy')).toContain('camera=()');
  expect((await app.request('/data')).headers.get('Content-Security-Policy')).toBeNull();
});
