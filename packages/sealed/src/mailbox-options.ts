/* What a mailbox is given, and what it tells: the whole of what the app sees of sealing. */

import type * as Y from 'yjs';
import type { Acknowledged } from './acknowledgements.ts';
import type { AcknowledgementBody } from './bodies.ts';
import type { Schedule } from './clock.ts';
import type { RandomBytes, RoomKeys } from './keys.ts';
import type { SenderId, Vector } from './senders.ts';
import type { Verifier } from './signature.ts';

/**
 * Whether an update (v1) can be applied within reasonable time, and nests no deeper than it may; to a
 * document with the state `base`, or to an empty one.
 */
export type TryOut = (update: Uint8Array, base?: Uint8Array) => Promise<boolean>;

/** How the mailbox stands. Numbers are running numbers of entries, from 1. */
export interface MailboxStatus {
  /** Entries that don't open or can't be read; they are kept. */
  readonly setAside: number;
  /** How many of those a writer has signed: this device doesn't take them, or not in this session. */
  readonly leftOut: number;
  /** How many of these are left out because others have filled the document as far as they may. */
  readonly crowded: number;
  /** Entries that wait for what comes before them, outside the document. */
  readonly parked: number;
  /** Entries that have come and have not been tried yet. */
  readonly untried: number;
  /** The document itself waits for something that another tab or this device's storage had. */
  readonly pending: boolean;
  /** Somebody took entries away whose content the relay then lacks, until it has been sent again. */
  readonly lacking: boolean;
  /** Somebody keeps writing in this device's name, so that nothing is sent for a while. */
  readonly blocked: boolean;
  /** What the mailbox lacks of this device's document is more than one entry may hold, so it isn't sent. */
  readonly tooLarge: boolean;
  /** Entries that a compaction would replace. */
  readonly tail: number;
  /** Changes of this device wait to be sealed. */
  readonly unsealed: boolean;
  /** False until this session has made sure that the mailbox lacks nothing. */
  readonly compared: boolean;
  /** The highest number that was sealed here: what was changed before is in it or in an earlier one. */
  readonly own: number;
  /** Of at most 512 senders; the same list until one of them has said something. */
  readonly acknowledged: readonly Acknowledged[];
  /** What this device holds of each other sender, committed: to be told by presence. */
  readonly holds: Vector;
  /** Entries with changes that came since the relay was last lost; without a loss, since it was opened. */
  readonly received: number;
}

export interface MailboxOptions {
  /** The workspace, loaded from this device; whatever changes it from now on is sealed. */
  readonly inner: Y.Doc;
  /** The mailbox's document, which the provider syncs. */
  readonly outer: Y.Doc;
  readonly keys: RoomKeys;
  /** This tab's lane to begin with; no two open tabs may share one. */
  readonly sender: SenderId;
  readonly person: string;
  /** The first running number that this lane has not used in this room. */
  readonly firstNumber: number;
  /** An earlier session may have closed with changes unsealed: this one's first entry is to mean them too. */
  readonly leftBehind: boolean;
  /** Only this device knows the room yet, so nobody else sends at the same time what it lacks. */
  readonly isAlone?: boolean | undefined;
  /** False for observers: they open and never seal. */
  readonly canWrite: boolean;
  /** Milliseconds of a clock that never goes back. */
  readonly now: () => number;
  readonly random: RandomBytes;
  readonly verifier: Verifier;
  /** Asked of large updates alone. */
  readonly tryOut?: TryOut | undefined;
  readonly schedule: Schedule;
  /** Resolves to true once everything that is in `inner` now is committed to this device. */
  readonly committed: () => Promise<boolean>;
  /** A number is about to be used: remember it. */
  readonly onnumber: (number: number) => void;
  /**
   * The lane can't be used any more: gives the next one, in which no number has been used, and
   * forgets the former.
   */
  readonly newLane: () => SenderId;
  /** Whether anybody else is present, so that changes should leave sooner. */
  readonly someoneHere: () => boolean;
  /** The people whose receipts are waited for. */
  readonly expected?: (() => readonly string[]) | undefined;
  /** For each lane of this device the lowest number in the mailbox that the relay never confirmed. */
  readonly unstored?: Vector | undefined;
  readonly onstatus: (status: MailboxStatus) => void;
  /** What `onledger` gave last in this room; entries in it need not be opened again. */
  readonly ledger?: Uint8Array | undefined;
  /** What was learnt of the entries, to be kept on this device beside the mailbox's document. */
  readonly onledger?: ((ledger: Uint8Array) => void) | undefined;
}

/** Bytes of a mailbox's entries: of those that opened, and of those that are set aside. */
export interface MailboxWeight {
  readonly readable: number;
  readonly setAside: number;
}

export interface Mailbox {
  readonly status: MailboxStatus;
  /** This tab's present lane. */
  readonly sender: SenderId;
  /** The Yjs client under which the next entry goes into the outer document; nobody else has any use for it. */
  readonly outerClient: number;
  /** A socket to the relay was made: its frames are counted from 0. */
  socketOpened(): void;
  /** A counted frame goes out. `whole`: it holds everything the relay lacked. */
  frameSent(whole: boolean): void;
  /** The relay has made the first `frames` counted frames durable. */
  stored(frames: number): void;
  /**
   * Somebody writes as `outerClient`; call it before that is applied. What the relay has not confirmed is
   * put in again, elsewhere: it may have confirmed theirs in the place of ours.
   */
  impersonated(): void;
  /** The outer document has everything the relay has, and the relay is there. */
  synced(): void;
  /** What is written from now on goes, in both documents, where nobody could foresee it. */
  unsynced(): void;
  /** Another device says by presence what it holds. */
  noteAcknowledgement(acknowledgement: AcknowledgementBody): void;
  /** Whether everything of that lane up to that number has come, and is in the inner document. */
  holds(lane: SenderId, number: number): boolean;
  /**
   * Another tab of this device has gone, and what it changed may be in no entry: makes sure that it is.
   * `unstored` as in the options, of that tab's lanes.
   */
  takeOver(unstored: Vector): void;
  /** Looks at every entry, so it is not part of the status. */
  weigh(): MailboxWeight;
  /** Seals at once what waits, before it returns; resolves when an acknowledgement has left too. */
  flush(): Promise<void>;
  /** Stops listening; what waits unsealed stays in the inner document and leaves by healing. */
  destroy(): void;
}
