import {
  decodeBase64url,
  deriveKeys,
  encodeBase64url,
  type RoomId,
  withoutWriting,
} from '@cairn/protocol';
import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { AcknowledgementBody } from './bodies.ts';
import { type RoomKeys, roomKeysOf } from './keys.ts';
import { bridgePresence } from './presence-bridge.ts';
import { openPresence, type Presence, sealPresence, type SessionId } from './presence-seal.ts';
import type { SenderId } from './senders.ts';
import type { Verifier } from './signature.ts';
import { chanceBytes, keys, nodeVerifier, VirtualTime } from './test-devices.ts';

const readerKeys = roomKeysOf(withoutWriting(deriveKeys(new Uint8Array(32).fill(9))));
const presence: Presence = {
  outerClient: 300,
  session: '0011223344556677' as SessionId,
  clock: 7,
  heard: new Map([['8899aabbccddeeff' as SessionId, 4]]),
  client: 3_000_000_000,
  state: { user: { name: 'Mira' } },
  acknowledgement: undefined,
};
const open: Awareness[] = [];

afterEach(() => {
  for (const awareness of open.splice(0)) awareness.destroy();
});

function awareness(clientID: number): Awareness {
  const made = new Awareness(Object.assign(new Y.Doc(), { clientID }));
  open.push(made);
  return made;
}

/** A client with both kinds of awareness and the bridge between them. */
function client(
  time: VirtualTime,
  seed: number,
  withKeys: RoomKeys = keys,
  verifier: Verifier = nodeVerifier,
) {
  const inner = awareness(seed);
  const outer = awareness(seed * 100);
  const told: AcknowledgementBody[] = [];
  const holds = new Map<SenderId, number>();
  const sender = String(seed).repeat(16) as SenderId;
  const bridge = bridgePresence({
    keys: withKeys,
    inner,
    outer,
    random: chanceBytes(seed),
    verifier,
    schedule: time.schedule,
    now: time.now,
    acknowledgement: () => ({ sender, person: `person ${String(seed)}`, holds }),
    onacknowledgement: (one) => told.push(one),
  });
  return { inner, outer, bridge, told, holds, sender };
}

/** Passes on everything that `from` would send to `to`. */
function pass(from: Awareness, to: Awareness): void {
  applyAwarenessUpdate(to, encodeAwarenessUpdate(from, [...from.meta.keys()]), 'relay');
}

/** Lets clients that share a relay talk until nothing new is said. */
async function talk(time: VirtualTime, ...clients: { readonly outer: Awareness }[]): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) {
    for (const from of clients) {
      for (const to of clients) if (from !== to) pass(from.outer, to.outer);
    }
    await time.pass(50);
  }
}

/** Mira and Robin, who have heard each other. */
async function pair() {
  const time = new VirtualTime();
  const [mira, robin] = [client(time, 1), client(time, 2)];
  await talk(time, mira, robin);
  return { time, mira, robin };
}

test.each([
  ['writer', keys],
  ['reader', readerKeys],
] as const)(
  'F23: a %s’s presence round-trips; any flipped bit, any cut or another room refuses it',
  (_who, withKeys) => {
    const opens = (bytes: Uint8Array, at: RoomKeys = keys) => openPresence(at, bytes, nodeVerifier);
    const sealed = sealPresence(withKeys, presence, chanceBytes(1));
    expect(opens(sealed)).toEqual({ presence, isWriter: withKeys === keys });
    for (let bit = 0; bit < sealed.length * 8; bit += 1) {
      const flipped = sealed.slice();
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(opens(flipped)).toBeUndefined();
    }
    for (let length = 0; length < sealed.length; length += 1) {
      expect(opens(sealed.subarray(0, length))).toBeUndefined();
    }
    expect(opens(sealed, { ...keys, room: 'AAAAAAAAAAAAAAAAAAAAAA' as RoomId })).toBeUndefined();
  },
);

