import { afterAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { connectRaw, frameOf, type RawSocket, syncFrame } from '../relay/raw-socket.ts';
import { cleanUp, newDataDir, startRelay } from '../relay/relay-process.ts';
import { until } from '../relay/stock-client.ts';
import { workspaceOf } from '../relay/workspace.ts';

/** `FUZZ_RUNS=1000000` for the long form. */
const RUNS = Number(process.env['FUZZ_RUNS'] ?? 1_500);
const SEED = Number(process.env['FUZZ_SEED'] ?? Date.now() % 2 ** 32);
const SOCKETS = 24;
const MOST_MEMORY_BYTES = 600e6;

afterAll(cleanUp);

/** Seeded numbers from 0 up to 1 (mulberry32's recurrence). */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function samples(): Uint8Array[] {
  const doc = new Y.Doc();
  doc.getMap('m').set('key', ['value', { nested: true }]);
  doc.getText('t').insert(0, 'some text');
  doc.getText('t').delete(2, 3);
  doc.getArray('a').push([new Uint8Array(40), 1, null]);
  const update = Y.encodeStateAsUpdate(doc);
  const presence = Buffer.concat([Uint8Array.of(1, 7, 1, 2), Buffer.from('{}')]);
  return [
    syncFrame(2, update),
    syncFrame(1, update),
    syncFrame(0, Y.encodeStateVector(doc)),
    frameOf(1, presence),
    frameOf(100, Uint8Array.of(5)),
    frameOf(101, new Uint8Array(17_000)),
  ];
}

/** A frame with bytes replaced, cut or repeated, or with enormous lengths. */
function spoil(frame: Uint8Array, random: () => number): Uint8Array {
  const spoilt = Uint8Array.from(frame);
  const somewhere = (): number => Math.floor(random() * spoilt.length);
  const kind = random();
  if (kind < 0.2) return spoilt.slice(0, somewhere());
  if (kind < 0.3) return Buffer.concat([spoilt, spoilt.slice(somewhere())]);
  const changes = 1 + Math.floor(random() * 6);
  for (let change = 0; change < changes; change += 1) {
    spoilt[somewhere()] = random() < 0.3 ? 255 : Math.floor(random() * 256);
  }
  return spoilt;
}

test(
  `F23: ${RUNS} corrupted frames (FUZZ_SEED=${SEED}) affect only their sender`,
  async () => {
    const relay = await startRelay(newDataDir(), 0, { LIMITS: 'off' });
    const random = dice(SEED);
    const whole = samples();
    const watched = await connectRaw(relay, workspaceOf(255).room, workspaceOf(255).protocols);
    // A socket that never says anything is closed after 30 s.
    watched.socket.send(Uint8Array.of(3));
    let slowest = { ms: 0, frame: '' };
    let sent = 0;

    async function open(): Promise<RawSocket> {
      // Now and then a new room, so that no document grows for the whole run.
      const { room, protocols } = workspaceOf(Math.floor(random() * 200));
      return connectRaw(relay, room, protocols);
    }

    async function attack(): Promise<void> {
      let raw = await open();
      while (sent < RUNS) {
        if (raw.socket.readyState !== WebSocket.OPEN) raw = await open();
        sent += 1;
        const frame = spoil(whole[Math.floor(random() * whole.length)] as Uint8Array, random);
        const startedAt = performance.now();
        const answered = new Promise<void>((resolve) =>
          raw.socket.once('pong', () => {
            resolve();
          }),
        );
        raw.socket.send(frame);
        raw.socket.ping();
        await Promise.race([answered, raw.closed]);
        const ms = performance.now() - startedAt;
        if (ms > slowest.ms)
          slowest = { ms, frame: Buffer.from(frame).toString('hex').slice(0, 200) };
        raw.frames.length = 0;
      }
      raw.socket.terminate();
    }

    await Promise.all(Array.from({ length: SOCKETS }, attack));
    expect(watched.socket.readyState).toBe(WebSocket.OPEN);
    const metrics = await (await fetch(`${relay.http}/metrics`)).text();
    const memory = Number(/^process_resident_memory_bytes (\S+)$/m.exec(metrics)?.[1]);
    process.stdout.write(
      `F23: seed ${SEED}, memory ${(memory / 1e6).toFixed(0)} MB, slowest ${slowest.ms.toFixed(0)} ms: ${slowest.frame}\n`,
    );
    expect(memory).toBeLessThan(MOST_MEMORY_BYTES);
    const doc = new Y.Doc();
    doc.getText('t').insert(0, 'fine');
    watched.socket.send(syncFrame(2, Y.encodeStateAsUpdate(doc)));
    await until(() => {
      expect(watched.frames.some((frame) => frame[0] === 100)).toBe(true);
    });
  },
  Math.max(60_000, RUNS * 10),
);
