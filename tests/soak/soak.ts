/**
 * Two devices that write for a long time through a real relay, and what that costs as time goes on.
 */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import * as Y from 'yjs';
import { areEqual, openSealedClient, type SealedClient } from '../actions/sealed-client.ts';
import type { ServerProcess } from '../bench/relay/server-process.ts';

/** What one stretch of the soak cost, in bytes unless stated otherwise. */
export interface Stretch {
  readonly edits: number;
  /** Sent by both devices, per edit. */
  readonly sentPerEdit: number;
  /** The document, and the mailbox with all its sealed entries, as Yjs encodes them. */
  readonly document: number;
  readonly mailbox: number;
  /** Everything that the relay has on its disk. */
  readonly relayFiles: number;
  /** After garbage collection: the process with the devices, and the relay's. */
  readonly deviceHeap: number;
  readonly relayHeap: number;
  readonly deviceTimers: number;
  readonly relayTimers: number;
  readonly rooms: number;
  readonly sockets: number;
}

interface SoakOptions {
  readonly server: ServerProcess;
  readonly dataDir: string;
  readonly ms: number;
  readonly stretches: number;
  readonly onstretch: (stretch: Stretch) => void;
}

/** Texts are kept this short, so that growth comes from the machinery and not from the contents. */
const TEXT_LENGTH = 1_000;
const EDIT_EVERY_MS = 10;
const QUIET_LIMIT_MS = 20_000;

/**
 * Runs the soak and returns what each stretch cost. @throws Error if the devices end up different.
 */
export async function soak(options: SoakOptions): Promise<readonly Stretch[]> {
  const { server, ms, stretches, onstretch } = options;
  const sockets = `${server.address}/sync`;
  const open = (room: number, person: string) =>
    openSealedClient({ sockets, secret: new Uint8Array(32).fill(room), person });
  const devices = [open(1, 'mira'), open(1, 'robin')] as const;
  await settled(devices);

  const found: Stretch[] = [];
  for (let at = 0; at < stretches; at += 1) {
    const sentBefore = bytesSent(devices);
    const edits = await writeFor(ms / stretches, devices);
    // Arrivals and departures must leave nothing behind: a visitor elsewhere, a device that
    // reconnects.
    const visitor = open(2 + (at % 200), 'visitor');
    visitor.inner.getText('notes').insert(0, 'Just looking.');
    await settled([visitor]);
    visitor.close();
    devices[at % 2]?.provider.disconnect();
    await pause(10);
    devices[at % 2]?.provider.connect();
    await settled(devices);
    const sent = bytesSent(devices) - sentBefore;
    const stretch = await measure(options, devices, edits, sent);
    found.push(stretch);
    onstretch(stretch);
  }
  const [mira, robin] = devices;
  if (!areEqual(mira.inner, robin.inner)) throw new Error('the two devices differ');
  for (const device of devices) device.close();
  return found;
}

async function writeFor(ms: number, devices: readonly SealedClient[]): Promise<number> {
  const deadline = performance.now() + ms;
  let edits = 0;
  while (performance.now() < deadline) {
    const device = devices[edits % devices.length];
    if (device) edit(device);
    edits += 1;
    await pause(EDIT_EVERY_MS);
  }
  return edits;
}

/** Types at the end of a text of the device's own, as people do, and deletes its beginning. */
function edit({ inner, sender }: SealedClient): void {
  const text = inner.getText(sender);
  text.insert(text.length, 'x');
  if (text.length > TEXT_LENGTH) text.delete(0, TEXT_LENGTH / 2);
}

/** Waits until everything written is stored and everyone in the room has it. */
async function settled(devices: readonly SealedClient[]): Promise<void> {
  const deadline = performance.now() + QUIET_LIMIT_MS;
  const [first, ...others] = devices;
  const isQuiet = () =>
    devices.every((device) => device.isStored()) &&
    others.every(({ inner }) => first !== undefined && areEqual(first.inner, inner));
  while (!isQuiet()) {
    if (performance.now() > deadline) throw new Error('the devices do not come to rest');
    await pause(20);
  }
}

async function measure(
  { server, dataDir }: SoakOptions,
  devices: readonly [SealedClient, ...SealedClient[]],
  edits: number,
  sent: number,
): Promise<Stretch> {
  globalThis.gc?.();
  globalThis.gc?.();
  const metrics = await (await fetch(`${server.address.replace(/^ws/, 'http')}/metrics`)).text();
  const metric = (name: string) =>
    Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(metrics)?.[1] ?? NaN);
  const relay = await server.account();
  const [{ inner, outer }] = devices;
  return {
    edits,
    sentPerEdit: sent / edits,
    document: Y.encodeStateAsUpdate(inner).length,
    mailbox: Y.encodeStateAsUpdate(outer).length,
    relayFiles: readdirSync(dataDir).reduce(
      (sum, name) => sum + statSync(join(dataDir, name)).size,
      0,
    ),
    deviceHeap: process.memoryUsage().heapUsed,
    relayHeap: relay.heapUsed,
    deviceTimers: process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length,
    relayTimers: relay.timers,
    rooms: metric('cairn_rooms_open'),
    sockets: metric('cairn_sockets'),
  };
}

function bytesSent(devices: readonly SealedClient[]): number {
  return devices.reduce((sum, device) => sum + device.sentBytes(), 0);
}