test('the others see what a person does, and the relay sees sealed bytes only', async () => {
  const { time, mira, robin } = await pair();
  mira.inner.setLocalState({ user: { name: 'Mira' }, caret: 4 });
  await talk(time, mira, robin);
  expect(robin.inner.getStates().get(1)).toMatchObject({ user: { name: 'Mira' }, caret: 4 });
  expect(Object.keys(mira.outer.getLocalState() ?? {})).toEqual(['sealed']);
  expect(JSON.stringify(mira.outer.getLocalState())).not.toContain('Mira');
});

test('an unchanged presence is forwarded when repeated, so that nobody times out', async () => {
  const { time, mira, robin } = await pair();
  const clock = () => robin.inner.meta.get(1)?.clock ?? 0;
  const before = clock();
  mira.inner.setLocalState(mira.inner.getLocalState());
  await talk(time, mira, robin);
  expect(clock()).toBeGreaterThan(before);
});

test('states in quick succession are sent as one', async () => {
  const { time, mira } = await pair();
  let sent = 0;
  mira.outer.on('update', () => (sent += 1));
  for (let caret = 0; caret < 20; caret += 1) mira.inner.setLocalState({ caret });
  await time.pass(100);
  expect(sent).toBe(1);
});

test('someone who leaves disappears at once, and reappears after either side reconnects', async () => {
  const { time, mira, robin } = await pair();
  applyAwarenessUpdate(robin.outer, encodeAwarenessUpdate(mira.outer, [100], new Map()), 'relay');
  expect(robin.inner.getStates().has(1)).toBe(false);
  // It was Robin who lost the network; Mira knows nothing of it.
  robin.bridge.bump();
  await talk(time, mira, robin);
  expect(robin.inner.getStates().has(1)).toBe(true);
  mira.bridge.bump();
  await talk(time, mira, robin);
  expect(mira.inner.getStates().has(2)).toBe(true);
  expect(robin.inner.getStates().has(1)).toBe(true);
});

test('after a reconnect a person is seen, whatever was said in the meantime under their old client', async () => {
  const { time, mira, robin } = await pair();
  applyAwarenessUpdate(robin.outer, encodeAwarenessUpdate(mira.outer, [100], new Map()), 'relay');
  const eve = awareness(100);
  (eve.meta.get(100) as { clock: number }).clock = Number.MAX_SAFE_INTEGER;
  pass(eve, robin.outer);
  mira.outer.doc.clientID = 150;
  mira.bridge.bump();
  // The relay shows a newcomer who is here.
  pass(eve, mira.outer);
  await talk(time, mira, robin);
  expect(robin.inner.getStates().get(1)).toBeDefined();
  mira.inner.setLocalState({ caret: 4 });
  await talk(time, mira, robin);
  expect(robin.inner.getStates().get(1)).toMatchObject({ caret: 4 });
  expect(mira.inner.getStates().has(2)).toBe(true);
});

test('what a writer holds is sent along, and again as soon as it is more', async () => {
  const { time, mira, robin } = await pair();
  robin.holds.set(mira.sender, 4);
  robin.bridge.tell();
  await talk(time, mira, robin);
  expect(mira.told.at(-1)).toEqual({
    sender: robin.sender,
    person: 'person 2',
    holds: new Map([[mira.sender, 4]]),
  });
});

test('F29: a reader is shown as a reader, whatever they say, and what they claim to hold is ignored', async () => {
  const time = new VirtualTime();
  const [mira, robin] = [client(time, 1), client(time, 2)];
  const eve = client(time, 2, readerKeys);
  Object.assign(eve.outer, { clientID: 900 });
  eve.outer.states.clear();
  eve.inner.setLocalState({ person: 'robin', path: '/goals', caret: 3, isReader: false });
  await talk(time, mira, robin, eve);
  const readers = [...mira.inner.getStates()].filter(([, state]) => state['isReader'] === true);
  expect(readers.map(([, state]) => state)).toEqual([
    { isReader: true, person: 'robin', path: '/goals' },
  ]);
  // She claims Robin's client as well, but Robin stays who he is.
  expect(mira.inner.getStates().get(2)).toMatchObject({ isReader: false });
  expect(mira.told.filter(({ person }) => person === 'person 2').length).toBeGreaterThan(0);
  expect(mira.told.every(({ sender }) => sender === robin.sender)).toBe(true);
});

