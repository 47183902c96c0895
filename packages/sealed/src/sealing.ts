/* What leaves this device, and when: edits, what healing finds missing, and snapshots in place of a long tail. */

import * as Y from 'yjs';
import { structsIn } from './applying.ts';
import { Alarm } from './clock.ts';
import { areMadeUpFor, coverageOf, isOverlong, replacedBySnapshot, tailOf } from './compaction.ts';
import {
  heldInUpdate,
  isReadableState,
  MOST_STRUCTS,
  sealContents,
  type Contents,
} from './contents.ts';
import { KIND_ACKNOWLEDGEMENT, KIND_SNAPSHOT, KIND_UPDATE } from './entry.ts';
import { recordOf, type EntryRecord } from './entry-record.ts';
import { anythingMissingFrom, lackingOf, missingFrom, stateOf } from './healing.ts';
import { heldBy, isHeld, NOTHING_HELD, type Held } from './held.ts';
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
const COMPACT_WITHIN_MS = 5_000;
const NOTHING: ReadonlySet<unknown> = new Set();

export interface SealingEvents {
  /** The status may have changed. */
  readonly ontell: () => void;
  /** From now on this tab counts in another lane. */
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
  /** Changes of this device may be in no entry of the present lane. */
  #leftBehind: boolean;
  /** Nothing has been sealed in the present lane, which is another than this session began with. */
  #isLaneUntold = false;
  /** Taken away by someone else, and not made up for as far as is known. */
  #removed: EntryRecord[] = [];
  /** This session has made sure that the mailbox lacks nothing. */
  compared = false;
  /** What the mailbox lacks is more than the others would take. */
  isTooLarge = false;
  /** Somebody took away what has not been sent again yet. */
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

  /** This tab's present lane. */
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

  /** Something of what this tab has written may be in no entry. */
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

  /** Entries came from elsewhere. */
  arrived(): void {
    if (!this.#options.canWrite) return;
    this.#lane.seen(this.#inbox.received.highest(this.sender));
    this.#considerCompacting();
  }

  /** Everything that came has been tried, or it takes too long to be waited for. */
  settled(): void {
    this.#checkRemoved();
    this.#goOn();
  }

  /** Someone else took entries away. */
  removed(records: readonly EntryRecord[]): void {
    if (!this.#options.canWrite) return;
    // Spread, very many would overflow the stack.
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

  /** Seals what this tab has changed, in one entry. */
  sealOwn(): void {
    if (!this.#maySeal || this.#outbox.length === 0) return;
    if (this.#lane.isFull) this.#lane.renew();
    // The first entry of a session holds what earlier ones left behind, so that its number means all.
    if (!this.compared || this.#outbox.length > MERGE_MOST_UPDATES) return this.#heal();
    const update = this.#outbox.own;
    if (!update) return;
    if (this.#postUpdate(update)) this.#outbox.clearOwn();
    else this.#foundTooLarge();
  }

  /** Seals an acknowledgement in place of the last one; false when that is not possible now. */
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

  /** Not all that this device has changed since this lane's last entry is in the outbox. */
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
   * What the former lane has sent counts for nothing in this one, so it begins as a new session does:
   * at once, and before anyone can learn its name from an acknowledgement.
   */
  #laneChanged(): void {
    this.#leftBehind = true;
    this.#isLaneUntold = true;
    this.compared = false;
    this.#events.onlane();
    this.#healAlarm.clear();
    if (this.#maySeal) this.#healAlarm.set(SOON_MS, () => this.#heal());
  }

  /** What was not tried yet may make up for what was taken away. */
  #checkRemoved(): void {
    if (!this.#inbox.intake.isTried || this.#removed.length === 0) return;
    const removed = this.#removed;
    this.#removed = [];
    const isThere = removed.every(({ held }) => isHeld(held, this.#inbox.held));
    if (isThere && areMadeUpFor(removed, this.#inbox.records.values())) return;
    this.isLacking = true;
    this.#requestHealing();
  }

  /** Seals what other tabs changed and have not sealed: they may be frozen, or off the network. */
  #sealFromTabs(): void {
    // Without a comparison behind us, the one to come takes them along.
    if (!this.#maySeal || !this.compared) return;
    // A number means all that this lane changed before it, so its own comes first.
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
    // To find it too large once more would hold the page up, and hardly anything has changed.
    if (this.isTooLarge && now() < this.#healedAtMs + HEAL_PAUSE_MS) return this.#requestHealing();
    const present = coverageOf(this.#inbox.records.values());
    // Others count to a hole and no further; only a snapshot, which needs nothing else, closes it.
    const isHoled = present.through(this.sender) < this.last;
    // What was sent in this lane may be in what isn't taken in yet: a snapshot would claim to cover it.
    if (this.#lane.isFull || (isHoled && !this.#inbox.intake.isAllTaken)) this.#lane.renew();
    this.#healAlarm.clear();
    this.#healedAtMs = now();
    const isClosed = present.through(this.sender) >= this.last;
    const needsSnapshot = inner.store.clients.size > 0 && (!isClosed || present.isEmpty);
    if (!(needsSnapshot && this.#compact()) && !this.#postMissing()) return this.#foundTooLarge();
    this.#outbox.clear();
    this.compared = true;
    this.isTooLarge = false;
    this.#isLaneUntold = false;
    this.isLacking = false;
    this.#events.ontell();
  }

  /** False when the mailbox lacks more than the others would take. */
  #postMissing(): boolean {
    const { inner } = this.#options;
    const lacking = this.#isOwnUnknown
      ? anythingMissingFrom(inner, this.#inbox.held)
      : missingFrom(inner, this.#inbox.held);
    // What someone else did as well (a deletion, say) is in their entry, but this number is to mean it too.
    const { own } = this.#outbox;
    const missing = lacking && own ? Y.mergeUpdates([lacking, own]) : (lacking ?? own);
    return !missing || this.#postUpdate(missing);
  }

  /** What was to be sent stays here, and from time to time it is tried again. */
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

  /** False when nothing was sealed: there is too much for one entry. */
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
    // A device that knows nothing yet would not believe more.
    for (const [sender, number] of covers) if (number > LAST_NUMBER) covers.delete(sender);
    covers.set(this.sender, this.#lane.next());
    const held = heldBy(inner);
    this.#post({ kind: KIND_SNAPSHOT, covers, state }, held, this.#replacedBy(held));
    return true;
  }

  /** What waits in the document isn't in its state, so an entry that holds it stays. */
  #replacedBy(state: Held): ReadonlySet<Uint8Array> {
    const { records } = this.#inbox;
    const replaced = replacedBySnapshot(records);
    if (!this.#inbox.isPending) return replaced;
    return new Set(
      [...replaced].filter((entry) => isHeld(records.get(entry)?.held ?? NOTHING_HELD, state)),
    );
  }

  /** False when the others would refuse it. */
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

  /** From 0 up to, not including, 1: so that two devices rarely do the same at once. */
  #fraction(): number {
    const [high = 0, low = 0] = this.#options.random(2);
    return (high * 256 + low) / 65_536;
  }
}
