/* The mailbox of one tab: the workspace's document on one side, sealed entries on the other. */

import { Acknowledgements } from './acknowledgements.ts';
import { Alarm } from './clock.ts';
import { tailOf } from './compaction.ts';
import { KIND_ACKNOWLEDGEMENT, KIND_SNAPSHOT, KIND_UPDATE } from './entry.ts';
import type { EntryRecord } from './entry-record.ts';
import { Inbox } from './inbox.ts';
import { EMPTY_LEDGER, openLedger, sealLedger } from './ledger.ts';
import type { Mailbox, MailboxOptions, MailboxStatus } from './mailbox-options.ts';
import { newClient } from './placing.ts';
import { Sealing } from './sealing.ts';
import type { SenderId, Vector } from './senders.ts';

const LEDGER_PAUSE_MS = 5_000;

/**
 * Opens the mailbox and applies what is in `outer` to `inner`: a little synchronously, a lot in
 * slices. The returned object is the origin of every transaction it makes.
 */
export function openMailbox(options: MailboxOptions): Mailbox {
  const { inner, outer, keys, now, random, schedule, verifier, tryOut } = options;
  const ledgerAlarm = new Alarm(schedule);
  /** Since the relay was last lost. What it sends on reconnecting arrives before `synced` is called. */
  let received = 0;
  let isSynced = false;
  let wasSynced = false;
  /** True on a device that has nothing of the room yet. */
  let isNew = false;

  const mailbox: Mailbox = {
    get status() {
      return describe();
    },
    get sender() {
      return sealing.sender;
    },
    get outerClient() {
      return inbox.placing.client;
    },
    socketOpened: () => inbox.placing.socketOpened(),
    frameSent: (whole) => inbox.placing.frameSent(whole),
    stored: (frames) => inbox.placing.stored(frames),
    impersonated: () => inbox.moveUnconfirmed(),
    synced() {
      // A new device gets everything there is, which isn't news.
      if (isNew) received = 0;
      isNew = false;
      isSynced = true;
      wasSynced = true;
      inbox.intake.synced();
      sealing.synced();
      acknowledgements.retry();
      tell();
    },
    unsynced() {
      // What a failed attempt brought has arrived too, so only a loss restarts the count.
      const isLost = isSynced;
      if (isLost) received = 0;
      isSynced = false;
      sealing.unsynced();
      // Anyone in the room knows how far we have come in either document, and could continue in our
      // place.
      if (isLost && options.canWrite) {
        inner.clientID = newClient(random);
        inbox.moveUnconfirmed();
      }
      tell();
    },
    noteAcknowledgement(acknowledgement) {
      // Somebody else is speaking as this tab, and would keep it from speaking itself.
      if (acknowledgement.sender === sealing.sender) return;
      acknowledgements.note(acknowledgement);
      tell();
    },
    holds: (lane, number) => !inbox.isPending && inbox.received.through(lane) >= number,
    takeOver(unstored) {
      putElsewhere(unstored);
      sealing.takeOver();
    },
    weigh: () => inbox.weigh(),
    async flush() {
      sealing.sealOwn();
      giveLedger();
      await acknowledgements.flush();
      giveLedger();
    },
    destroy() {
      ledgerAlarm.clear();
      sealing.close();
      acknowledgements.close();
      inbox.close();
    },
  };

  const inbox: Inbox = new Inbox({
    inner,
    outer,
    keys,
    verifier,
    schedule,
    now,
    random,
    tryOut,
    hasUnposted: () => sealing.hasUnposted,
    origin: mailbox,
    onarrival(arrived) {
      sealing.arrived();
      if (note(arrived)) acknowledgements.touch();
      tell();
    },
    onremoval(removed) {
      sealing.removed(removed);
      acknowledgements.removed(removed);
      tell();
    },
    onsettled() {
      // What is tried before the relay has answered was here already.
      if (!wasSynced) received = 0;
      if (isSynced) inbox.intake.synced();
      sealing.settled();
      acknowledgements.retry();
      tell();
    },
  });
  const sealing: Sealing = new Sealing(options, mailbox, inbox, {
    ontell: tell,
    onlane: () => acknowledgements.laneChanged(),
  });
  const acknowledgements = new Acknowledgements({
    sender: () => sealing.sender,
    sealed: () => sealing.last,
    now,
    schedule,
    expected: options.expected ?? (() => []),
    isLane: (lane) => inbox.received.highest(lane) > 0,
    received: () => (inbox.isPending ? undefined : inbox.received.vector()),
    committed: options.committed,
    post: (holds) => sealing.postAcknowledgement(holds),
    onchange: tell,
  });

  /** Notes what arrived; true if any of it is to be acknowledged. */
  function note(arrived: readonly EntryRecord[]): boolean {
    let isNews = false;
    for (const one of arrived) {
      if (one.kind === KIND_ACKNOWLEDGEMENT) acknowledgements.note(one);
      else isNews = true;
      if (one.kind !== KIND_ACKNOWLEDGEMENT) received += 1;
    }
    return isNews;
  }

  function describe(): MailboxStatus {
    return {
      setAside: inbox.setAside,
      leftOut: inbox.intake.leftOut + inbox.disputed,
      crowded: inbox.intake.crowded,
      disputed: inbox.disputed,
      parked: inbox.intake.parked,
      untried: inbox.intake.untried,
      pending: inbox.isPending,
      lacking: sealing.isLacking,
      blocked: sealing.isBlocked,
      tooLarge: sealing.isTooLarge,
      tail: tailOf(inbox.records.values()).entries,
      unsealed: sealing.isWaiting,
      compared: sealing.compared,
      own: sealing.last,
      acknowledged: acknowledgements.others,
      holds: acknowledgements.holds,
      received,
    };
  }

  function tell(): void {
    options.onstatus(describe());
    if (inbox.hasNews) ledgerAlarm.set(LEDGER_PAUSE_MS, giveLedger);
  }

  function giveLedger(): void {
    if (!options.onledger || !inbox.hasNews) return;
    ledgerAlarm.clear();
    options.onledger(sealLedger(keys, inbox.ledger(), options.random));
  }

  /**
   * Moves what the relay never confirmed to the tab that sent it: somebody else's entry may be in
   * its place.
   */
  function putElsewhere(unstored: Vector): void {
    if (unstored.size === 0) return;
    const lanes = [...unstored];
    inbox.unconfirmed((one) => lanes.some(([lane, from]) => numberIn(one, lane) >= from));
    inbox.moveUnconfirmed();
  }

  const ledger = options.ledger ? openLedger(keys, options.ledger) : undefined;
  // A relay may send entries again that are gone, so their names are forgotten before it can.
  if (!inbox.open(ledger ?? EMPTY_LEDGER)) giveLedger();
  if (options.unstored) putElsewhere(options.unstored);
  // What was already here didn't arrive.
  received = 0;
  isNew = inbox.records.size === 0 && inbox.intake.isTried;
  return mailbox;
}

/** The number that an entry has, or a snapshot covers, in a lane; 0 if there is none. */
function numberIn(record: EntryRecord, lane: SenderId): number {
  if (record.kind === KIND_UPDATE) return record.sender === lane ? record.number : 0;
  return record.kind === KIND_SNAPSHOT ? (record.covers.get(lane) ?? 0) : 0;
}
