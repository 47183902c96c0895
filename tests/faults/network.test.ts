import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { layLine, type Line } from '../relay/frozen-line.ts';
import { connectRaw, syncFrame } from '../relay/raw-socket.ts';
import { cleanUp, newDataDir, startRelay } from '../relay/relay-process.ts';
import { connectStock, disconnectAll, until } from '../relay/stock-client.ts';
import { workspaceOf } from '../relay/workspace.ts';

const { room, protocols } = workspaceOf(1);
/** `CLIENTS=1000` for the full test; fewer where tests have to be quick. */
const CLIENTS = Number(process.env['CLIENTS'] ?? 100);
let line: Line | undefined;

afterEach(async () => {
  disconnectAll();
  line?.close();
  line = undefined;
  await cleanUp();
});

test('F11: behind a half-open socket nothing is lost, and presence moves to the new one', async () => {
  const relay = await startRelay(newDataDir());
  line = await layLine(relay.port);
  const ada = connectStock(line, workspaceOf(1));
  const bob = connectStock(relay, workspaceOf(1));
  await until(() => {
    expect(ada.provider.synced && bob.provider.synced).toBe(true);
  });
  ada.provider.awareness.setLocalState({ name: 'Ada' });
  const adaAsBobSees = (): unknown => bob.provider.awareness.getStates().get(ada.doc.clientID);
  await until(() => {
    expect(adaAsBobSees()).toEqual({ name: 'Ada' });
  });
  line.freeze();
  ada.text.insert(0, 'typed into the void; ');
  bob.text.insert(0, 'typed meanwhile; ');
  // What the client does by itself after 30 s of silence.
  (ada.provider.ws as unknown as { terminate(): void }).terminate();
  await until(() => {
    expect(bob.text.toJSON()).toContain('typed into the void; ');
    expect(ada.text.toJSON()).toBe(bob.text.toJSON());
  });
  ada.provider.awareness.setLocalState({ name: 'Ada, back' });
  await until(() => {
    expect(adaAsBobSees()).toEqual({ name: 'Ada, back' });
  });
});

test('F14: a reader that stops reading is closed with 1013, and nobody waits for it', async () => {
  const relay = await startRelay(newDataDir(), 0, { LIMIT_BUFFERED_BYTES: '1000000' });
  const slow = await connectRaw(relay, room, protocols);
  slow.socket.pause();
  const ada = connectStock(relay, workspaceOf(1));
  const bob = connectStock(relay, workspaceOf(1));
  const metrics = async (): Promise<string> => (await fetch(`${relay.http}/metrics`)).text();
  let written = 0;
  while (!(await metrics()).includes('reason="buffered_bytes"')) {
    ada.doc.getMap('m').set('large', 'x'.repeat(500_000));
    written += 1;
    await until(() => {
      expect(bob.doc.getMap('m').get('large')).toHaveLength(500_000);
      expect(ada.stored()).toBeGreaterThanOrEqual(written);
    });
    expect(written).toBeLessThan(100);
  }
  slow.socket.resume();
  expect(await slow.closed).toBe(1013);
  ada.text.insert(0, 'still quick');
  await until(() => {
    expect(bob.text.toJSON()).toBe('still quick');
  });
});

test(`F14: ${CLIENTS} clients that come back at the same moment are all up to date again`, async () => {
  const dataDir = newDataDir();
  const relay = await startRelay(dataDir);
  const clients = Array.from({ length: CLIENTS }, (_, index) =>
    connectStock(relay, workspaceOf(Math.floor(index / 5) % 256)),
  );
  await until(() => {
    expect(clients.every(({ provider }) => provider.synced)).toBe(true);
  });
  expect(await relay.end('SIGKILL')).toBe(null);
  for (const [index, { text }] of clients.entries()) text.insert(0, `<${index}>`);
  await startRelay(dataDir, relay.port);
  await until(() => {
    for (const [index, { text }] of clients.entries()) {
      const first = clients[index - (index % 5)];
      expect(text.length).toBeGreaterThan(`<${index}>`.length);
      expect(text.toJSON()).toBe(first?.text.toJSON());
    }
  });
});

const KEY = 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==';
const UPGRADE = ['Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Version: 13', KEY];

const MALFORMED: readonly [what: string, status: number, headers: string[], path?: string][] = [
  ['no key', 400, UPGRADE.filter((header) => header !== KEY)],
  ['a key that is none', 400, [...UPGRADE.slice(0, 3), 'Sec-WebSocket-Key: no']],
  ['a version that is none', 400, ['Sec-WebSocket-Version: 99', KEY, ...UPGRADE.slice(0, 2)]],
  ['an address that is no room', 404, UPGRADE, '/elsewhere'],
  ['a header without an end', 431, ['X: '.padEnd(100_000, 'x')]],
];

test('F15: a malformed handshake is answered and goes no further', async () => {
  const relay = await startRelay(newDataDir());
  for (const [what, status, headers, path = `/sync/${room}`] of MALFORMED) {
    const tcp = connect(relay.port, '127.0.0.1');
    tcp.on('error', () => undefined);
    tcp.write([`GET ${path} HTTP/1.1`, 'Host: relay', ...headers, '', ''].join('\r\n'));
    const [answer] = (await once(tcp, 'data')) as [Buffer];
    expect(answer.toString(), what).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    tcp.destroy();
  }
});

test('F15: connections reset during the upgrade and a hostile page do not affect the relay', async () => {
  const relay = await startRelay(newDataDir(), 0, { ALLOWED_ORIGINS: 'https://cairn.example' });
  const request = [`GET /sync/${room} HTTP/1.1`, 'Host: relay', ...UPGRADE];
  const offered = `Sec-WebSocket-Protocol: ${protocols.join(', ')}`;
  const whole = [...request, offered, '', ''].join('\r\n');
  const hostile = [...request, offered, 'Origin: https://evil.example', '', ''].join('\r\n');
  for (const text of [whole, hostile, whole.slice(0, -2), whole.slice(0, 40)]) {
    for (let time = 0; time < 25; time += 1) {
      const tcp = connect(relay.port, '127.0.0.1');
      tcp.on('error', () => undefined);
      await once(tcp, 'connect');
      tcp.write(text);
      tcp.resetAndDestroy();
    }
  }
  const tcp = connect(relay.port, '127.0.0.1');
  tcp.write(hostile);
  const [answer] = (await once(tcp, 'data')) as [Buffer];
  expect(answer.toString()).toMatch(/^HTTP\/1.1 403 /);
  tcp.destroy();
  const doc = new Y.Doc();
  doc.getText('t').insert(0, 'fine');
  const ada = await connectRaw(relay, room, protocols);
  ada.socket.send(syncFrame(2, Y.encodeStateAsUpdate(doc)));
  await until(async () => {
    expect(ada.frames.some((frame) => frame[0] === 100)).toBe(true);
    const health = await fetch(`${relay.http}/healthz`);
    expect(await health.json()).toEqual({ status: 'ok', rooms: 1, sockets: 1 });
  });
});
