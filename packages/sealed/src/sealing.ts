/*
 * What this device sends and when: edits, what healing finds missing, and snapshots that replace a
 * long tail.
 */

import * as Y from 'yjs';
import { structsIn } from './applying.ts';
import { Alarm } from './clock.ts';
import { areCoveredBy, coverageOf, isOverlong, replacedBySnapshot, tailOf } from './compaction.ts';
import {
  type Contents,
  heldInUpdate,
  isReadableState,
  MOST_STRUCTS,
  sealContents,
} from './contents.ts';
import { KIND_ACKNOWLEDGEMENT, KIND_SNAPSHOT, KIND_UPDATE } from './entry.ts';
import { type EntryRecord, recordOf } from './entry-record.ts';
import { anythingMissingFrom, lackingOf, missingFrom, stateOf } from './healing.ts';
import { type Held, heldBy, isHeld, NOTHING_HELD } from './held.ts';
import type { Inbox } from './inbox.ts';
import { isWriter } from './keys.ts';
import { Lane } from './lane.ts';
import type { MailboxOptions } from './mailbox-options.ts';
import { MERGE_MOST_UPDATES, Outbox } from './outbox.ts';
import { LAST_NUMBER, type SenderId, type Vector } from './senders.ts';

const HEAL_WITHIN_MS = 3_000;
/** Another tab of this device may be doing the same. */
const HEAL_ALONE_WITHIN_MS = 300;
const HEAL_PAUSE_MS = 30_000;
const SOON_MS = 1;
const MOST_REMOVALS = 3;
const COMPACT_WITHIN_MS = 5_000;
const NOTHING: ReadonlySet<unknown> = new Set();

export interface SealingEvents {
  /** The status may have changed. */
  readonly ontell: () => void;
  /** This tab now counts in another lane. */
  readonly onlane: () => void;
}

export class Sealing {
  readonly #options: MailboxOptions;
  readonly #inbox: Inbox;
  readonly #events: SealingEvents;
  readonly #outbox: Outbox;
  readonly #lane: Lane;
  readonly #healAlarm: Alarm;
  readonly #compactAlarm: Alarm;
  #isSynced = false;
  #healedAtMs = Number.NEGATIVE_INFINITY;
  /** Changes of this device may be in no entry of the current lane. */
  #leftBehind: boolean;
  /** The lane was exchanged in this session, and nothing has been sealed in the new one. */
  #isLaneUntold = false;
  /** Entries that someone else removed and that, as far as is known, nothing covers. */
  #removed: EntryRecord[] = [];
  #removals = 0;
  /** This session has checked that the mailbox lacks nothing. */
  compared = false;
  /** The mailbox lacks more than others would take. */
  isTooLarge = false;
  /** Someone removed entries whose content hasn't been sent again yet. */
  isLacking = false;

