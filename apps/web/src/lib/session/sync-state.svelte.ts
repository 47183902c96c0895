/** What an open workspace knows about its own safety: the sync line, and the proofs behind it. */
import type { PersonId } from '@cairn/model/shared';
import type { StorageState } from '#lib/storage/storage-state.ts';
import type { SyncStatus } from '#lib/sync/sync-status.ts';
import type { WorkspaceConnection } from '#lib/sync/workspace-connection.ts';
import type { StuckReason } from './finish-changing-link.ts';
import { type SyncLine, syncLine } from './sync-line.ts';

/** Something wrong with what this device had stored, noticed when it was opened. */
export type DeviceLoss = 'evicted' | 'broken';

export class SyncState {
  #storage = $state.raw<StorageState>({ kind: 'opening' });
  #status = $state.raw<SyncStatus | null>(null);
  #loss = $state.raw<DeviceLoss | null>(null);
  #lostChanges = $state.raw(0);
  #stuck = $state.raw<StuckReason | null>(null);
  readonly #nameOf: (person: PersonId) => string;
  readonly #safe: boolean;
  #connection: Pick<WorkspaceConnection, 'retry' | 'send'> | null = null;

  readonly #line = $derived.by(() =>
    syncLine(this.#storage, this.#status, this.#nameOf, this.#safe),
  );

  constructor(nameOf: (person: PersonId) => string, safe: boolean) {
    this.#nameOf = nameOf;
    this.#safe = safe;
  }

  get line(): SyncLine {
    return this.#line;
  }

  /** How many changes the relay has not confirmed. */
  get waiting(): number {
    return this.#status?.waiting ?? 0;
  }

  get online(): boolean {
    return this.#status?.relay === 'synced';
  }

  /** `null` if there is no relay: in safe mode, and for a workspace without a link. */
  get status(): SyncStatus | null {
    return this.#status;
  }

  get loss(): DeviceLoss | null {
    return this.#loss;
  }

  /** Why a change of link is waiting for the user's decision; `null` if it isn’t. */
  get stuck(): StuckReason | null {
    return this.#stuck;
  }

  get savedHere(): boolean {
    return this.#storage.kind === 'saved';
  }

  /** Reconnects to the relay now. */
  retry(): void {
    this.#connection?.retry();
  }

  /** Sends pending changes now, because someone is waiting for them. */
  send(): void {
    this.#connection?.send();
  }

  readonly storageIs = (state: StorageState): void => {
    this.#storage = state;
  };

  readonly changeIsStuck = (reason: StuckReason | null): void => {
    this.#stuck = reason;
  };

  readonly statusIs = (status: SyncStatus): void => {
    this.#status = status;
  };

  /** How many changes were lost with it: made here, and never confirmed by the relay. */
  get lostChanges(): number {
    return this.#lostChanges;
  }

  lost(loss: DeviceLoss | null, changes = 0): void {
    this.#loss = loss;
    this.#lostChanges = changes;
  }

  goesBy(connection: Pick<WorkspaceConnection, 'retry' | 'send'>): void {
    this.#connection = connection;
  }
}
