/* What leaves this device, and when: edits, what healing finds missing, and snapshots in place of a long tail. */

import * as Y from 'yjs';
import { Alarm } from './clock.ts';
import { areMadeUpFor, coverageOf, isOverlong, replacedBySnapshot, tailOf } from './compaction.ts';
import { sealContents, type Contents } from './contents.ts';
import { KIND_ACKNOWLEDGEMENT, KIND_SNAPSHOT, KIND_UPDATE } from './entry.ts';
import { recordOf, type EntryRecord } from './entry-record.ts';
import { anythingMissingFrom, lackingOf, missingFrom } from './healing.ts';
import { heldBy, heldIn, NOTHING_HELD, type Held } from './held.ts';
import { isWriter } from './keys.ts';
import type { Inbox } from './inbox.ts';
import type { MailboxOptions } from './mailbox-options.ts';
import { MERGE_MOST_UPDATES, Outbox } from './outbox.ts';
import type { Vector } from './senders.ts';

const HEAL_WITHIN_MS = 3_000;
const HEAL_PAUSE_MS = 30_000;
const COMPACT_WITHIN_MS = 5_000;
const NOTHING: ReadonlySet<unknown> = new Set();

export class Sealing {
  readonly #options: MailboxOptions;
  readonly #inbox: Inbox;
  readonly #tell: () => void;
  readonly #outbox: Outbox;
  readonly #healAlarm: Alarm;
  readonly #compactAlarm: Alarm;
  #isSynced = false;
  #healedAtMs = Number.NEGATIVE_INFINITY;
  /** This session has made sure that the mailbox lacks nothing. */
  compared = false;
  /** The highest running number used. */
  last: number;