  constructor(options: MailboxOptions, origin: object, inbox: Inbox, events: SealingEvents) {
    this.#options = options;
    this.#inbox = inbox;
    this.#events = events;
    this.#leftBehind = options.leftBehind;
    this.#healAlarm = new Alarm(options.schedule);
    this.#compactAlarm = new Alarm(options.schedule);
    this.#lane = new Lane({ ...options, onchange: () => this.#laneChanged() });
    this.#outbox = new Outbox({
      ...options,
      origin,
      onwaiting: events.ontell,
      ongathered: () => this.sealOwn(),
      ontabdue: () => this.#sealFromTabs(),
    });
    if (!options.canWrite) this.#outbox.close();
  }

  /** This tab's current lane. */
  get sender(): SenderId {
    return this.#lane.sender;
  }

  /** The highest running number used in it. */
  get last(): number {
    return this.#lane.last;
  }

  get isBlocked(): boolean {
    return this.#lane.isBlocked;
  }

  /** Something that this tab has written may be in no entry. */
  get hasUnposted(): boolean {
    const { inner } = this.#options;
    return (
      this.#outbox.length > 0 || (!this.compared && Y.getState(inner.store, inner.clientID) > 0)
    );
  }

  get isWaiting(): boolean {
    return !this.#outbox.isEmpty;
  }

  synced(): void {
    this.#isSynced = true;
    this.#goOn();
  }

  unsynced(): void {
    this.#isSynced = false;
    this.#healAlarm.clear();
    this.#compactAlarm.clear();
  }

  /** Entries arrived from elsewhere. */
  arrived(): void {
    if (!this.#options.canWrite) return;
    this.#lane.seen(this.#inbox.received.highest(this.sender));
    if (this.#inbox.intake.forged.size > 0) this.#requestHealing();
    this.#considerCompacting();
  }

  /** Everything that arrived has been tried, or takes too long to wait for. */
  settled(): void {
    this.#checkRemoved();
    this.#goOn();
  }

  /** Someone else removed entries. */
  removed(records: readonly EntryRecord[]): void {
    if (!this.#options.canWrite) return;
    // Spreading very many would overflow the stack.
    for (const record of records) this.#removed.push(record);
    this.#checkRemoved();
  }

  /** What another tab of this device has changed may be in no entry: compares at once. */
  takeOver(): void {
    this.#leftBehind = true;
    this.compared = false;
    if (this.#maySeal) this.#healAlarm.set(SOON_MS, () => this.#heal());
    this.#events.ontell();
  }

  /** Seals this tab's changes in one entry. */
  sealOwn(): void {
    if (!this.#maySeal || this.#outbox.length === 0) return;
    if (this.#lane.isFull) this.#lane.renew();
    // A session's first entry includes what earlier ones left behind, so that its number covers
    // everything.
    if (!this.compared || this.#outbox.length > MERGE_MOST_UPDATES) return this.#heal();
    const update = this.#outbox.own;
    if (!update) return;
    if (this.#postUpdate(update)) this.#outbox.clearOwn();
    else this.#foundTooLarge();
  }

  /** Seals an acknowledgement that replaces the last one; false if that isn't possible now. */
  postAcknowledgement(holds: Vector): boolean {
    if (!this.#maySeal || this.#isLaneUntold) return false;
    const { person } = this.#options;
    const replaced = new Set<unknown>();
    for (const [entry, record] of this.#inbox.records) {
      if (record.kind === KIND_ACKNOWLEDGEMENT && this.#lane.isOwn(record.sender)) {
        replaced.add(entry);
      }
    }
    const contents = { kind: KIND_ACKNOWLEDGEMENT, sender: this.sender, person, holds } as const;
    this.#post(contents, NOTHING_HELD, replaced);
    return true;
  }

  close(): void {
    this.unsynced();
    this.#lane.close();
    this.#outbox.close();
  }

  get #maySeal(): boolean {
    const isReady = this.#isSynced && this.#inbox.intake.isReady && !this.#lane.isBlocked;
    return isReady && this.#options.canWrite;
  }

  /** The outbox may lack some of what this device has changed since this lane's last entry. */
  get #isOwnUnknown(): boolean {
    return (this.#leftBehind && !this.compared) || this.#outbox.length > MERGE_MOST_UPDATES;
  }

  #goOn(): void {
    if (!this.#maySeal) return;
    if (!this.compared && this.isWaiting) return this.#heal();
    this.sealOwn();
    this.#sealFromTabs();
    this.#requestHealing();
    this.#considerCompacting();
  }

  /**
   * What the old lane sent doesn't count in this one, so it begins as a new session does: at once,
   * and before anyone can learn its name from an acknowledgement.
   */
  #laneChanged(): void {
    this.#leftBehind = true;
    this.#isLaneUntold = true;
    this.compared = false;
    this.#events.onlane();
    this.#healAlarm.clear();
    if (this.#maySeal) this.#healAlarm.set(SOON_MS, () => this.#heal());
  }

  /** Waits for entries that haven't been tried yet: they may cover what was removed. */
  #checkRemoved(): void {
    if (!this.#inbox.intake.isTried || this.#removed.length === 0) return;
    const removed = this.#removed;
    this.#removed = [];
    const isThere = removed.every(({ held }) => isHeld(held, this.#inbox.held));
    if (isThere && areCoveredBy(removed, this.#inbox.records.values())) return;
    this.isLacking = true;
    this.#requestHealing();
  }

  /** Seals changes that other tabs made and haven't sealed: those tabs may be frozen or offline. */
  #sealFromTabs(): void {
    // If there hasn't been a comparison, the next one includes them.
    if (!this.#maySeal || !this.compared) return;
    // A number covers everything that this lane changed before it, so our own changes come first.
    this.sealOwn();
    if (!this.compared) return;
    const due = this.#outbox.dueFromTabs;
    const missing = due.length > 0 ? lackingOf(due, this.#inbox.held) : undefined;
    if (!missing || this.#postUpdate(missing)) this.#outbox.clearFromTabs(due.length);
    else this.#foundTooLarge();
    this.#events.ontell();
  }

  #requestHealing(): void {
    if (!this.#maySeal) return;
    const rest = this.#healedAtMs + HEAL_PAUSE_MS - this.#options.now();
    const withinMs = this.#options.isAlone ? HEAL_ALONE_WITHIN_MS : HEAL_WITHIN_MS;
    const waitMs = Math.max(rest, this.#fraction() * withinMs);
    this.#healAlarm.set(waitMs, () => this.#heal());
  }

  /** Sends what the mailbox lacks, in one entry. */
  #heal(): void {
    if (!this.#maySeal) return;
    const { inner, now } = this.#options;
    // Finding it too large once more would block the page, and hardly anything has changed.
    if (this.isTooLarge && now() < this.#healedAtMs + HEAL_PAUSE_MS) return this.#requestHealing();
    const present = coverageOf(this.#inbox.records.values());
    // Others count to a hole and no further; only a snapshot, which needs nothing else, closes it.
    const isHoled = present.through(this.sender) < this.last;
    // What this lane sent may be in an entry that isn't taken yet, and a snapshot would claim to
    // cover it.
    if (this.#lane.isFull || (isHoled && !this.#inbox.intake.isAllTaken)) this.#lane.renew();
    this.#healAlarm.clear();
    this.#healedAtMs = now();
    const isClosed = present.through(this.sender) >= this.last;
    const needsSnapshot = inner.store.clients.size > 0 && (!isClosed || present.isEmpty);
    if (!(needsSnapshot && this.#compact()) && !this.#postMissing()) return this.#foundTooLarge();
    this.#removeForged();
    this.#outbox.clear();
    this.compared = true;
    this.isTooLarge = false;
    this.#isLaneUntold = false;
    this.isLacking = false;
    this.#events.ontell();
    if (this.#removals >= MOST_REMOVALS) this.#inbox.intake.takeForged();
  }

  /** False if the mailbox lacks more than others would take. */
  #postMissing(): boolean {
    const { inner } = this.#options;
    const lacking = this.#isOwnUnknown
      ? anythingMissingFrom(inner, this.#inbox.held)
      : missingFrom(inner, this.#inbox.held);
    // What someone else did as well (a deletion, say) is in their entry, but our number has to
    // cover it too.
    const { own } = this.#outbox;
    const missing = lacking && own ? Y.mergeUpdates([lacking, own]) : (lacking ?? own);
    return !missing || this.#postUpdate(missing);
  }

  /** What was to be sent stays here, and is tried again from time to time. */
  #foundTooLarge(): void {
    this.#leftBehind = true;
    this.compared = false;
    this.isTooLarge = true;
    this.#requestHealing();
    this.#events.ontell();
  }

  #considerCompacting(): void {
    if (!this.#maySeal || !isOverlong(tailOf(this.#inbox.records.values()))) return;
    this.#compactAlarm.set(this.#fraction() * COMPACT_WITHIN_MS, () => {
      const isStillOverlong = isOverlong(tailOf(this.#inbox.records.values()));
      if (isStillOverlong && this.#maySeal && !this.#inbox.isPending) this.#compact();
      this.#events.ontell();
    });
  }

  /** False if nothing was sealed: the lane is full, or there is too much for one entry. */
  #compact(): boolean {
    const { inner } = this.#options;
    if (this.#lane.isFull) {
      this.#lane.renew();
      return false;
    }
    if (structsIn(inner) > MOST_STRUCTS) return false;
    const state = stateOf(inner);
    if (!isReadableState(state)) return false;
    this.#outbox.clear();
    const covers = this.#inbox.received.vector();
    // A device that knows nothing yet wouldn't believe a higher number.
    for (const [sender, number] of covers) if (number > LAST_NUMBER) covers.delete(sender);
    covers.set(this.sender, this.#lane.next());
    const held = heldBy(inner);
    this.#post({ kind: KIND_SNAPSHOT, covers, state }, held, this.#replacedBy(held));
    return true;
  }

  /** What is pending in the document isn't in its state, so an entry that holds it stays. */
  #replacedBy(state: Held): ReadonlySet<Uint8Array> {
    const { records } = this.#inbox;
    const replaced = replacedBySnapshot(records);
    if (!this.#inbox.isPending) return replaced;
    return new Set(
      [...replaced].filter((entry) => isHeld(records.get(entry)?.held ?? NOTHING_HELD, state)),
    );
  }

  /** False if others would refuse it. */
  #postUpdate(update: Uint8Array): boolean {
    const held = heldInUpdate(update);
    if (!held) return false;
    const number = this.#lane.next();
    this.#post({ kind: KIND_UPDATE, sender: this.sender, number, update }, held, NOTHING);
    this.#considerCompacting();
    this.#events.ontell();
    return true;
  }

  #post(contents: Contents, held: Held, replaced: ReadonlySet<unknown>): void {
    const { keys, random } = this.#options;
    if (!isWriter(keys)) throw new Error('an observer seals nothing');
    const sealed = sealContents(keys, contents, random);
    this.#inbox.post(recordOf(contents, sealed.length, held), sealed, replaced);
  }

  /**
   * Removes entries that give what this tab has written other content: whoever reads them first
   * would be deceived. What else is in them may be honest, so everything that the mailbox lacks
   * without them is sent first. Only a few times, so that nobody can keep this going; after that
   * they are taken, without those words.
   */
  #removeForged(): void {
    const forged = new Set(this.#inbox.intake.forged);
    if (forged.size === 0 || this.#removals >= MOST_REMOVALS) return;
    this.#removals += 1;
    this.#inbox.remove(forged);
  }

  /**
   * A random number from 0 up to, but not including, 1, so that two devices rarely do the same
   * thing at once.
   */
  #fraction(): number {
    const [high = 0, low = 0] = this.#options.random(2);
    return (high * 256 + low) / 65_536;
  }
}
