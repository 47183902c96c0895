/* A log that nobody reads, on a real pipe: the relay responds as if somebody did. */

import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, constants, openSync, readSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { cleanUp, newDataDir, type RelayProcess, startRelay } from './relay-process.ts';
import { until } from './stock-client.ts';
import { workspaceOf } from './workspace.ts';

const HANDSHAKES = 200;
/** The pipe and its buffer hold about 2,700 lines. */
const JOINS = 3_200;
const AT_ONCE = 50;
const NO_LIMITS = { LIMITS: 'off', TRUST_PROXY: '1' };

afterEach(cleanUp);

/** A pipe that keeps what is written to it until it is read. */
function openPipe(): { readonly fd: number; read(): string } {
  const path = join(newDataDir(), 'log');
  execFileSync('mkfifo', [path]);
  const fd = openSync(path, constants.O_RDWR);
  // Opened separately, because a child process may make a shared one blocking.
  const end = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  const buffer = Buffer.alloc(1024 * 1024);
  return {
    fd,
    read() {
      let text = '';
      try {
        for (;;) text += buffer.toString('utf8', 0, readSync(end, buffer));
      } catch {
        return text;
      }
    },
  };
}

async function health(relay: RelayProcess): Promise<number> {
  const startedAt = performance.now();
  expect((await fetch(`${relay.http}/healthz`)).status).toBe(200);
  return performance.now() - startedAt;
}

/** Requests a room with an invalid credential, each time from another network. */
async function refusedHandshake(relay: RelayProcess, number: number): Promise<void> {
  const from = `10.${number % 250}.${Math.floor(number / 250)}.1`;
  const socket = connect(relay.port, '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write(
    `GET /sync/kitchen HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
      `X-Forwarded-For: ${from}\r\nSec-WebSocket-Version: 13\r\n` +
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
  );
  await once(socket, 'data');
  socket.destroy();
}

/** Made once: deriving keys takes longer than a visit. */
const WORKSPACES = Array.from({ length: 8 }, (_, number) => workspaceOf(number));

async function visit(relay: RelayProcess, number: number): Promise<void> {
  const { room, protocols } = WORKSPACES[number % WORKSPACES.length] ?? workspaceOf(0);
  const socket = new WebSocket(`${relay.sockets}/${room}`, protocols);
  // Whoever leaves before a database has answered hasn't joined.
  await once(socket, 'message');
  socket.terminate();
}

async function many(times: number, work: (number: number) => Promise<void>): Promise<void> {
  for (let done = 0; done < times; done += AT_ONCE) {
    await Promise.all(Array.from({ length: AT_ONCE }, (_, index) => work(done + index)));
  }
}

test(
  'F34: with a log that nobody reads, thousands of refusals and joins stop nothing',
  { timeout: 120_000 },
  async () => {
    const pipe = openPipe();
    const relay = await startRelay(newDataDir(), 0, NO_LIMITS, pipe.fd);
    let slowest = 0;
    const asking = setInterval(() => {
      void health(relay).then((took) => (slowest = Math.max(slowest, took)));
    }, 100);
    await many(HANDSHAKES, (number) => refusedHandshake(relay, number));
    await many(JOINS, (number) => visit(relay, number));
    clearInterval(asking);
    await health(relay);
    expect(slowest).toBeLessThan(10_000);
    const dropped = async (): Promise<number> => {
      const text = await (await fetch(`${relay.http}/metrics`)).text();
      return Number(/^cairn_log_lines_dropped_total (\d+)$/m.exec(text)?.[1]);
    };
    expect(await dropped()).toBeGreaterThan(0);
    // When it is read again, it says how much is missing.
    let log = '';
    await until(() => {
      log += pipe.read();
      expect(log).toContain('"msg":"log lines dropped"');
    });
    expect(log).toContain(`"lines":${await dropped()}`);
    expect(await relay.end('SIGTERM')).toBe(0);
    expect((log + pipe.read()).trimEnd()).toMatch(/"msg":"stopped"}$/);
    closeSync(pipe.fd);
  },
);

test('F34: a log that nobody reads does not delay the exit', { timeout: 60_000 }, async () => {
  const pipe = openPipe();
  const relay = await startRelay(newDataDir(), 0, NO_LIMITS, pipe.fd);
  // More than the pipe holds.
  await many(700, (number) => visit(relay, number));
  const startedAt = performance.now();
  expect(await relay.end('SIGTERM')).toBe(0);
  expect(performance.now() - startedAt).toBeLessThan(5_000);
  closeSync(pipe.fd);
});
