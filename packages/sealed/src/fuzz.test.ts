import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { decodeUpdate, encodeSnapshot, encodeUpdate } from './bodies.ts';
import { type EntryKind, sealEntry } from './entry.ts';
import { ENTRIES } from './inbox.ts';
import { newSenderId } from './senders.ts';
import { chance, chanceBytes, keys, TestDevice, VirtualTime } from './test-devices.ts';

const RUNS = Number(process.env['FUZZ_RUNS'] ?? 2_000);
const SEED = Number(process.env['FUZZ_SEED'] ?? Date.now() % 1_000_000);
const next = chance(SEED);
const below = (limit: number) => Math.floor(next() * limit);
const random = chanceBytes(SEED);

/** Updates of a document that contains everything a workspace does. */
function samples(): Uint8Array[] {
  const doc = new Y.Doc();
  const v1: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => v1.push(update));
  const goal = new Y.Map<unknown>();
  doc.getMap('goals').set('g', goal);
  goal.set('title', new Y.Text('Speak slowly'));
  goal.set('order', 'a0');
  const notes = doc.getText('goals/g/notes');
  notes.insert(0, 'First of all');
  notes.format(0, 5, { bold: true });
  notes.insertEmbed(5, { b: 'x', k: 'h2' });
  notes.setAttribute('x.p', 'b');
  doc.getArray('list').push([1, 'two', { three: 3 }, Uint8Array.of(4)]);
  doc.getArray('list').delete(1, 2);
  doc.getMap('goals').delete('g');
  return [...v1, Y.encodeStateAsUpdate(doc)];
}

function damaged(bytes: Uint8Array): Uint8Array {
  const copy = [...bytes];
  for (let changes = 1 + below(4); changes > 0; changes -= 1) {
    const at = below(copy.length + 1);
    const action = below(4);
    if (action === 0) copy[at] = below(256);
    else if (action === 1) copy.splice(at, 1 + below(4));
    else if (action === 2) copy.splice(at, 0, below(256), below(256));
    else copy[at] = (copy[at] ?? 0) ^ (1 << below(8));
  }
  return Uint8Array.from(copy);
}

/** What a device with the key but without our code could seal. */
function malformedEntry(sources: ReturnType<typeof samples>, sender: string): Uint8Array {
  const number = 1 + below(1_000);
  const update = damaged(sources[below(sources.length)] ?? new Uint8Array());
  const kind = (1 + below(3)) as EntryKind;
  const bodies = [
    () => encodeUpdate({ sender: sender as never, number, update }),
    () => encodeSnapshot({ covers: new Map(), state: update }),
    () => damaged(encodeUpdate({ sender: sender as never, number, update })),
    () => Uint8Array.from({ length: below(40) }, () => below(256)),
  ];
  const body = bodies[below(4) === 0 ? 2 + below(2) : kind === 2 ? 1 : 0]?.() ?? new Uint8Array();
  return sealEntry(keys, kind, body, random);
}

test(
  `${String(RUNS)} malformed updates leave the document consistent and throw nothing (FUZZ_SEED=${String(SEED)})`,
  { timeout: 3_600_000 },
  () => {
    const sources = samples();
    const stranger = newSenderId(random);
    let slowestMs = 0;
    let opened = 0;
    let device = fresh();
    for (let run = 0; run < RUNS; run += 1) {
      if (run % 500 === 0) device = fresh();
      const { setAside: before, leftOut } = device.mailbox.status;
      const snapshot = Y.snapshot(device.inner);
      const startedAtMs = performance.now();
      device.outer.getArray(ENTRIES).push([malformedEntry(sources, stranger)]);
      slowestMs = Math.max(slowestMs, performance.now() - startedAtMs);
      if (device.mailbox.status.setAside === before) opened += 1;
      // One that contradicts the document may have brought something new as well.
      else if (device.mailbox.status.leftOut === leftOut)
        expect(Y.equalSnapshots(Y.snapshot(device.inner), snapshot)).toBe(true);
      if (run % 100 !== 99) continue;
      // The document can be read, copied and written to.
      const copy = new Y.Doc();
      Y.applyUpdate(copy, Y.encodeStateAsUpdate(device.inner));
      expect(copy.getMap('mine').toJSON()).toEqual(device.inner.getMap('mine').toJSON());
      expect(device.inner.getMap('mine').get('title')).toBe('stays');
      device.inner.getMap('mine').set('run', run);
      expect(device.inner.getMap('mine').get('run')).toBe(run);
    }
    expect(opened).toBeGreaterThan(0);
    expect(opened).toBeLessThan(RUNS);
    expect(slowestMs).toBeLessThan(1_000);
    if (process.env['FUZZ_RUNS']) {
      const heapMb = process.memoryUsage().heapUsed / 2 ** 20;
      process.stdout.write(`slowest ${slowestMs.toFixed(1)} ms, heap ${heapMb.toFixed(0)} MB\n`);
    }
  },
);

function fresh(): TestDevice {
  const device = new TestDevice({ time: new VirtualTime(), seed: below(1e6), person: 'mira' });
  device.inner.getMap('mine').set('title', 'stays');
  return device;
}

test('F23: a sealed entry that is damaged changes nothing at all', () => {
  const device = fresh();
  const [update = new Uint8Array()] = samples();
  const body = encodeUpdate({ sender: newSenderId(random), number: 1, update });
  expect(decodeUpdate(body)).toBeDefined();
  const entry = sealEntry(keys, 1, body, random);
  const before = Y.encodeStateAsUpdate(device.inner);
  for (let bit = 0; bit < entry.length * 8; bit += 1) {
    const flipped = entry.slice();
    flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    device.outer.getArray(ENTRIES).push([flipped]);
  }
  expect(device.mailbox.status.setAside).toBe(entry.length * 8);
  expect(Y.encodeStateAsUpdate(device.inner)).toEqual(before);
});
