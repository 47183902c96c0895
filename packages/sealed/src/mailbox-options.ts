/* What a mailbox is given and what it reports: all that the app sees of sealing. */

import type * as Y from 'yjs';
import type { Acknowledged } from './acknowledgements.ts';
import type { AcknowledgementBody } from './bodies.ts';
import type { Schedule } from './clock.ts';
import type { RandomBytes, RoomKeys } from './keys.ts';
import type { SenderId, Vector } from './senders.ts';
import type { Verifier } from './signature.ts';

/**
 * Whether an update (v1) can be applied in reasonable time and nests no deeper than it may, in a
 * document with the state `base` (v1) or, without it, in an empty one; `null` if no more is tried
 * in this session.
 */
export type TryOut = (update: Uint8Array, base?: Uint8Array) => Promise<boolean | null>;

/** The state of the mailbox. */
export interface MailboxStatus {
  /** How many entries don't open or can't be read; they are kept. */
  readonly setAside: number;
  /**
   * How many of those a writer has signed, which this device won't take, or not in this session; and
   * for how many places an entry had other content than the document, which keeps its own.
   */
  readonly leftOut: number;
  /** How many of these are left out because others have filled the document as far as they may. */
  readonly crowded: number;
  /** How many of `leftOut` are places where the words differ; they count until they are deleted. */
  readonly disputed: number;
  /** How many entries wait, outside the document, for what they build on. */
  readonly parked: number;
  /** How many entries have arrived and haven't been tried yet. */
  readonly untried: number;
  /** The document itself is waiting for something that another tab or this device's storage had. */
  readonly pending: boolean;
  /** Someone removed entries whose content the relay now lacks; true until it has been sent again. */
  readonly lacking: boolean;
  /** Someone keeps writing in this device's name, so nothing is sent for a while. */
  readonly blocked: boolean;
  /** What the mailbox lacks of this device's document is more than one entry may hold, so it isn't sent. */
  readonly tooLarge: boolean;
  /** How many entries a compaction would replace. */
  readonly tail: number;
  /** Changes made on this device are waiting to be sealed. */
  readonly unsealed: boolean;
  /** False until this session has checked that the mailbox lacks nothing. */
  readonly compared: boolean;
  /**
   * The highest running number sealed in the current lane; 0 if none. Earlier changes are in that
   * entry or an earlier one.
   */
  readonly own: number;
  /** Receipts of at most 512 senders; the same array until one of them has said something. */
  readonly acknowledged: readonly Acknowledged[];
  /** For each other sender, what this device has committed, to be told through presence. */
  readonly holds: Vector;
  /**
   * How many entries with changes have arrived since the relay was last lost or, without a loss,
   * since the mailbox was opened.
   */
  readonly received: number;
}

export interface MailboxOptions {
  /** The workspace, loaded from this device. Every change to it from now on is sealed. */
  readonly inner: Y.Doc;
  /** The mailbox's document, which the provider syncs. */
  readonly outer: Y.Doc;
  readonly keys: RoomKeys;
  /** The lane that this tab starts in; no two open tabs may share one. */
  readonly sender: SenderId;
  readonly person: string;
  /** The first running number that this lane hasn't used in this room. */
  readonly firstNumber: number;
  /** An earlier session may have closed with unsealed changes, which this one's first entry must include. */
  readonly leftBehind: boolean;
  /** Only this device knows the room so far, so nobody else can be sending the same things. */
  readonly isAlone?: boolean | undefined;
  /** False for observers, who open entries and never seal any. */
  readonly canWrite: boolean;
  /** The time in milliseconds, from a clock that never goes back. */
  readonly now: () => number;
  readonly random: RandomBytes;
  readonly verifier: Verifier;
  /** Called for updates that are large or may cost too much. Without it none are tried out. */
  readonly tryOut?: TryOut | undefined;
  readonly schedule: Schedule;
  /** Resolves to true once everything now in `inner` is committed on this device. */
  readonly committed: () => Promise<boolean>;
  /** Called before a number is used, so that it can be remembered. */
  readonly onnumber: (number: number) => void;
  /**
   * Called when the lane can't be used any more: returns the next one, in which no number has been
   * used, and forgets the old one.
   */
  readonly newLane: () => SenderId;
  /** Whether anybody else is present; changes are then sent sooner. */
  readonly someoneHere: () => boolean;
  /** The people whose receipts we wait for. */
  readonly expected?: (() => readonly string[]) | undefined;
  /** For each lane of this device, the lowest number in the mailbox that the relay never confirmed. */
  readonly unstored?: Vector | undefined;
  readonly onstatus: (status: MailboxStatus) => void;
  /** What `onledger` last gave in this room; entries in it needn't be opened again. */
  readonly ledger?: Uint8Array | undefined;
  /** What was learnt of the entries, to be stored on this device beside the mailbox's document. */
  readonly onledger?: ((ledger: Uint8Array) => void) | undefined;
}

/** The bytes of a mailbox's entries: those that opened, and those that are set aside. */
export interface MailboxWeight {
  readonly readable: number;
  readonly setAside: number;
}

export interface Mailbox {
  readonly status: MailboxStatus;
  /** This tab's current lane. */
  readonly sender: SenderId;
  /**
   * The Yjs client under which the next entry goes into the outer document. Nobody else has reason
   * to use it.
   */
  readonly outerClient: number;
  /** A socket to the relay was opened; its frames are counted from 0. */
  socketOpened(): void;
  /** A counted frame was sent. `whole`: it holds everything that the relay lacked. */
  frameSent(whole: boolean): void;
  /** The relay has made the first `frames` counted frames durable. */
  stored(frames: number): void;
  /**
   * Someone writes as `outerClient`; call it before that is applied. Entries that the relay hasn't
   * confirmed are added again elsewhere: it may have confirmed theirs in place of ours.
   */
  impersonated(): void;
  /** The outer document has everything that the relay has, and the relay is connected. */
  synced(): void;
  /**
   * The relay was lost, or an attempt to reach it failed. After a loss, new changes go to places in
   * both documents that nobody could foresee.
   */
  unsynced(): void;
  /** Another device has told through presence what it holds. */
  noteAcknowledgement(acknowledgement: AcknowledgementBody): void;
  /** Whether everything in that lane up to that number has arrived and is in the inner document. */
  holds(lane: SenderId, number: number): boolean;
  /**
   * Another tab of this device has gone, and its changes may be in no entry: makes sure that they
   * are. `unstored` is as in the options, for that tab's lanes.
   */
  takeOver(unstored: Vector): void;
  /** Looks at every entry, so it isn't part of the status. */
  weigh(): MailboxWeight;
  /** Seals what is waiting before it returns; resolves once an acknowledgement has been posted too. */
  flush(): Promise<void>;
  /** Stops listening. Unsealed changes stay in the inner document and are sent by healing. */
  destroy(): void;
}
