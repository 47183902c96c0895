/* Serves the built web app, told apart by how long a browser may keep each file. */

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';

const A_YEAR = 'public, max-age=31536000, immutable';
const FALLBACK = '200.html';

/** Whether a folder holds a built web app. */
export function hasWebApp(webDir: string): boolean {
  return existsSync(join(webDir, FALLBACK));
}

/**
 * Routes for the app built into `webDir`: its files, prerendered pages without their ending, and
 * the fallback page for every other address that a person navigates to.
 */
export function createStaticApp(webDir: string): Hono {
  const app = new Hono();
  app.use('/_app/immutable/*', async (c, next) => {
    await next();
    // Served as a page, a missing chunk of an older version would be kept as broken code.
    c.header('Cache-Control', c.res.status === 200 ? A_YEAR : 'no-store');
  });
  app.use('*', async (c, next) => {
    await next();
    if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', 'no-cache');
  });
  app.get('*', serveStatic({ root: webDir, precompressed: true }));
  app.get(
    '*',
    serveStatic({
      root: webDir,
      precompressed: true,
      rewriteRequestPath: (path) => `${path.replace(/\/$/, '')}.html`,
    }),
  );
  const fallback = serveStatic({ root: webDir, path: FALLBACK, precompressed: true });
  app.get('*', async (c, next) => {
    const asksForPage = mayBePage(c.req.path, c.req.header('Accept'));
    if (!asksForPage || c.req.path.startsWith('/_app/')) return c.text('Not found', 404);
    return fallback(c, next);
  });
  return app;
}

/**
 * A browser that navigates asks for HTML by name. A program that takes anything is shown a page as
 * well, unless the address looks like that of a file.
 */
function mayBePage(path: string, accept = '*/*'): boolean {
  if (accept.includes('text/html')) return true;
  return accept.includes('*/*') && !/\.[^/]*$/.test(path);
}
