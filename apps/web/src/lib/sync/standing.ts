/**
 * Puts together the sync status of an open workspace, from the relay, the mailbox and the outgoing
 * changes.
 */
import type { PersonId } from '@cairn/model/shared';
import type { Mailbox, MailboxStatus } from '@cairn/sealed';
import type { KeptChange } from '#lib/device/outgoing-notes.ts';
import type { OutgoingChanges } from './outgoing-changes.ts';
import { receiptsOf } from './receipts.ts';
import type { Farewell, RelayState, SyncStatus } from './sync-status.ts';

export class Standing {
  /** `null` until it is opened. */
  mailbox: Mailbox | null = null;
  farewell: Farewell | null = null;
  /** Changes that other tabs of this device have on their way. */
  others: readonly KeptChange[];
  readonly #outgoing: OutgoingChanges;
  readonly #expected: () => readonly PersonId[];
  readonly #onstatus: (status: SyncStatus) => void;
  #relay: RelayState = navigator.onLine ? 'connecting' : 'offline';
  #reachedAt: number | null = null;

  constructor(
    outgoing: OutgoingChanges,
    others: readonly KeptChange[],
    expected: () => readonly PersonId[],
    onstatus: (status: SyncStatus) => void,
  ) {
    this.#outgoing = outgoing;
    this.others = others;
    this.#expected = expected;
    this.#onstatus = onstatus;
  }

  relayIs(state: RelayState): void {
    if (state === 'synced' || this.#relay === 'synced') this.relayWasHeard();
    this.#relay = state;
  }

  relayWasHeard(): void {
    this.#reachedAt = Date.now();
  }

  /** Forgets changes that have arrived everywhere, then reports the status. */
  tell(): void {
    const relay = this.#relay;
    const status = this.mailbox?.status;
    const receipts = status ? this.#receipts(status) : [];
    if (receipts.length > 0) this.#outgoing.arrived(receipts.map(({ holds }) => holds));
    const tooLarge = status?.tooLarge ?? false;
    const waiting = this.#outgoing.waiting + this.others.filter(({ stored }) => !stored).length;
    this.#onstatus({
      relay,
      reachedAt: this.#reachedAt,
      farewell: this.farewell,
      waiting: tooLarge ? Math.max(1, waiting) : waiting,
      receipts,
      setAside: status?.setAside ?? 0,
      untried: status?.untried ?? 0,
      lacking: status?.lacking ?? false,
      blocked: status?.blocked ?? false,
      tooLarge,
      leftOut: (status?.leftOut ?? 0) + (status?.parked ?? 0),
      crowded: status?.crowded ?? 0,
      disputed: status?.disputed ?? 0,
      weight: relay === 'full' ? (this.mailbox?.weigh() ?? null) : null,
      received: status?.received ?? 0,
    });
  }
  #receipts({ acknowledged }: MailboxStatus): ReturnType<typeof receiptsOf> {
    return receiptsOf(acknowledged, [...this.#outgoing.kept, ...this.others], this.#expected());
  }
}
