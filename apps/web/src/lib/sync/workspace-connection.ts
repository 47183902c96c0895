/**
 * Everything between an open workspace and the others: its document on one side; the sealed
 * mailbox and the relay on the other.
 */
import type { PersonId } from '@cairn/model/shared';
import type { Keys } from '@cairn/protocol';
import {
  bridgePresence,
  openMailbox,
  parseSenderId,
  platformVerifier,
  roomKeysOf,
  TAB_ORIGIN,
  type Mailbox,
  type MailboxStatus,
  type PresenceBridge,
  type Schedule,
  type SenderId,
} from '@cairn/sealed';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { Lane } from '#lib/device/lanes.ts';
import { whenIdle } from '#lib/reactivity/when-idle.ts';
import { mailboxDatabase } from '#lib/storage/database-names.ts';
import { openStorage } from '#lib/storage/device-storage.ts';
import { lackingOf, OutgoingChanges, type KeptChange } from './outgoing-changes.ts';
import { readFarewellOf } from './read-farewell.ts';
import { receiptsOf } from './receipts.ts';
import { canBeApplied, verifyInWorker } from './foreign-worker-client.ts';
import { connectRelay } from './relay-connection.ts';
import type { Farewell, RelayState, SyncStatus } from './sync-status.ts';

/** What only a device that keeps the workspace has; without it one looks and leaves no trace. */
export interface KeepingDevice {
  /** The key of the workspace on this device. */
  readonly key: string;
  readonly person: PersonId;
  readonly lane: Lane;
  /** Only this device knows the room yet. */
  readonly isAlone: boolean;
  /** What was on its way when the page was last open. */
  readonly outgoing: readonly KeptChange[];
  readonly remember: (outgoing: readonly KeptChange[]) => void;
  /** What other tabs of this device have on its way, until `watchTabs` tells. */
  readonly others: readonly KeptChange[];
  /** Tells what other tabs of this device have on its way, and what one that is gone has left. Returns what stops it. */
  readonly watchTabs: (
    onothers: (changes: readonly KeptChange[]) => void,
    onleft: (changes: readonly KeptChange[]) => void,
  ) => () => void;
  /** Resolves to true once all of the document is committed here. */
  readonly committed: () => Promise<boolean>;
}

export interface ConnectionOptions {
  readonly doc: Y.Doc;
  /** Who is here, as editors and pages know it. */
  readonly awareness: Awareness;
  readonly keys: Keys;
  /** Such as `wss://cairn.example`. */
  readonly origin: string;
  readonly random: (length: number) => Uint8Array;
  readonly device: KeepingDevice | null;
  /** Who else writes here, and so has a device on which changes are to arrive. */
  readonly expected: () => readonly PersonId[];
  readonly onstatus: (status: SyncStatus) => void;
}

export interface WorkspaceConnection {
  /** Tries again now. */
  retry(): void;
  /** Sends what was changed now, without waiting for more of it. */
  send(): void;
  /** Those who are expected have changed. */
  refresh(): void;
  /** Resolves when what can still leave has left. */
  close(): Promise<void>;
}

/** The mailbox is opened by then, however busy the page is. */
const AT_LATEST_MS = 1_500;
/** Nobody's: a look seals nothing, so the name is never seen. */
const NO_LANE: Lane = {
  slot: '',
  sender: '0'.repeat(16),
  last: 0,
  used() {},
  renew() {},
  release: async () => {},
};

const verifier = platformVerifier(verifyInWorker);
const schedule: Schedule = (ms, run) => {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
};

/** Where what was learnt of the mailbox's entries is kept, beside the mailbox. */
const LEDGER = 'ledger';

function unstoredIn(outgoing: readonly KeptChange[]): Map<SenderId, number> {
  const lowest = new Map<SenderId, number>();
  for (const { lane, entry, stored } of outgoing) {
    const sender = parseSenderId(lane ?? '');
    if (stored || entry === null || sender === undefined) continue;
    lowest.set(sender, Math.min(entry, lowest.get(sender) ?? entry));
  }
  return lowest;
}

