/* Serves the built web app, distinguishing files by how long a browser may keep them. */

import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pagePolicy } from './content-policy.ts';
import { createScriptHashes } from './inline-scripts.ts';
import { POLICY } from './security-headers.ts';

const A_YEAR = 'public, max-age=31536000, immutable';
const FALLBACK = '200.html';

/** `served`: the file that answers, by its name before compression. */
type Env = { Variables: { served?: string } };

/** Whether a folder contains a built web app. */
export function hasWebApp(webDir: string): boolean {
  return existsSync(join(webDir, FALLBACK));
}

/**
 * Routes for the app built into `webDir`: its files, prerendered pages without their extension, and
 * the fallback page for every other address that a person navigates to.
 */
export function createStaticApp(webDir: string): Hono<Env> {
  const app = new Hono<Env>();
  const hashesOf = createScriptHashes();
  const serve = (options: Parameters<typeof serveStatic<Env>>[0]) =>
    serveStatic<Env>({
      root: webDir,
      precompressed: true,
      onFound: (path, c) => c.set('served', path.replace(/\.(br|gz|zst)$/, '')),
      ...options,
    });
  app.use('/_app/immutable/*', async (c, next) => {
    await next();
    // If a missing chunk of an older version were served as a page, it would be kept as broken
    // code.
    c.header('Cache-Control', c.res.status === 200 ? A_YEAR : 'no-store');
  });
  app.use('*', async (c, next) => {
    await next();
    if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', 'no-cache');
    const file = c.get('served');
    if (file?.endsWith('.html')) c.header(POLICY, pagePolicy(hashesOf(file)));
  });
  app.get('*', serve({}));
  app.get('*', serve({ rewriteRequestPath: (path) => `${path.replace(/\/$/, '')}.html` }));
  const fallback = serve({ path: FALLBACK });
  app.get('*', async (c, next) => {
    const asksForPage = mayBePage(c.req.path, c.req.header('Accept'));
    if (!asksForPage || c.req.path.startsWith('/_app/')) return c.text('Not found', 404);
    return fallback(c, next);
  });
  return app;
}

/**
 * A browser that navigates asks for HTML explicitly. A program that accepts anything is shown a
 * page too, unless the address looks like a file's.
 */
function mayBePage(path: string, accept = '*/*'): boolean {
  if (accept.includes('text/html')) return true;
  return accept.includes('*/*') && !path.slice(path.lastIndexOf('/') + 1).includes('.');
}
