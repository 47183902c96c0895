/**
 * Opens the sealed mailbox of a workspace with this tab's lane and the browser's clock, timers and
 * signature check.
 */
import type { PersonId } from '@cairn/model/shared';
import {
  bridgePresence,
  type Mailbox,
  type MailboxStatus,
  openMailbox,
  parseSenderId,
  platformVerifier,
  type PresenceBridge,
  type RoomKeys,
  type Schedule,
  type SenderId,
} from '@cairn/sealed';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import type { Lane } from '#lib/device/lanes.ts';
import type { KeptChange } from '#lib/device/outgoing-notes.ts';
import { type RoomTrials, verifyInWorker } from './foreign-worker-client.ts';
import type { KeepingDevice } from './keeping-device.ts';
import type { KeptEntries } from './kept-entries.ts';
import type { OutgoingChanges } from './outgoing-changes.ts';

const verifier = platformVerifier(verifyInWorker);
const now = () => performance.now();
const schedule: Schedule = (ms, run) => {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
};

/** Both sides of the seal, and who writes through it. */
export interface Sides {
  readonly doc: Y.Doc;
  /** Who is here, as editors and pages see it. */
  readonly awareness: Awareness;
  readonly outer: Y.Doc;
  readonly outerAwareness: Awareness;
  readonly keys: RoomKeys;
  readonly canWrite: boolean;
  readonly random: (length: number) => Uint8Array;
  readonly device: KeepingDevice | null;
  readonly lane: Lane;
  /** The people whose receipts are awaited. */
  readonly expected: () => readonly PersonId[];
  readonly trials: RoomTrials;
}

/** Opens the mailbox on the entries that this device keeps; `outgoing` is told what is sealed. */
export function openWorkspaceMailbox(
  { doc, awareness, outer, keys, canWrite, random, device, lane, expected, trials }: Sides,
  entries: KeptEntries,
  outgoing: OutgoingChanges,
  onstatus: (status: MailboxStatus) => void,
): Mailbox {
  return openMailbox({
    inner: doc,
    outer,
    keys,
    sender: lane.sender as SenderId,
    person: device?.person ?? '',
    firstNumber: lane.last + 1,
    leftBehind: device?.outgoing.some(({ entry }) => entry === null) ?? false,
    isAlone: device?.isAlone,
    canWrite,
    now,
    random,
    verifier,
    tryOut: trials.entry,
    schedule,
    expected,
    committed: () => device?.committed() ?? Promise.resolve(false),
    onnumber: (number) => {
      lane.used(number);
      outgoing.sealed(number);
    },
    unstored: unstoredIn(device?.outgoing ?? []),
    newLane: () => {
      lane.renew();
      outgoing.laneChanged(lane.sender);
      return lane.sender as SenderId;
    },
    someoneHere: () => awareness.getStates().size > 1,
    onstatus,
    ledger: entries.ledger,
    onledger: (bytes) => entries.keepLedger(bytes),
  });
}

/** Sends presence the same way, along with what this device holds of each lane. */
export function openPresence(
  { awareness, outerAwareness, keys, canWrite, random, device }: Sides,
  mailbox: Mailbox,
): PresenceBridge {
  return bridgePresence({
    keys,
    inner: awareness,
    outer: outerAwareness,
    random,
    verifier,
    schedule,
    now,
    acknowledgement: () => {
      const { holds } = mailbox.status;
      const tells = device !== null && canWrite && holds.size > 0;
      return tells ? { sender: mailbox.sender, person: device.person, holds } : undefined;
    },
    onacknowledgement: (said) => mailbox.noteAcknowledgement(said),
  });
}

/** For each lane, the lowest entry that the relay may not have. */
export function unstoredIn(outgoing: readonly KeptChange[]): Map<SenderId, number> {
  const lowest = new Map<SenderId, number>();
  for (const { lane, entry, stored } of outgoing) {
    const sender = parseSenderId(lane ?? '');
    if (stored || entry === null || sender === undefined) continue;
    lowest.set(sender, Math.min(entry, lowest.get(sender) ?? entry));
  }
  return lowest;
}