/** Connects and stays connected until it is closed, unless the relay refuses for good. */
export function connectWorkspace(options: ConnectionOptions): WorkspaceConnection {
  const { doc, awareness, keys, random, device, onstatus } = options;
  const sealing = roomKeysOf(keys);
  const outer = new Y.Doc();
  const outerAwareness = new Awareness(outer);
  const lane = device?.lane ?? NO_LANE;
  const outgoing = new OutgoingChanges(lane.sender, device?.outgoing ?? [], Date.now);

  let relay: RelayState = navigator.onLine ? 'connecting' : 'offline';
  let reachedAt: number | null = null;
  let farewell: Farewell | null = null;
  let mailbox: Mailbox | null = null;
  let bridge: PresenceBridge | null = null;
  let compared = false;
  let closed = false;
  let dispose: (() => Promise<void>) | null = null;
  /** What other tabs of this device have on its way. */
  let others: readonly KeptChange[] = device?.others ?? [];

  const receipts = () => {
    const status = mailbox?.status;
    if (!status) return [];
    const lacking = (holds: ReadonlyMap<string, number>) =>
      outgoing.lacking(holds) + lackingOf(others, holds);
    return receiptsOf(status.acknowledged, lacking, options.expected());
  };
  const tell = () => {
    const status = mailbox?.status;
    onstatus({
      relay,
      reachedAt,
      farewell,
      waiting: outgoing.waiting + others.filter(({ stored }) => !stored).length,
      receipts: receipts(),
      setAside: status?.setAside ?? 0,
      untried: status?.untried ?? 0,
      lacking: status?.lacking ?? false,
      blocked: status?.blocked ?? false,
      weight: relay === 'full' ? (mailbox?.weigh() ?? null) : null,
      received: status?.received ?? 0,
    });
  };
  const remember = () => {
    device?.remember(outgoing.kept);
    tell();
  };

  const noteEdit = (_: Uint8Array, origin: unknown, __: Y.Doc, { local }: Y.Transaction) => {
    // A copy that is merged and what another room held have to get to the others as well.
    const hasArrived = !local && (mailbox === null || origin === mailbox || origin === TAB_ORIGIN);
    if (hasArrived || device === null) return;
    outgoing.edited(origin);
    remember();
  };
  doc.on('update', noteEdit);

  const mailboxIs = (status: MailboxStatus) => {
    if (status.compared && !compared) outgoing.covered(status.own);
    compared = status.compared;
    const people = receipts();
    if (people.length > 0) outgoing.arrived(people.map(({ holds }) => holds));
    bridge?.tell();
    remember();
  };

  const open = async () => {
    const storage =
      device && openStorage(mailboxDatabase(device.key, sealing.room), outer, () => {});
    await storage?.loaded;
    // What waits there for something missing was never whole; the relay has it, or healing brings it.
    outer.store.pendingStructs = null;
    outer.store.pendingDs = null;
    const ledger = await storage?.readBeside(LEDGER);
    // What was seen of the others a moment ago matters less than the page.
    if (device) await new Promise<void>((go) => whenIdle(go, AT_LATEST_MS));
    if (closed) return void storage?.close();

    const opened = openMailbox({
      inner: doc,
      outer,
      keys: sealing,
      sender: lane.sender as SenderId,
      person: device?.person ?? '',
      firstNumber: lane.last + 1,
      leftBehind: device?.outgoing.some(({ entry }) => entry === null) ?? false,
      isAlone: device?.isAlone,
      canWrite: keys.access === 'write' && device !== null,
      now: () => performance.now(),
      random,
      verifier,
      tryOut: canBeApplied,
      schedule,
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
      onstatus: mailboxIs,
      ledger,
      onledger: (bytes) => storage?.keepBeside(LEDGER, bytes),
    });
    mailbox = opened;
    const presence = bridgePresence({
      keys: sealing,
      inner: awareness,
      outer: outerAwareness,
      random,
      verifier,
      schedule,
      now: () => performance.now(),
      acknowledgement: () => {
        const { holds } = opened.status;
        const tells = device !== null && keys.access === 'write' && holds.size > 0;
        return tells ? { sender: opened.sender, person: device.person, holds } : undefined;
      },
      onacknowledgement: (said) => opened.noteAcknowledgement(said),
    });
    bridge = presence;

    const connection = connectRelay(outer, outerAwareness, keys, options.origin, {
      frames: {
        opened() {
          outgoing.socketOpened();
          opened.socketOpened();
        },
        sent(whole) {
          outgoing.frameSent(whole);
          opened.frameSent(whole);
        },
        impersonated() {
          // What the relay says it has stored by now may be theirs.
          outgoing.doubted();
          opened.impersonated();
        },
      },
      ownClient: () => opened.outerClient,
      stored: (frames) => {
        reachedAt = Date.now();
        outgoing.stored(frames);
        opened.stored(frames);
        remember();
      },
      became: (state) => {
        if (state === 'synced' || relay === 'synced') reachedAt = Date.now();
        relay = state;
        if (state === 'synced') opened.synced();
        else {
          // Before the next connection: a state the others know already is ignored.
          presence.bump();
          opened.unsynced();
        }
        tell();
      },
      farewell: (signed) => {
        farewell = readFarewellOf(sealing, signed);
      },
    });
    retry = () => connection.retry();
    send = () => void opened.flush();
    const isHere = (sender: string, number: number) => opened.holds(sender as SenderId, number);
    const stopWatching = device?.watchTabs(
      (changes) => {
        others = changes;
        tell();
      },
      (left) => {
        outgoing.takeOver(left, isHere);
        remember();
        opened.takeOver(unstoredIn(left));
      },
    );

    const leave = () => void opened.flush();
    // A tab in the background may be frozen at any moment, and a phone tells of nothing else.
    const hide = () => document.visibilityState === 'hidden' && leave();
    addEventListener('pagehide', leave);
    addEventListener('visibilitychange', hide);
    dispose = async () => {
      removeEventListener('pagehide', leave);
      removeEventListener('visibilitychange', hide);
      stopWatching?.();
      await opened.flush();
      opened.destroy();
      presence.dispose();
      connection.close();
      await storage?.close();
    };
  };

  let retry = () => {};
  let send = () => {};
  tell();
  const opening = open();

  return {
    retry: () => retry(),
    send: () => send(),
    refresh: tell,
    async close() {
      closed = true;
      doc.off('update', noteEdit);
      await opening;
      await dispose?.();
      outerAwareness.destroy();
      outer.destroy();
      await lane.release();
    },
  };
}
