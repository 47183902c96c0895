/** For tests only: writers with a clock that stands still until it is moved, and repeatable randomness. */
import * as Y from 'yjs';
import type { PersonId, RandomBytes } from '../shared/ids.ts';
import type { Writer } from './change.ts';

interface TestWriter extends Writer {
  /** Moves this person's clock forward, in milliseconds. */
  readonly wait: (ms: number) => void;
}

const START_MS = Date.UTC(2027, 2, 12, 10);

/** @param clientID fixed, so that ties between two people always fall the same way. */
export function testWriter(name: string, clientID: number): TestWriter {
  const doc = new Y.Doc();
  doc.clientID = clientID;
  let now = START_MS;
  return {
    doc,
    person: name as PersonId,
    now: () => now,
    random: seededBytes(clientID),
    wait: (ms) => {
      now += ms;
    },
  };
}

/** A multiplicative generator (Park and Miller): the same bytes for the same seed. */
function seededBytes(seed: number): RandomBytes {
  let state = (seed % 2_147_483_646) + 1;
  return (size) =>
    Uint8Array.from({ length: size }, () => {
      state = (state * 48_271) % 2_147_483_647;
      return state >> 8;
    });
}

/** Gives each document what the other has and it lacks. */
export function exchange(a: Pick<Writer, 'doc'>, b: Pick<Writer, 'doc'>): void {
  const forB = Y.encodeStateAsUpdate(a.doc, Y.encodeStateVector(b.doc));
  const forA = Y.encodeStateAsUpdate(b.doc, Y.encodeStateVector(a.doc));
  Y.applyUpdate(b.doc, forB, 'remote');
  Y.applyUpdate(a.doc, forA, 'remote');
}
