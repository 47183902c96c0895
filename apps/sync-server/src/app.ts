/* What answers at which address: health, rooms, and the web app. */

import { upgradeWebSocket, type HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import type { WebSocket } from 'ws';
import { admit, mayConnect } from './access/admit.ts';
import type { Connection, Connections } from './connections.ts';
import type { Rooms } from './rooms/rooms.ts';
import { createStaticApp } from './web/static-app.ts';

/** What the routes need to know. */
interface AppSurroundings {
  readonly rooms: Rooms;
  readonly connections: Connections;
  readonly webDir: string | undefined;
  readonly allowedOrigins: readonly string[] | undefined;
  readonly isDraining: () => boolean;
  /** Gets what no room expected; the socket that caused it stays as it is. */
  readonly reportError: (error: unknown) => void;
}

/** The relay's routes, ready for a Node server. */
export function createApp(surroundings: AppSurroundings): Hono<{ Bindings: HttpBindings }> {
  const { rooms, connections, webDir, allowedOrigins, isDraining, reportError } = surroundings;
  const app = new Hono<{ Bindings: HttpBindings }>();

  app.use(async (c, next) => {
    await next();
    // The headers of an upgrade answer belong to the WebSocket server.
    if (c.req.header('Upgrade') !== undefined) return;
    c.header('X-Content-Type-Options', 'nosniff');
    c.header('Referrer-Policy', 'no-referrer');
  });

  app.get('/healthz', (c) => {
    c.header('Cache-Control', 'no-store');
    const counts = { rooms: rooms.openCount(), sockets: connections.count() };
    return isDraining()
      ? c.json({ status: 'draining', ...counts }, 503)
      : c.json({ status: 'ok', ...counts });
  });

  app.get(
    '/sync/:room',
    async (c, next) => {
      if (isDraining()) return c.text('The relay is restarting.', 503);
      if (mayConnect(c.req.header('Origin'), allowedOrigins)) return next();
      return c.text('This page may not connect here.', 403);
    },
    upgradeWebSocket(
      (c) => {
        const admission = admit(c.req.param('room') ?? '', c.req.header('Sec-WebSocket-Protocol'));
        const tcp = (c.env as HttpBindings).incoming.socket;
        let connection: Connection | undefined;
        return {
          onOpen(_event, context) {
            // hono's type is the part of `ws` that it uses itself.
            connection = connections.open(context.raw as unknown as WebSocket, tcp, admission);
          },
          onMessage(event: { readonly data: unknown }) {
            connection?.receive(event.data);
          },
          onClose() {
            connection?.closed();
          },
        };
      },
      { onError: reportError },
    ),
    (c) => c.text('Rooms are opened with a WebSocket.', 426),
  );
  app.all('/sync/*', (c) => c.text('Not found', 404));

  if (webDir !== undefined) app.route('/', createStaticApp(webDir));
  return app;
}
