/* What answers at which address: health, metrics, and the web app. Rooms are behind the doorway. */

import { Hono } from 'hono';
import type { Metrics } from './metrics/prometheus.ts';
import { securityHeaders } from './web/security-headers.ts';
import { createStaticApp } from './web/static-app.ts';

/** What the routes need to know. */
interface AppSurroundings {
  readonly counts: () => { readonly rooms: number; readonly sockets: number };
  readonly metrics: Metrics;
  readonly webDir: string | undefined;
  readonly isDraining: () => boolean;
}

/** The relay's routes, ready for a Node server. */
export function createApp({ counts, metrics, webDir, isDraining }: AppSurroundings): Hono {
  const app = new Hono();
  app.use(securityHeaders());

  app.get('/healthz', (c) => {
    c.header('Cache-Control', 'no-store');
    return isDraining()
      ? c.json({ status: 'draining', ...counts() }, 503)
      : c.json({ status: 'ok', ...counts() });
  });

  app.get('/metrics', async (c) => {
    c.header('Cache-Control', 'no-store');
    return c.body(await metrics.text(), 200, { 'Content-Type': metrics.contentType });
  });

  app.get('/sync/:room', (c) => c.text('Rooms are opened with a WebSocket.', 426));
  app.all('/sync/*', (c) => c.text('Not found', 404));

  if (webDir !== undefined) app.route('/', createStaticApp(webDir));
  return app;
}
