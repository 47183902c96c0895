/** Turns what storage and relay report into the one sentence the sync line says. It never guesses. */
import type { StorageFailure, StorageState } from '#lib/storage/device-storage.ts';
import type { RelayConnection, RelayStatus } from '#lib/sync/relay-connection.ts';

export type SyncKind =
  'local-only' | 'saved' | 'stored' | 'waiting' | 'offline' | 'refused' | 'unsaved' | 'connecting';

export interface SyncLine {
  readonly kind: SyncKind;
  readonly text: string;
  readonly detail: string | null;
}

const UNSAVED: Record<StorageFailure, SyncLine> = {
  unavailable: {
    kind: 'unsaved',
    text: 'Not saved on this device: its storage does not open',
    detail:
      'What you do here reaches the others while you are online, but is gone from this device when you close the page. Private windows often forbid storage.',
  },
  full: {
    kind: 'unsaved',
    text: 'Not saved on this device: storage is full',
    detail: 'Free some space and this saves by itself. Keep the page open until then.',
  },
  lost: {
    kind: 'unsaved',
    text: 'Not saved on this device: the browser closed its storage',
    detail: 'Cairn keeps trying. Keep the page open, or keep a copy from Settings.',
  },
};

const changes = (count: number) => (count === 1 ? '1 change' : `${count} changes`);

/** The sentence for what holds now; the most worrying fact wins. */
export function syncLine(storage: StorageState, relay: RelayStatus | null): SyncLine {
  if (storage.kind === 'failed') return UNSAVED[storage.reason];
  if (relay === null) {
    return {
      kind: 'local-only',
      text: storage.kind === 'saved' ? 'Saved on this device' : 'Saving on this device',
      detail: 'This workspace stays on this device and goes nowhere else.',
    };
  }
  if (relay.state === 'refused') {
    return {
      kind: 'refused',
      text: 'The relay does not accept this link',
      detail:
        'Everything is safe on this device. Ask the other person for the present link and open it here.',
    };
  }
  if (relay.state === 'closed') {
    return {
      kind: 'refused',
      text: 'This workspace has moved to new locks',
      detail:
        'Everything is safe on this device. Ask the other person for the new link and open it here.',
    };
  }
  const waiting = relay.waiting > 0 ? `${changes(relay.waiting)} waiting` : '';
  if (relay.state === 'offline') {
    return {
      kind: 'offline',
      text: waiting === '' ? 'Offline: nothing is waiting' : `Offline: ${waiting}`,
      detail:
        'All saved on this device. Cairn sends what is waiting when the relay can be reached again.',
    };
  }
  if (storage.kind !== 'saved')
    return { kind: 'connecting', text: 'Saving on this device', detail: null };
  if (relay.state === 'connecting') {
    return {
      kind: 'connecting',
      text: waiting === '' ? 'Saved on this device' : `Saved on this device: ${waiting}`,
      detail: 'Looking for the relay, the small server that carries changes between your devices.',
    };
  }
  return waiting === ''
    ? {
        kind: 'stored',
        text: 'Stored by the relay',
        detail:
          'Everything is saved on this device and stored by the relay, the small server that carries changes between your devices.',
      }
    : {
        kind: 'waiting',
        text: `Saved on this device: ${waiting}`,
        detail: 'On its way to the relay.',
      };
}

export class SyncState {
  #storage = $state.raw<StorageState>({ kind: 'opening' });
  #relay = $state.raw<RelayStatus | null>(null);
  #connection: RelayConnection | null = null;

  readonly #line = $derived(syncLine(this.#storage, this.#relay));

  get line(): SyncLine {
    return this.#line;
  }

  /** Changes that the relay has not confirmed. */
  get waiting(): number {
    return this.#relay?.waiting ?? 0;
  }

  get online(): boolean {
    return this.#relay?.state === 'synced';
  }

  get relay(): RelayStatus | null {
    return this.#relay;
  }

  /** Tries to reach the relay now. */
  retry(): void {
    this.#connection?.retry();
  }

  readonly storageIs = (state: StorageState): void => {
    this.#storage = state;
  };

  readonly relayIs = (status: RelayStatus): void => {
    this.#relay = status;
  };

  connectedBy(connection: RelayConnection): void {
    this.#connection = connection;
  }
}
