import { once } from 'node:events';
import { availableParallelism, loadavg } from 'node:os';
import { Worker } from 'node:worker_threads';
import { afterEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { connectRaw, type RawSocket, syncFrame } from '../relay/raw-socket.ts';
import { cleanUp, newDataDir, type RelayProcess, startRelay } from '../relay/relay-process.ts';
import { connectStock, disconnectAll, until } from '../relay/stock-client.ts';
import { workspaceOf } from '../relay/workspace.ts';
import { type AttackName, largeRoom } from './attacks.ts';
import type { StrangerData } from './stranger.ts';

/** `STRANGER_SECONDS=30` for the long form. */
const SECONDS = Number(process.env['STRANGER_SECONDS'] ?? 2);
const QUIET_SECONDS = 1;
const STANDSTILL_MS = 10_000;
const MOST_MORE_BYTES = 300 * 1024 * 1024;
const EVERY_MS = 20;
const [HONEST, ATTACKED] = [1, 2];
const LARGE_STRUCTS = 900_000;
const LARGE_BYTES = 27 * 1024 * 1024;

afterEach(async () => {
  disconnectAll();
  await cleanUp();
});

interface Measured {
  readonly health: number;
  readonly pair: number;
  readonly memory: number;
}

function p99(durations: number[]): number {
  durations.sort((a, b) => a - b);
  return durations[Math.floor(durations.length * 0.99)] ?? Infinity;
}

async function memoryOf(relay: RelayProcess): Promise<number> {
  const metrics = await (await fetch(`${relay.http}/metrics`)).text();
  return Number(/^process_resident_memory_bytes (\S+)$/m.exec(metrics)?.[1]);
}

/** Two people who write to each other, and a health check. */
class Honest {
  readonly doc = new Y.Doc();
  private readonly relay: RelayProcess;
  private readonly ada: RawSocket;
  private readonly bob: RawSocket;

  private constructor(relay: RelayProcess, ada: RawSocket, bob: RawSocket) {
    this.relay = relay;
    this.ada = ada;
    this.bob = bob;
  }

  static async of(relay: RelayProcess): Promise<Honest> {
    const { room, protocols } = workspaceOf(HONEST);
    const [ada, bob] = [
      await connectRaw(relay, room, protocols),
      await connectRaw(relay, room, protocols),
    ];
    // A socket that never says anything is closed after 30 s.
    bob.socket.send(Uint8Array.of(3));
    return new Honest(relay, ada, bob);
  }

  /**
   * Runs until `end` settles: the 99th percentiles in milliseconds, and the highest memory in
   * bytes.
   */
  async during(end: Promise<unknown>): Promise<Measured> {
    let isOver = false;
    void end.finally(() => (isOver = true));
    const measured = { health: [] as number[], pair: [] as number[], memory: 0 };
    const repeat = async (what: () => Promise<unknown>, into: number[]): Promise<void> => {
      while (!isOver) {
        const startedAt = performance.now();
        await what();
        into.push(performance.now() - startedAt);
        await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
      }
    };
    await Promise.all([
      repeat(async () => {
        expect((await fetch(`${this.relay.http}/healthz`)).status).toBe(200);
      }, measured.health),
      repeat(() => this.write(), measured.pair),
      repeat(async () => {
        measured.memory = Math.max(measured.memory, await memoryOf(this.relay));
      }, []),
      end,
    ]);
    return { health: p99(measured.health), pair: p99(measured.pair), memory: measured.memory };
  }

  private async write(): Promise<void> {
    const before = Y.encodeStateVector(this.doc);
    this.doc.getText('t').insert(this.doc.getText('t').length, 'x');
    const heard = once(this.bob.socket, 'message');
    this.ada.socket.send(syncFrame(2, Y.encodeStateAsUpdate(this.doc, before)));
    await heard;
  }
}

async function fill(relay: RelayProcess): Promise<void> {
  const { room, protocols } = workspaceOf(ATTACKED);
  const owner = await connectRaw(relay, room, protocols);
  owner.socket.send(syncFrame(1, largeRoom(LARGE_STRUCTS, LARGE_BYTES)));
  await until(() => {
    expect(owner.frames.some((frame) => frame[0] === 100)).toBe(true);
  });
  owner.socket.terminate();
}

function attack(relay: RelayProcess, name: AttackName, seconds: number): Promise<unknown> {
  const { room, protocols } = workspaceOf(ATTACKED);
  const data: StrangerData = {
    attack: name,
    url: `${relay.sockets}/${room}`,
    protocols,
    seconds,
  };
  const file = new URL('./stranger.ts', import.meta.url);
  return once(new Worker(file, { workerData: data }), 'exit');
}

test.each([
  ['one frame of 63 MiB of 2-byte structs', 'smallestStructs'],
  ['86 KiB of updates whose predecessor never comes', 'withoutPredecessor'],
  ['100 frames of 10 bytes that claim 33 million clients', 'manyClients'],
  ['ten broken frames into a room of 27 MiB', 'broken'],
] as const)(
  `F33: %s, again and again for ${SECONDS} s, hold up nobody else`,
  async (what, name) => {
    const relay = await startRelay(newDataDir());
    const isLarge = name === 'broken';
    if (isLarge) await fill(relay);
    const honest = await Honest.of(relay);
    const quiet = await honest.during(
      new Promise((resolve) => setTimeout(resolve, QUIET_SECONDS * 1_000)),
    );
    const busy = await honest.during(attack(relay, name, SECONDS));
    const figures = [quiet, busy].map(
      ({ health, pair, memory }) =>
        `healthz ${health.toFixed(0)} ms, pair ${pair.toFixed(0)} ms, ${(memory / 1e6).toFixed(0)} MB`,
    );
    const share = Math.max(1, (loadavg()[0] ?? 0) / availableParallelism());
    process.stdout.write(
      `F33: ${what}: p99 before: ${figures.join('; meanwhile: ')}; load ${share.toFixed(1)} a processor\n`,
    );
    // The figures are printed and depend on the machine; the fault would be a relay that stands
    // still.
    expect(busy.health).toBeLessThan(STANDSTILL_MS);
    expect(busy.pair).toBeLessThan(STANDSTILL_MS);
    expect(busy.memory - quiet.memory).toBeLessThan(MOST_MORE_BYTES);
    const late = connectStock(relay, workspaceOf(HONEST));
    await until(() => {
      expect(late.text.toJSON()).toBe(honest.doc.getText('t').toJSON());
    });
    if (!isLarge) return;
    const { room, protocols } = workspaceOf(ATTACKED);
    const owner = await connectRaw(relay, room, protocols);
    owner.socket.send(syncFrame(0, Uint8Array.of(0)));
    await until(() => {
      expect(Math.max(...owner.frames.map(({ length }) => length))).toBeGreaterThan(
        LARGE_BYTES / 2,
      );
    });
  },
  60_000 + SECONDS * 2_000,
);
