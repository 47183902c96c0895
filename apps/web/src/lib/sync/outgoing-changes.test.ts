import { LocalChange } from '@cairn/model/document';
import type { PersonId } from '@cairn/model/shared';
import { describe, expect, it } from 'vitest';
import { OutgoingChanges, type KeptChange } from './outgoing-changes.ts';

const renaming = (subject: string) => new LocalChange('goal.rename', 'me' as PersonId, subject);

function outgoing(left: readonly KeptChange[] = []) {
  const clock = { now: 0 };
  const changes = new OutgoingChanges(left, () => clock.now);
  /** The mailbox gets an entry, and y-websocket sends it. */
  const seal = (number: number) => {
    changes.sealed(number);
    changes.frameSent(false);
  };
  /** A socket that has given the relay all that the mailbox holds. */
  const connect = () => {
    changes.socketOpened();
    changes.frameSent(true);
    changes.covered(0);
  };
  return { clock, changes, seal, connect };
}

describe('outgoing changes', () => {
  it('count a burst of typing once and a pause as a new change', () => {
    const { clock, changes } = outgoing();
    for (let n = 0; n < 5; n++) changes.edited(renaming('g1'));
    expect(changes.waiting).toBe(1);
    clock.now += 10_000;
    changes.edited(renaming('g1'));
    expect(changes.waiting).toBe(2);
    changes.edited(renaming('g2'));
    expect(changes.waiting).toBe(3);
  });

  it('wait for the next frame when somebody else was in the place of what the last one held', () => {
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

  it('wait until a frame that holds them is stored; what came after it goes on waiting', () => {
    const { changes, connect, seal } = outgoing();
    connect();
    changes.edited(renaming('g1'));
    seal(1);
    changes.edited(renaming('g2'));
    changes.stored(2);
    expect(changes.waiting).toBe(1);
  });

  it('that are not sealed are not believed stored, whatever the relay has stored', () => {
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

  it('are not believed stored by an update that overtook the answer to step 1', () => {
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
    const left = { entry: null, stored: false };
    const { changes } = outgoing([left, left]);
    expect(changes.waiting).toBe(2);
    changes.socketOpened();
    changes.frameSent(true);
    changes.stored(1);
    expect(changes.waiting).toBe(2);
    changes.covered(7);
    expect(changes.waiting).toBe(0);
    expect(changes.kept).toEqual([
      { entry: 7, stored: true },
      { entry: 7, stored: true },
    ]);
  });

  it('go on waiting when they are edited after their frame was sent', () => {
    const { changes, connect, seal } = outgoing();
    connect();
    changes.edited(renaming('g1'));
    seal(1);
    changes.edited(renaming('g1'));
    changes.stored(2);
    expect(changes.waiting).toBe(1);
  });

  it('are lacking on a device until it has opened their entry, and are forgotten once all have', () => {
    const { changes, connect, seal } = outgoing();
    connect();
    changes.edited(renaming('g1'));
    seal(1);
    changes.edited(renaming('g2'));
    seal(2);
    changes.stored(3);
    expect([0, 1, 2].map((number) => changes.lacking(number))).toEqual([2, 1, 0]);
    changes.arrived(1);
    expect(changes.kept).toEqual([{ entry: 2, stored: true }]);
  });
});
