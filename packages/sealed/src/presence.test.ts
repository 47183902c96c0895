import { encodeBase64url, type RoomId } from '@cairn/protocol';
import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { bridgePresence } from './presence-bridge.ts';
import { openPresence, sealPresence } from './presence-seal.ts';
import { chanceBytes, keys } from './stand-in.ts';

const presence = { client: 3_000_000_000, clock: 7, state: { user: { name: 'Mira' } } };
const open: Awareness[] = [];

afterEach(() => {
  for (const awareness of open.splice(0)) awareness.destroy();
});

/** A client with both awarenesses and the bridge between them. */
function client(seed: number) {
  const named = (clientID: number) => Object.assign(new Y.Doc(), { clientID });
  const inner = new Awareness(named(seed));
  const outer = new Awareness(named(seed * 100));
  open.push(inner, outer);
  const bridge = bridgePresence({ ...keys, inner, outer, random: chanceBytes(seed) });
  return { inner, outer, bridge };
}

/** Passes all that `from` would send to `to`. */
function pass(from: Awareness, to: Awareness): void {
  const clients = [...from.meta.keys()];
  applyAwarenessUpdate(to, encodeAwarenessUpdate(from, clients), 'relay');
}

test('F23: a presence comes back, and any bit flipped, any end cut or any other room refuses it', () => {
  const sealed = sealPresence(keys, presence, chanceBytes(1));
  expect(openPresence(keys, sealed)).toEqual(presence);
  for (let bit = 0; bit < sealed.length * 8; bit += 1) {
    const flipped = sealed.slice();
    flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    expect(openPresence(keys, flipped)).toBeUndefined();
  }
  for (let length = 0; length < sealed.length; length += 1) {
    expect(openPresence(keys, sealed.subarray(0, length))).toBeUndefined();
  }
  const elsewhere = { ...keys, room: 'AAAAAAAAAAAAAAAAAAAAAA' as RoomId };
  expect(openPresence(elsewhere, sealed)).toBeUndefined();
});

test('the others see what one does, and the relay sees sealed bytes only', () => {
  const [mira, robin] = [client(1), client(2)];
  mira.inner.setLocalState({ user: { name: 'Mira' }, caret: 4 });
  pass(mira.outer, robin.outer);
  expect(robin.inner.getStates().get(1)).toEqual({ user: { name: 'Mira' }, caret: 4 });
  expect(Object.keys(mira.outer.getLocalState() ?? {})).toEqual(['sealed']);
  expect(JSON.stringify(mira.outer.getLocalState())).not.toContain('Mira');
});

test('a presence repeated unchanged is forwarded, so that nobody times out', () => {
  const [mira, robin] = [client(1), client(2)];
  mira.inner.setLocalState({ here: true });
  pass(mira.outer, robin.outer);
  const clock = () => robin.inner.meta.get(1)?.clock ?? 0;
  const before = clock();
  mira.inner.setLocalState({ here: true });
  pass(mira.outer, robin.outer);
  expect(clock()).toBeGreaterThan(before);
});

test('who leaves is gone, and comes back after a reconnect', () => {
  const [mira, robin] = [client(1), client(2)];
  mira.inner.setLocalState({ here: 1 });
  pass(mira.outer, robin.outer);
  const gone = encodeAwarenessUpdate(mira.outer, [100], new Map());
  applyAwarenessUpdate(robin.outer, gone, 'relay');
  expect(robin.inner.getStates().has(1)).toBe(false);
  // Robin was the one who lost the network: Mira says nothing new.
  robin.bridge.bump();
  pass(mira.outer, robin.outer);
  expect(robin.inner.getStates().get(1)).toEqual({ here: 1 });
  expect(mira.inner.getStates().has(2)).toBe(false);
  mira.bridge.bump();
  pass(robin.outer, mira.outer);
  expect(mira.inner.getStates().has(2)).toBe(true);
});

test('F23: a presence cannot speak for me, nor can an old one be played back', () => {
  const [mira, robin] = [client(1), client(2)];
  robin.inner.setLocalState({ caret: 'mine' });
  const forged = sealPresence(
    keys,
    { client: 2, clock: 99, state: { caret: 'forged' } },
    chanceBytes(9),
  );
  mira.outer.setLocalState({ sealed: encodeBase64url(forged) });
  pass(mira.outer, robin.outer);
  expect(robin.inner.getLocalState()).toEqual({ caret: 'mine' });

  mira.inner.setLocalState({ caret: 'old' });
  const old = mira.outer.getLocalState();
  mira.inner.setLocalState({ caret: 'new' });
  pass(mira.outer, robin.outer);
  const relay = new Awareness(new Y.Doc());
  open.push(relay);
  relay.setLocalState(old);
  pass(relay, robin.outer);
  expect(robin.inner.getStates().get(1)).toEqual({ caret: 'new' });
  relay.setLocalState(null);
  pass(relay, robin.outer);
  expect(robin.inner.getStates().get(1)).toEqual({ caret: 'new' });
});

test('whatever others put into their outer state, nothing is thrown and nobody appears', () => {
  const robin = client(2);
  const before = robin.inner.getStates().size;
  const relay = new Awareness(new Y.Doc());
  open.push(relay);
  const states = fc.oneof(
    fc.dictionary(fc.string(), fc.jsonValue()),
    fc.record({ sealed: fc.oneof(fc.jsonValue(), fc.string(), fc.base64String()) }),
  );
  fc.assert(
    fc.property(states, (state) => {
      relay.setLocalState(state);
      pass(relay, robin.outer);
      expect(robin.inner.getStates().size).toBe(before);
    }),
  );
});

test('after disposing, the outer state is empty and the others are gone', () => {
  const [mira, robin] = [client(1), client(2)];
  pass(mira.outer, robin.outer);
  expect(robin.inner.getStates().has(1)).toBe(true);
  robin.bridge.dispose();
  expect(robin.inner.getStates().has(1)).toBe(false);
  expect(robin.outer.getLocalState()).toBeNull();
});
