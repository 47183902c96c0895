/**
 * Connects an open workspace to the others: the document on one side, the sealed mailbox and the
 * relay on the other.
 */
import type { PersonId } from '@cairn/model/shared';
import type { Keys } from '@cairn/protocol';
import {
  type Mailbox,
  type MailboxStatus,
  type PresenceBridge,
  roomKeysOf,
  type SenderId,
  TAB_ORIGIN,
} from '@cairn/sealed';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { KeptChange } from '#lib/device/outgoing-notes.ts';
import { whenIdle } from '#lib/reactivity/when-idle.ts';
import { roomTrials } from './foreign-worker-client.ts';
import { type KeepingDevice, NO_LANE } from './keeping-device.ts';
import { loadEntries, NOTHING_KEPT } from './kept-entries.ts';
import { onLeavingPage } from './leaving-page.ts';
import { OutgoingChanges } from './outgoing-changes.ts';
import { readFarewellOf } from './read-farewell.ts';
import { connectRelay, type RelayConnection, type RelayEvents } from './relay-connection.ts';
import { Standing } from './standing.ts';
import type { SyncStatus } from './sync-status.ts';
import { openPresence, openWorkspaceMailbox, type Sides, unstoredIn } from './workspace-mailbox.ts';

export interface ConnectionOptions {
  readonly doc: Y.Doc;
  /** Who is here, as editors and pages see it. */
  readonly awareness: Awareness;
  readonly keys: Keys;
  /** The relay's origin, for example `wss://cairn.example`. */
  readonly origin: string;
  readonly random: (length: number) => Uint8Array;
  readonly device: KeepingDevice | null;
  /** The other people who write here, on whose devices changes are expected to arrive. */
  readonly expected: () => readonly PersonId[];
  readonly onstatus: (status: SyncStatus) => void;
}

export interface WorkspaceConnection {
  /** Reconnects now. */
  retry(): void;
  /** Sends pending changes now, without waiting to gather more. */
  send(): void;
  /** Call when the `expected` people have changed. */
  refresh(): void;
  /** Resolves once whatever could still be sent has been. */
  close(): Promise<void>;
}

/** The mailbox is opened after this time, however busy the page is. */
const AT_LATEST_MS = 1_500;

/** Connects and stays connected until closed, unless the relay refuses for good. */
export function connectWorkspace(options: ConnectionOptions): WorkspaceConnection {
  return new SealedConnection(options);
}

class SealedConnection implements WorkspaceConnection {
  readonly #options: ConnectionOptions;
  readonly #sides: Sides;
  readonly #outgoing: OutgoingChanges;
  readonly #standing: Standing;
  readonly #opening: Promise<void>;
  #mailbox: Mailbox | null = null;
  #presence: PresenceBridge | null = null;
  #relay: RelayConnection | null = null;
  #isCompared = false;
  #isClosed = false;
  #dispose: (() => Promise<void>) | null = null;

  constructor(options: ConnectionOptions) {
    const { doc, awareness, keys, random, device, expected, onstatus } = options;
    const lane = device?.lane ?? NO_LANE;
    const outer = new Y.Doc();
    this.#options = options;
    this.#sides = {
      ...{ doc, awareness, random, device, lane, outer, expected, trials: roomTrials() },
      outerAwareness: new Awareness(outer),
      keys: roomKeysOf(keys),
      canWrite: keys.access === 'write' && device !== null,
    };
    this.#outgoing = new OutgoingChanges(lane.sender, device?.outgoing ?? [], Date.now);
    this.#standing = new Standing(this.#outgoing, device?.others ?? [], expected, onstatus);
    doc.on('update', this.#noteEdit);
    this.#standing.tell();
    this.#opening = this.#open();
  }

  retry(): void {
    this.#relay?.retry();
  }

  send(): void {
    void this.#mailbox?.flush();
  }

  refresh(): void {
    this.#standing.tell();
  }

