import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type PresenceEntry, readFrame } from './frames.ts';
import { createPresence, type Presence } from './presence.ts';
import { createTestMember, type TestMember } from './test-member.ts';

const timing = { takeoverPingMs: 2_000, presenceMs: 30_000, readersMs: 500 };
const ADA = '{"name":"Ada"}';

function roomOfThree(): { presence: Presence; members: TestMember[]; clock: { now: number } } {
  const members = [createTestMember(), createTestMember(), createTestMember()];
  const clock = { now: 0 };
  return { presence: createPresence(new Set(members), timing, () => clock.now), members, clock };
}

function says(clientId: number, clock: number, state = ADA): PresenceEntry[] {
  return [{ clientId, clock, state }];
}

/** Ada and Bob, and Eve, who can only read. */
function roomWithReader(): {
  presence: Presence;
  ada: TestMember;
  bob: TestMember;
  eve: TestMember;
} {
  const [ada, bob, eve] = [createTestMember(), createTestMember(), createTestMember('read')];
  return { presence: createPresence(new Set([ada, bob, eve]), timing, () => 0), ada, bob, eve };
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Lets the result of a ping take effect. */
function afterPings(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

test('presence goes to everyone else and to those who come later', () => {
  const { presence, members } = roomOfThree();
  const [ada, bob] = members as [TestMember, TestMember];
  presence.receive(ada, says(1, 5));
  expect(ada.seen()).toEqual([]);
  expect(bob.seen()).toEqual([`1:5:${ADA}`]);
  expect(readFrame(presence.everyone() ?? new Uint8Array())).toMatchObject({
    entries: says(1, 5),
  });
});

test('what a socket says about others is silently dropped', async () => {
  const { presence, members } = roomOfThree();
  const [ada, bob, eve] = members as [TestMember, TestMember, TestMember];
  presence.receive(ada, says(1, 5));
  presence.receive(bob, [...says(2, 1), ...says(1, 6, 'null'), ...says(3, 1)]);
  await afterPings();
  expect(ada.seen()).toEqual([`2:1:${ADA}`]);
  expect(eve.seen()).toEqual([`1:5:${ADA}`, `2:1:${ADA}`]);
});

test('leaving removes a presence at once, and only its own', () => {
  const { presence, members } = roomOfThree();
  const [ada, bob, eve] = members as [TestMember, TestMember, TestMember];
  presence.receive(ada, says(1, 5));
  presence.receive(bob, says(2, 1));
  presence.leave(ada);
  expect(eve.seen()).toEqual([`1:5:${ADA}`, `2:1:${ADA}`, '1:5:null']);
  presence.leave(ada);
  expect(eve.seen()).toHaveLength(3);
});

test('a newer socket takes over an id whose owner doesn’t answer, and then keeps it', async () => {
  const { presence, members } = roomOfThree();
  const [old, fresh, eve] = members as [TestMember, TestMember, TestMember];
  presence.receive(old, says(1, 5));
  old.alive = false;
  presence.receive(fresh, says(1, 6));
  expect(eve.seen()).toEqual([`1:5:${ADA}`]);
  await afterPings();
  expect(eve.seen()).toEqual([`1:5:${ADA}`, `1:6:${ADA}`]);
  presence.leave(old);
  expect(eve.seen()).toHaveLength(2);
  presence.leave(fresh);
  expect(eve.seen().at(-1)).toBe('1:6:null');
});

test('an id whose owner answers stays with it, and the newcomer may still announce its own', async () => {
  const { presence, members } = roomOfThree();
  const [ada, bob, eve] = members as [TestMember, TestMember, TestMember];
  presence.receive(ada, says(1, 5));
  presence.receive(bob, says(1, 6, '{"name":"not Ada"}'));
  await afterPings();
  presence.receive(bob, says(2, 1));
  expect(eve.seen()).toEqual([`1:5:${ADA}`, `2:1:${ADA}`]);
});

test('a newcomer that is waiting for an id gets it when the owner leaves', async () => {
  const { presence, members } = roomOfThree();
  const [old, fresh, eve] = members as [TestMember, TestMember, TestMember];
  presence.receive(old, says(1, 5));
  presence.receive(fresh, says(1, 6));
  presence.leave(old);
  await afterPings();
  expect(eve.seen()).toEqual([`1:5:${ADA}`, `1:6:${ADA}`]);
  presence.receive(fresh, says(1, 7));
  expect(eve.seen()).toHaveLength(3);
});

test('a presence that hasn’t been renewed for 30 s isn’t shown to newcomers', () => {
  const { presence, members, clock } = roomOfThree();
  presence.receive(members[0] as TestMember, says(1, 5));
  clock.now = timing.presenceMs;
  expect(presence.everyone()).toBeUndefined();
});

test('presence is kept as bytes, counted, and forgotten once clients have forgotten it too', () => {
  const { presence, members, clock } = roomOfThree();
  const [ada, bob] = members as [TestMember, TestMember];
  const state = JSON.stringify(`${'x'.repeat(10_000)}€`);
  presence.receive(ada, says(1, 5, state));
  expect(presence.heldBytes(ada)).toBeGreaterThan(10_000);
  expect(presence.heldBytes(ada)).toBeLessThan(11_000);
  expect(presence.heldBytes(bob)).toBe(0);
  clock.now = timing.presenceMs - 1;
  presence.rest();
  expect(presence.heldBytes(ada)).toBeGreaterThan(10_000);
  clock.now = timing.presenceMs;
  presence.rest();
  expect(presence.heldBytes(ada)).toBeLessThan(1_000);
  // The id is still hers.
  presence.receive(bob, says(1, 6));
  presence.receive(ada, says(1, 6, state));
  expect(bob.seen()).toEqual([`1:5:${state}`, `1:6:${state}`]);
  presence.leave(ada);
  expect(presence.heldBytes(ada)).toBe(0);
});

test('readers’ presence is passed on together and rarely, however often they send it', () => {
  const { presence, ada, eve } = roomWithReader();
  const mallory = createTestMember('read');
  for (let clock = 1; clock <= 1_000; clock += 1) {
    presence.receive(eve, says(8, clock));
    presence.receive(mallory, says(9, clock));
  }
  expect(presence.everyone()).toBeUndefined();
  vi.advanceTimersByTime(timing.readersMs);
  expect(ada.frames).toHaveLength(1);
  expect(ada.seen()).toEqual([`8:1000:${ADA}`, `9:1000:${ADA}`]);
  presence.receive(eve, says(8, 1_001));
  expect(readFrame(presence.everyone() ?? new Uint8Array())).toMatchObject({
    entries: [{ clock: 1_000 }, { clock: 1_000 }],
  });
  presence.leave(eve);
  vi.advanceTimersByTime(timing.readersMs);
  expect(ada.seen().slice(2)).toEqual(['8:1000:null']);
  expect(vi.getTimerCount()).toBe(0);
});

test('a reader who comes and goes again and again is never mentioned', () => {
  const { presence, ada, eve } = roomWithReader();
  for (let id = 10; id < 1_000; id += 1) {
    presence.receive(eve, says(id, 1));
    presence.leave(eve);
  }
  vi.advanceTimersByTime(timing.readersMs);
  expect(ada.frames).toEqual([]);
});

test('a reader who took a writer’s id loses it as soon as a writer claims it', async () => {
  const { presence, ada, bob, eve } = roomWithReader();
  presence.receive(ada, says(1, 5));
  presence.leave(ada);
  presence.receive(eve, says(1, 6, '{"name":"not Ada"}'));
  vi.advanceTimersByTime(timing.readersMs);
  presence.receive(eve, says(1, 7, '{"name":"still not Ada"}'));
  presence.receive(ada, says(1, 8));
  await afterPings();
  vi.advanceTimersByTime(timing.readersMs);
  presence.receive(eve, says(1, 9, '{"name":"not Ada"}'));
  await afterPings();
  vi.advanceTimersByTime(timing.readersMs);
  expect(bob.seen().slice(-2)).toEqual(['1:6:{"name":"not Ada"}', `1:8:${ADA}`]);
});

test('a reader can’t take the id of a writer who is there, and a writer who repeats a reader’s state takes none of theirs', async () => {
  const { presence, ada, bob, eve } = roomWithReader();
  presence.receive(ada, says(1, 5));
  ada.alive = false;
  presence.receive(eve, says(1, 6));
  presence.receive(eve, says(9, 1));
  vi.advanceTimersByTime(timing.readersMs);
  presence.receive(bob, says(9, 1));
  await afterPings();
  presence.receive(eve, says(9, 2));
  vi.advanceTimersByTime(timing.readersMs);
  expect(bob.seen()).toEqual([`1:5:${ADA}`, `9:1:${ADA}`, `9:2:${ADA}`]);
});

test('a reader’s clock leaves room above it, and their state is small', () => {
  const { presence, ada, eve } = roomWithReader();
  presence.receive(eve, says(9, 2 ** 30 + 1));
  presence.receive(eve, says(9, 1, JSON.stringify('x'.repeat(5_000))));
  vi.advanceTimersByTime(timing.readersMs);
  expect(ada.frames).toEqual([]);
});