test('F29: a presence sealed by somebody who can only read isn’t taken for a writer’s', async () => {
  const { time, mira, robin } = await pair();
  const { sign } = roomKeysOf(deriveKeys(new Uint8Array(32).fill(7)));
  const eve = client(time, 3, { ...readerKeys, sign });
  eve.inner.setLocalState({ person: 'robin' });
  await talk(time, mira, robin, eve);
  expect(mira.inner.getStates().has(3)).toBe(false);
  expect([...mira.inner.getStates().values()].every(({ isReader }) => isReader !== true)).toBe(
    true,
  );
});

test('F39: presence from another session shows nobody, under the same client or another', async () => {
  const { time, mira, robin } = await pair();
  mira.inner.setLocalState({ caret: 'yesterday' });
  await talk(time, mira, robin);
  const yesterday = mira.outer.getLocalState();
  mira.bridge.dispose();
  pass(mira.outer, robin.outer);
  robin.bridge.bump();
  await talk(time, robin);
  for (const clientID of [100, 777]) {
    const relay = awareness(clientID);
    relay.setLocalState(yesterday);
    await talk(time, robin, { outer: relay });
    expect([...robin.inner.getStates().keys()]).toEqual([2]);
  }
});

test('F39: what was said earlier in this session isn’t news, not even after leaving', async () => {
  const { time, mira, robin } = await pair();
  mira.inner.setLocalState({ caret: 'old' });
  await talk(time, mira, robin);
  const old = mira.outer.getLocalState();
  mira.inner.setLocalState({ caret: 'new' });
  await talk(time, mira, robin);
  const replay = () => {
    const relay = awareness(100);
    relay.setLocalState({ again: true });
    relay.setLocalState(old);
    (relay.meta.get(100) as { clock: number }).clock = 1_000 + open.length;
    return talk(time, robin, { outer: relay });
  };
  await replay();
  expect(robin.inner.getStates().get(1)).toMatchObject({ caret: 'new' });
  applyAwarenessUpdate(robin.outer, encodeAwarenessUpdate(mira.outer, [100], new Map()), 'relay');
  mira.bridge.dispose();
  robin.outer.states.delete(100);
  robin.outer.emit('update', [{ added: [], updated: [], removed: [100] }, 'relay']);
  expect(robin.inner.getStates().has(1)).toBe(false);
  await replay();
  expect(robin.inner.getStates().has(1)).toBe(false);
});

test('F39: presence that a relay held back doesn’t show that anyone is here once it is old', async () => {
  const { time, mira, robin } = await pair();
  mira.inner.setLocalState({ caret: 'then' });
  await time.pass(50);
  const kept = mira.outer.getLocalState();
  applyAwarenessUpdate(robin.outer, encodeAwarenessUpdate(mira.outer, [100], new Map()), 'relay');
  robin.outer.states.delete(100);
  robin.outer.emit('update', [{ added: [], updated: [], removed: [100] }, 'relay']);
  await time.pass(61_000);
  const relay = awareness(100);
  relay.setLocalState(kept);
  (relay.meta.get(100) as { clock: number }).clock = 5_000;
  await talk(time, robin, { outer: relay });
  expect(robin.inner.getStates().has(1)).toBe(false);
});

test('F39: however many sessions a reader makes up, a writer’s clocks aren’t forgotten', async () => {
  const { time, mira, robin } = await pair();
  mira.inner.setLocalState({ caret: 'here' });
  await talk(time, mira, robin);
  const said = mira.outer.getLocalState();
  const { session, clock } = openedOf(robin.outer);
  const eve = awareness(800);
  const random = chanceBytes(4);
  for (let turn = 1; turn <= 400; turn += 1) {
    const own = Buffer.from(random(8)).toString('hex') as SessionId;
    const heard = new Map([[session, clock]]);
    const claim = { ...presence, outerClient: 800, session: own, clock: 1, heard };
    eve.setLocalState({ sealed: encodeBase64url(sealPresence(readerKeys, claim, random)) });
    pass(eve, robin.outer);
    await time.pass(50);
  }
  robin.outer.states.delete(100);
  robin.outer.emit('update', [{ added: [], updated: [], removed: [100] }, 'relay']);
  expect(robin.inner.getStates().has(1)).toBe(false);
  const relay = awareness(100);
  relay.setLocalState(said);
  (relay.meta.get(100) as { clock: number }).clock = 5_000;
  await talk(time, robin, { outer: relay });
  expect(robin.inner.getStates().has(1)).toBe(false);
});