  async close(): Promise<void> {
    const { doc, outer, outerAwareness, lane } = this.#sides;
    this.#isClosed = true;
    doc.off('update', this.#noteEdit);
    await this.#opening;
    await this.#dispose?.();
    outerAwareness.destroy();
    outer.destroy();
    await lane.release();
  }

  async #open(): Promise<void> {
    const { device, outer, outerAwareness, keys } = this.#sides;
    // The page already shows what was last seen, so it goes first: reading what is kept of the
    // mailbox, and opening it, can each take as long as drawing the page does.
    const pageGoesFirst = () => new Promise<void>((go) => whenIdle(go, AT_LATEST_MS));
    if (device) await pageGoesFirst();
    if (this.#isClosed) return;
    const entries = device ? await loadEntries(device.key, keys.room, outer) : NOTHING_KEPT;
    if (device) await pageGoesFirst();
    if (this.#isClosed) return void entries.close();

    const mailbox = openWorkspaceMailbox(this.#sides, entries, this.#outgoing, this.#mailboxIs);
    this.#mailbox = this.#standing.mailbox = mailbox;
    const presence = (this.#presence = openPresence(this.#sides, mailbox));
    const relay = (this.#relay = connectRelay(
      outer,
      outerAwareness,
      this.#options.keys,
      this.#options.origin,
      this.#relayEvents(mailbox, presence),
    ));
    const stopWatching = device?.watchTabs(this.#othersAre, (left) =>
      this.#takeOver(left, mailbox),
    );
    const stopHearing = onLeavingPage(() => void mailbox.flush());
    this.#dispose = async () => {
      stopHearing();
      stopWatching?.();
      await mailbox.flush();
      mailbox.destroy();
      presence.dispose();
      relay.close();
      await entries.close();
    };
  }

  #relayEvents(mailbox: Mailbox, presence: PresenceBridge): RelayEvents {
    const [outgoing, standing] = [this.#outgoing, this.#standing];
    return {
      frames: {
        opened() {
          outgoing.socketOpened();
          mailbox.socketOpened();
          presence.bump();
        },
        sent(whole) {
          outgoing.frameSent(whole);
          mailbox.frameSent(whole);
        },
        impersonated() {
          // What the relay has stored by now may have been written by whoever writes as this
          // device.
          outgoing.doubted();
          mailbox.impersonated();
        },
      },
      ownClient: () => mailbox.outerClient,
      stored: (frames) => {
        standing.relayWasHeard();
        outgoing.stored(frames);
        mailbox.stored(frames);
        this.#remember();
      },
      became: (state) => {
        standing.relayIs(state);
        if (state === 'synced') mailbox.synced();
        else mailbox.unsynced();
        standing.tell();
      },
      tryOut: this.#sides.trials.frame,
      farewell: (signed) => {
        standing.farewell = readFarewellOf(this.#sides.keys, signed);
      },
    };
  }

  readonly #noteEdit = (
    _update: Uint8Array,
    origin: unknown,
    _doc: Y.Doc,
    { local }: Y.Transaction,
  ) => {
    const isMailbox = this.#mailbox === null || origin === this.#mailbox;
    // Merged copies, and what another room held, have to get to the others as well.
    const hasArrived = !local && (isMailbox || origin === TAB_ORIGIN);
    if (hasArrived || this.#sides.device === null) return;
    this.#outgoing.edited(origin);
    this.#remember();
  };

  readonly #mailboxIs = (status: MailboxStatus) => {
    if (status.compared && !this.#isCompared) this.#outgoing.covered(status.own);
    this.#isCompared = status.compared;
    this.#presence?.tell();
    this.#remember();
  };

  readonly #othersAre = (changes: readonly KeptChange[]) => {
    this.#standing.others = changes;
    this.#standing.tell();
  };

  #takeOver(left: readonly KeptChange[], mailbox: Mailbox): void {
    const isHere = (lane: string, entry: number) => mailbox.holds(lane as SenderId, entry);
    this.#outgoing.takeOver(left, isHere);
    this.#remember();
    mailbox.takeOver(unstoredIn(left));
  }

  #remember(): void {
    this.#standing.tell();
    this.#sides.device?.remember(this.#outgoing.kept);
  }
}
