import { LocalChange } from '@cairn/model/document';
import type { PersonId } from '@cairn/model/shared';
import { describe, expect, it } from 'vitest';
import { WaitingChanges } from './waiting-changes.ts';

const renaming = (subject: string) => new LocalChange('goal.rename', 'me' as PersonId, subject);

function waitingAt(left = 0) {
  const clock = { now: 0 };
  return { clock, waiting: new WaitingChanges(left, () => clock.now) };
}

describe('waiting changes', () => {
  it('counts a burst of typing once and a pause as a new change', () => {
    const { clock, waiting } = waitingAt();
    for (let n = 0; n < 5; n++) waiting.edited(renaming('g1'));
    expect(waiting.count).toBe(1);
    clock.now += 10_000;
    waiting.edited(renaming('g1'));
    expect(waiting.count).toBe(2);
    waiting.edited(renaming('g2'));
    expect(waiting.count).toBe(3);
  });

  it('clears what a frame held once that frame is stored, and keeps what came after it', () => {
    const { waiting } = waitingAt();
    waiting.socketOpened();
    waiting.frameSent(true);
    waiting.edited(renaming('g1'));
    waiting.frameSent(false);
    waiting.edited(renaming('g2'));
    waiting.stored(2);
    expect(waiting.count).toBe(1);
  });

  it('does not believe an update that overtook the answer to step 1', () => {
    const { waiting } = waitingAt();
    waiting.edited(renaming('g1'));
    waiting.socketOpened();
    waiting.edited(renaming('g2'));
    waiting.frameSent(false);
    waiting.stored(1);
    expect(waiting.count).toBe(2);
    waiting.frameSent(true);
    waiting.stored(2);
    expect(waiting.count).toBe(0);
  });

  it('keeps those left from before the reload until the relay has been filled up', () => {
    const { waiting } = waitingAt(3);
    expect(waiting.count).toBe(3);
    waiting.socketOpened();
    waiting.frameSent(true);
    waiting.stored(1);
    expect(waiting.count).toBe(0);
  });

  it('keeps a change that went on being edited after its frame was sent', () => {
    const { waiting } = waitingAt();
    waiting.socketOpened();
    waiting.frameSent(true);
    waiting.edited(renaming('g1'));
    waiting.frameSent(false);
    waiting.edited(renaming('g1'));
    waiting.stored(2);
    expect(waiting.count).toBe(1);
  });
});
