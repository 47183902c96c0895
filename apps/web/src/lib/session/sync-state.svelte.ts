/** What an open workspace knows of its own safety: the sync line, and the proofs behind it. */
import type { PersonId } from '@cairn/model/shared';
import type { StorageState } from '#lib/storage/storage-state.ts';
import type { SyncStatus } from '#lib/sync/sync-status.ts';
import type { WorkspaceConnection } from '#lib/sync/workspace-connection.ts';
import type { StuckReason } from './finish-changing-link.ts';
import { syncLine, type SyncLine } from './sync-line.ts';

/** Something that went wrong with what this device kept, noticed when it was opened. */
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

  /** Changes that the relay has not confirmed. */
  get waiting(): number {
    return this.#status?.waiting ?? 0;
  }

  get online(): boolean {
    return this.#status?.relay === 'synced';
  }

  /** `null` while nothing is to do with the relay: in safe mode, and for a workspace without a link. */
  get status(): SyncStatus | null {
    return this.#status;
  }

  get loss(): DeviceLoss | null {
    return this.#loss;
  }

  /** Why a change of link waits for a person; `null` when it doesn’t. */
  get stuck(): StuckReason | null {
    return this.#stuck;
  }

  get savedHere(): boolean {
    return this.#storage.kind === 'saved';
  }

  /** Tries to reach the relay now. */
  retry(): void {
    this.#connection?.retry();
  }

  /** Sends what was changed now: somebody waits for it. */
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

  /** Changes that went with what was lost: made here, and never confirmed by the relay. */
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