  constructor(options: MailboxOptions, origin: object, inbox: Inbox, tell: () => void) {
    this.#options = options;
    this.#inbox = inbox;
    this.#tell = tell;
    this.last = options.firstNumber - 1;
    this.#healAlarm = new Alarm(options.schedule);
    this.#compactAlarm = new Alarm(options.schedule);
    this.#outbox = new Outbox({
      ...options,
      origin,
      onwaiting: tell,
      ongathered: () => this.sealOwn(),
      ontabdue: () => this.#sealFromTabs(),
    });
    if (!options.canWrite) this.#outbox.close();
  }

  get isWaiting(): boolean {
    return !this.#outbox.isEmpty;
  }

  synced(): void {
    this.#isSynced = true;
    if (!this.#maySeal) return;
    if (!this.compared && this.isWaiting) return this.#heal();
    this.sealOwn();
    this.#sealFromTabs();
    this.#requestHealing();
    this.#considerCompacting();
  }

  unsynced(): void {
    this.#isSynced = false;
    this.#healAlarm.clear();
    this.#compactAlarm.clear();
  }

  /** Entries came from elsewhere. */
  arrived(): void {
    // A device that lost its notes would otherwise use a number twice.
    this.last = Math.max(this.last, this.#inbox.received.highest(this.#options.sender));
    if (!this.#options.canWrite) return;
    this.#considerCompacting();
  }

  /** Someone else took entries away. */
  removed(records: readonly EntryRecord[]): void {
    if (!this.#options.canWrite) return;
    if (areMadeUpFor(records, this.#inbox.records.values())) return;
    this.#requestHealing();
  }

  /** Seals what this tab has changed, in one entry. */
  sealOwn(): void {
    if (!this.#maySeal || this.#outbox.length === 0) return;
    // The first entry of a session holds what earlier ones left behind, so that its number means all.
    if (!this.compared || this.#outbox.length > MERGE_MOST_UPDATES) return this.#heal();
    const update = this.#outbox.takeOwn();
    if (update) this.#postUpdate(update);
  }

  /** Seals an acknowledgement in place of the last one; false when that is not possible now. */
  postAcknowledgement(holds: Vector): boolean {
    if (!this.#maySeal) return false;
    const { sender, person } = this.#options;
    const replaced = new Set<unknown>();
    for (const [value, record] of this.#inbox.records) {
      if (record.kind === KIND_ACKNOWLEDGEMENT && record.sender === sender) replaced.add(value);
    }
    this.#post({ kind: KIND_ACKNOWLEDGEMENT, sender, person, holds }, NOTHING_HELD, replaced);
    return true;
  }

  close(): void {
    this.unsynced();
    this.#outbox.close();
  }

  get #maySeal(): boolean {
    return this.#isSynced && this.#options.canWrite;
  }

  /** Not all that this lane has changed since its last entry is in the outbox. */
  get #isOwnUnknown(): boolean {
    const isLeftBehind = this.#options.leftBehind && !this.compared;
    return isLeftBehind || this.#outbox.length > MERGE_MOST_UPDATES;
  }

  /** Seals what other tabs changed and have not sealed: they may be frozen, or off the network. */
  #sealFromTabs(): void {
    // Without a comparison behind us, the one to come takes them along.
    if (!this.#maySeal || !this.compared) return;
    // A number means all that this lane changed before it, so its own comes first.
    this.sealOwn();
    const due = this.#outbox.takeDueFromTabs();
    const missing = due.length > 0 ? lackingOf(due, this.#inbox.held) : undefined;
    if (missing) this.#postUpdate(missing);
    this.#tell();
  }

  #requestHealing(): void {
    if (!this.#maySeal) return;
    const rest = this.#healedAtMs + HEAL_PAUSE_MS - this.#options.now();
    const waitMs = Math.max(rest, this.#fraction() * HEAL_WITHIN_MS);
    this.#healAlarm.set(waitMs, () => this.#heal());
  }

  /** Sends what the mailbox lacks, in one entry. */
  #heal(): void {
    if (!this.#maySeal) return;
    const { inner, now, sender } = this.#options;
    this.#healAlarm.clear();
    this.#healedAtMs = now();
    const lacking = this.#isOwnUnknown
      ? anythingMissingFrom(inner, this.#inbox.held)
      : missingFrom(inner, this.#inbox.held);
    // What someone else did as well (a deletion, say) is in their entry, but this number is to mean it too.
    const own = this.#outbox.takeOwn();
    const missing = lacking && own ? Y.mergeUpdates([lacking, own]) : (lacking ?? own);
    this.#outbox.clear();
    this.compared = true;
    const present = coverageOf(this.#inbox.records.values());
    // Others count to a hole and no further; only a snapshot, which needs nothing else, closes it.
    const isHoled = present.through(sender) < this.last;
    const needsSnapshot = inner.store.clients.size > 0 && (isHoled || present.isEmpty);
    if (needsSnapshot && !this.#inbox.isPending) this.#compact();
    else if (missing) this.#postUpdate(missing);
    // What is pending may have come by then.
    if (needsSnapshot && this.#inbox.isPending) this.#requestHealing();
    this.#tell();
  }

  #considerCompacting(): void {
    if (!this.#maySeal || !isOverlong(tailOf(this.#inbox.records.values()))) return;
    this.#compactAlarm.set(this.#fraction() * COMPACT_WITHIN_MS, () => {
      const isStillOverlong = isOverlong(tailOf(this.#inbox.records.values()));
      if (isStillOverlong && this.#maySeal && !this.#inbox.isPending) this.#compact();
      this.#tell();
    });
  }

  #compact(): void {
    const { inner, sender } = this.#options;
    this.#outbox.clear();
    const covers = this.#inbox.received.vector();
    covers.set(sender, this.#nextNumber());
    const state = Y.encodeStateAsUpdateV2(inner);
    const replaced = replacedBySnapshot(this.#inbox.records);
    this.#post({ kind: KIND_SNAPSHOT, covers, state }, heldBy(inner), replaced);
  }

  #postUpdate(update: Uint8Array): void {
    const { sender } = this.#options;
    const contents = { kind: KIND_UPDATE, sender, number: this.#nextNumber(), update } as const;
    this.#post(contents, heldIn(Y.decodeUpdate(update)), NOTHING);
    this.#considerCompacting();
    this.#tell();
  }

  #post(contents: Contents, held: Held, replaced: ReadonlySet<unknown>): void {
    const { keys, random } = this.#options;
    if (!isWriter(keys)) throw new Error('observers seal nothing');
    const sealed = sealContents(keys, contents, random);
    this.#inbox.post(recordOf(contents, sealed.length, held), sealed, replaced);
  }

  #nextNumber(): number {
    this.last += 1;
    this.#options.onnumber(this.last);
    return this.last;
  }

  /** From 0 up to, not including, 1: so that two devices rarely do the same at once. */
  #fraction(): number {
    const [high = 0, low = 0] = this.#options.random(2);
    return (high * 256 + low) / 65_536;
  }
}