test('F23: nobody’s presence can speak for me', async () => {
  const { time, mira, robin } = await pair();
  robin.inner.setLocalState({ caret: 'mine' });
  await time.pass(50);
  const { session, clock } = openedOf(robin.outer);
  const heard = new Map([[session, clock]]);
  const forged = { ...presence, outerClient: 500, client: 2, clock: 99, heard };
  const relay = awareness(500);
  relay.setLocalState({ sealed: encodeBase64url(sealPresence(keys, forged, chanceBytes(9))) });
  await talk(time, mira, robin, { outer: relay });
  expect(robin.inner.getLocalState()).toEqual({ caret: 'mine' });
});

test('F23: what one client has said doesn’t count when another repeats it', async () => {
  const { time, mira, robin } = await pair();
  const relay = awareness(600);
  relay.setLocalState(mira.outer.getLocalState());
  robin.outer.states.delete(100);
  robin.outer.emit('update', [{ added: [], updated: [], removed: [100] }, 'relay']);
  await talk(time, robin, { outer: relay });
  expect([...robin.inner.getStates().keys()]).toEqual([2]);
});

test('whatever others put into their outer state, nothing is thrown and nobody appears', async () => {
  const time = new VirtualTime();
  const robin = client(time, 2);
  const before = robin.inner.getStates().size;
  const relay = awareness(700);
  const states = fc.oneof(
    fc.dictionary(fc.string(), fc.jsonValue()),
    fc.record({ sealed: fc.oneof(fc.jsonValue(), fc.string(), fc.base64String()) }),
  );
  await fc.assert(
    fc.asyncProperty(states, async (state) => {
      relay.setLocalState(state);
      pass(relay, robin.outer);
      await time.pass(50);
      expect(robin.inner.getStates().size).toBe(before);
    }),
  );
});

test('F46: however much writers say, hearing them takes a tenth of the time, and everybody is heard', async () => {
  const time = new VirtualTime();
  let spentMs = 0;
  const verifier: Verifier = {
    ...nodeVerifier,
    verify(...what) {
      spentMs += 2;
      time.nowMs += 2;
      return nodeVerifier.verify(...what);
    },
  };
  const robin = client(time, 2, keys, verifier);
  const mira = client(time, 1);
  const many = Array.from({ length: 30 }, (_, at) => awareness(1_000 + at));
  const random = chanceBytes(3);
  for (let clock = 1; time.nowMs < 6_000; clock += 1) {
    for (const [at, one] of many.entries()) {
      const session = `00112233445566${String(10 + at)}` as SessionId;
      const said = { ...presence, outerClient: one.clientID, session, clock };
      one.setLocalState({ sealed: encodeBase64url(sealPresence(keys, said, random)) });
      pass(one, robin.outer);
    }
    pass(mira.outer, robin.outer);
    pass(robin.outer, mira.outer);
    await time.pass(40);
  }
  expect(spentMs).toBeLessThan(6_000 * 0.1 + 300);
  expect(robin.inner.getStates().has(1)).toBe(true);
});

test('after dispose, the outer state is empty and the others are gone', async () => {
  const { robin } = await pair();
  expect(robin.inner.getStates().has(1)).toBe(true);
  robin.bridge.dispose();
  expect(robin.inner.getStates().has(1)).toBe(false);
  expect(robin.outer.getLocalState()).toBeNull();
});

function openedOf(outer: Awareness): Presence {
  const { sealed } = outer.getLocalState() as { sealed: string };
  const opened = openPresence(keys, decodeBase64url(sealed) ?? new Uint8Array(), nodeVerifier);
  if (!opened) throw new Error('the presence opens');
  return opened.presence;
}
