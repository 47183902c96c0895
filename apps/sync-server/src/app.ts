/* What answers at which address: health, metrics and the web app. The doorway handles rooms. */

import { getConnInfo } from '@hono/node-server/conninfo';
import { Hono } from 'hono';
import { mayReadMetrics } from './access/metrics-access.ts';
import type { Metrics } from './metrics/prometheus.ts';
import { securityHeaders } from './web/security-headers.ts';
import { createStaticApp } from './web/static-app.ts';

/** What the routes depend on. */
interface AppDeps {
  readonly counts: () => { readonly rooms: number; readonly sockets: number };
  readonly metrics: Metrics;
  /** Allows reading the metrics from anywhere. */
  readonly metricsToken: string | undefined;
  readonly webDir: string | undefined;
  readonly isDraining: () => boolean;
}

/** The relay's routes, ready for a Node server. */
export function createApp(deps: AppDeps): Hono {
  const { counts, metrics, metricsToken, webDir, isDraining } = deps;
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
    const peer = getConnInfo(c).remote.address;
    if (!mayReadMetrics({ peer, headers: c.req.raw.headers }, metricsToken)) {
      return c.text('Metrics are for this machine, or for whoever has the METRICS_TOKEN.\n', 403);
    }
    return c.body(await metrics.text(), 200, { 'Content-Type': metrics.contentType });
  });

  app.get('/sync/:room', (c) => c.text('Rooms are opened with a WebSocket.', 426));
  app.all('/sync/*', (c) => c.text('Not found', 404));

  if (webDir !== undefined) app.route('/', createStaticApp(webDir));
  return app;
}
