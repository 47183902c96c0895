import { LocalChange } from '@cairn/model/document';
import type { PersonId } from '@cairn/model/shared';
import { describe, expect, it } from 'vitest';
import type { KeptChange } from '#lib/device/outgoing-notes.ts';
import { lackingOf, OutgoingChanges } from './outgoing-changes.ts';

const LANE = 'a'.repeat(16);
const OTHER = 'b'.repeat(16);
const upTo = (number: number, lane = LANE) => new Map([[lane, number]]);
const renaming = (subject: string) => new LocalChange('goal.rename', 'me' as PersonId, subject);

function outgoing(left: readonly KeptChange[] = []) {
  const clock = { now: 0 };
  const changes = new OutgoingChanges(LANE, left, () => clock.now);
  /** Puts an entry into the mailbox, which y-websocket then sends. */
  const seal = (number: number) => {
    changes.sealed(number);
    changes.frameSent(false);
  };
  /** A socket that has given the relay everything in the mailbox. */
  const connect = () => {
    changes.socketOpened();
    changes.frameSent(true);
    changes.covered(0);
  };
  return { clock, changes, seal, connect };
}

describe('outgoing changes', () => {
  it('count a burst of typing once and typing after a pause as a new change', () => {
    const { clock, changes } = outgoing();
    for (let n = 0; n < 5; n++) changes.edited(renaming('g1'));
    expect(changes.waiting).toBe(1);
    clock.now += 10_000;
    changes.edited(renaming('g1'));
    expect(changes.waiting).toBe(2);
    changes.edited(renaming('g2'));
    expect(changes.waiting).toBe(3);
  });

  it('wait for the next frame if another client had taken the place of what the last one held', () => {
    const { changes, connect, seal } = outgoing();
    connect();
    changes.edited(renaming('g1'));
    seal(1);
    changes.doubted();
    changes.frameSent(false);
    changes.stored(2);
    expect(changes.waiting).toBe(1);
    changes.stored(3);
    expect(changes.waiting).toBe(0);
  });

  it('wait until a frame that holds them is stored, while later ones go on waiting', () => {
    const { changes, connect, seal } = outgoing();
    connect();
    changes.edited(renaming('g1'));
    seal(1);
    changes.edited(renaming('g2'));
    changes.stored(2);
    expect(changes.waiting).toBe(1);
  });

  it('are not taken as stored while unsealed, whatever the relay has stored', () => {
    const { changes } = outgoing();
    changes.edited(renaming('g1'));
    changes.socketOpened();
    changes.frameSent(true);
    changes.stored(1);
    expect(changes.waiting).toBe(1);
    changes.sealed(1);
    changes.frameSent(false);
    expect(changes.waiting).toBe(1);
    changes.stored(2);
    expect(changes.waiting).toBe(0);
  });

  it('are not taken as stored by an update sent before the answer to step 1', () => {
    const { changes, seal } = outgoing();
    changes.socketOpened();
    changes.edited(renaming('g1'));
    seal(1);
    changes.stored(1);
    expect(changes.waiting).toBe(1);
    changes.frameSent(true);
    changes.stored(2);
    expect(changes.waiting).toBe(0);
  });

  it('left from before a reload wait until the mailbox was compared and the relay filled up', () => {
    const left = { lane: null, entry: null, stored: false };
    const { changes } = outgoing([left, left]);
    expect(changes.waiting).toBe(2);
    changes.socketOpened();
    changes.frameSent(true);
    changes.stored(1);
    expect(changes.waiting).toBe(2);
    changes.covered(7);
    expect(changes.waiting).toBe(0);
    expect(changes.kept).toEqual([
      { lane: LANE, entry: 7, stored: true },
      { lane: LANE, entry: 7, stored: true },
    ]);
  });

  it('go on waiting if they are edited after their frame was sent', () => {
    const { changes, connect, seal } = outgoing();
    connect();
    changes.edited(renaming('g1'));
    seal(1);
    changes.edited(renaming('g1'));
    changes.stored(2);
    expect(changes.waiting).toBe(1);
  });

  it('are lacking on a device until it has opened their entry, and are forgotten once everyone has', () => {
    const { changes, connect, seal } = outgoing();
    connect();
    changes.edited(renaming('g1'));
    seal(1);
    changes.edited(renaming('g2'));
    seal(2);
    changes.stored(3);
    expect([0, 1, 2].map((number) => lackingOf(changes.kept, upTo(number)))).toEqual([2, 1, 0]);
    expect(lackingOf(changes.kept, upTo(2, OTHER))).toBe(2);
    changes.arrived([upTo(2), upTo(1)]);
    expect(changes.kept).toEqual([{ lane: LANE, entry: 2, stored: true }]);
  });

  it('left by another tab are proven by its lane if the mailbox has them', () => {
    const { changes, connect, seal } = outgoing();
    connect();
    changes.takeOver([{ lane: OTHER, entry: 3, stored: false }], () => true);
    seal(4);
    changes.stored(2);
    expect(changes.waiting).toBe(0);
    expect(lackingOf(changes.kept, upTo(9))).toBe(1);
    expect(lackingOf(changes.kept, upTo(3, OTHER))).toBe(0);
  });

  it('left by another tab are not stored just because this device’s mailbox has them', () => {
    const { changes, connect } = outgoing();
    const left = { lane: OTHER, entry: 3 };
    changes.takeOver([{ ...left, stored: false }], () => true);
    changes.takeOver([{ ...left, stored: true }], () => true);
    expect(changes.waiting).toBe(1);
    connect();
    expect(changes.waiting).toBe(1);
    changes.stored(1);
    expect(changes.waiting).toBe(0);
  });

  it('left unsealed by another tab wait for an entry of this one', () => {
    const { changes, connect, seal } = outgoing();
    connect();
    changes.takeOver([{ lane: OTHER, entry: 3, stored: true }], () => false);
    expect(changes.waiting).toBe(1);
    seal(4);
    changes.stored(2);
    expect(changes.waiting).toBe(0);
    expect(lackingOf(changes.kept, upTo(3, OTHER))).toBe(1);
    expect(lackingOf(changes.kept, upTo(4))).toBe(0);
  });

  it('left by another tab are not stored by anything stored before they were sealed', () => {
    const { changes, connect, seal } = outgoing();
    connect();
    changes.edited(renaming('g1'));
    seal(1);
    changes.edited(renaming('g2'));
    seal(2);
    changes.stored(2);
    changes.takeOver([{ lane: OTHER, entry: null, stored: false }], () => false);
    seal(3);
    // The mailbox reports that it was compared before the relay confirms the earlier frames.
    changes.covered(3);
    changes.stored(3);
    expect(changes.waiting).toBe(1);
    changes.stored(4);
    expect(changes.waiting).toBe(0);
  });

  it('that have arrived nowhere are not forgotten because many of another lane came after them', () => {
    const { changes, connect, seal } = outgoing([{ lane: OTHER, entry: 3, stored: true }]);
    connect();
    for (let n = 1; n <= 400; n += 1) {
      changes.edited(renaming(`g${n}`));
      seal(n);
      changes.stored(n + 1);
    }
    expect(changes.kept.length).toBeLessThan(310);
    expect(lackingOf(changes.kept, upTo(400))).toBe(1);
    expect(lackingOf(changes.kept, upTo(400).set(OTHER, 3))).toBe(0);
  });

  it('in an unknown entry are not called delivered because of earlier entries', () => {
    const { changes } = outgoing([{ lane: OTHER, entry: null, stored: true }]);
    changes.socketOpened();
    changes.frameSent(true);
    changes.covered(10);
    expect(lackingOf(changes.kept, upTo(10))).toBe(1);
    expect(lackingOf(changes.kept, upTo(11))).toBe(0);
  });

  it('F46: in no entry of this lane have arrived nowhere, even for someone who has heard of no lane', () => {
    const { changes } = outgoing([{ lane: null, entry: null, stored: false }]);
    changes.socketOpened();
    changes.frameSent(true);
    changes.covered(0);
    expect(lackingOf(changes.kept, new Map())).toBe(1);
    changes.stored(1);
    changes.arrived([new Map()]);
    expect(changes.kept).toEqual([{ lane: LANE, entry: 1, stored: true }]);
    expect(lackingOf(changes.kept, upTo(1))).toBe(0);
    expect(lackingOf([{ lane: LANE, entry: 0, stored: true }], upTo(7))).toBe(1);
  });

  it('of an abandoned lane are proven by the next lane alone', () => {
    const { changes, connect, seal } = outgoing();
    connect();
    changes.edited(renaming('g1'));
    seal(1);
    changes.stored(2);
    changes.laneChanged(OTHER);
    expect(lackingOf(changes.kept, new Map([[LANE, 1]]))).toBe(1);
    seal(1);
    expect(lackingOf(changes.kept, new Map([[OTHER, 1]]))).toBe(0);
  });
});
