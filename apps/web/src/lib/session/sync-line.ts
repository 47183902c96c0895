/** Turns what storage and relay report into the one sentence the sync line says. It never guesses. */
import type { StorageFailure, StorageState } from '#lib/storage/device-storage.ts';
import type { SyncStatus } from '#lib/sync/sync-status.ts';

export type SyncKind =
  | 'local-only'
  | 'safe'
  | 'saving'
  | 'stored'
  | 'delivered'
  | 'waiting'
  | 'offline'
  | 'refused'
  | 'moved'
  | 'unsaved'
  | 'connecting';

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

const SAVING: SyncLine = { kind: 'saving', text: 'Saving on this device', detail: null };

const SAFE: SyncLine = {
  kind: 'safe',
  text: 'Safe mode: not connected to the relay',
  detail:
    'You have this device’s own copy before you. What you change is saved here and sent once you leave safe mode.',
};

const RELAY = 'the relay, the small server that carries changes between your devices';

export const changes = (count: number) => (count === 1 ? '1 change' : `${count} changes`);

/** `nameOf` gives the name of a person of the workspace, for those with receipts. `safe`: opened without the relay. */
export function syncLine(
  storage: StorageState,
  sync: SyncStatus | null,
  nameOf: (person: SyncStatus['receipts'][number]['person']) => string,
  safe = false,
): SyncLine {
  if (storage.kind === 'failed') return UNSAVED[storage.reason];
  if (sync === null) {
    if (storage.kind !== 'saved') return SAVING;
    if (safe) return SAFE;
    return {
      kind: 'local-only',
      text: 'Saved on this device',
      detail: 'This workspace stays on this device and goes nowhere else.',
    };
  }
  if (sync.relay === 'refused') {
    return {
      kind: 'refused',
      text: 'The relay does not accept this link',
      detail:
        'Everything is safe on this device. Ask the other person for the present link and open it here.',
    };
  }
  if (sync.relay === 'moved') {
    return {
      kind: 'moved',
      text: 'This workspace has new locks',
      detail:
        'Everything is safe on this device. Ask for the new link and open it here: what you write until then comes along.',
    };
  }
  const waiting = sync.waiting > 0 ? `${changes(sync.waiting)} waiting` : '';
  if (sync.relay === 'offline') {
    return {
      kind: 'offline',
      text: waiting === '' ? 'Offline: nothing is waiting' : `Offline: ${waiting}`,
      detail:
        'All saved on this device. Cairn sends what is waiting when the relay can be reached again.',
    };
  }
  if (storage.kind !== 'saved') return SAVING;
  if (sync.relay === 'connecting') {
    return {
      kind: 'connecting',
      text: waiting === '' ? 'Saved on this device' : `Saved on this device: ${waiting}`,
      detail: `Looking for ${RELAY}.`,
    };
  }
  if (waiting !== '') {
    return {
      kind: 'waiting',
      text: `Saved on this device: ${waiting}`,
      detail: 'On its way to the relay.',
    };
  }
  return delivered(sync, nameOf);
}

/** The relay has everything; the question is who else has. */
function delivered(sync: SyncStatus, nameOf: Parameters<typeof syncLine>[2]): SyncLine {
  const { receipts } = sync;
  const [only] = receipts;
  if (only !== undefined && receipts.every(({ lacking }) => lacking === 0)) {
    return {
      kind: 'delivered',
      text: receipts.length === 1 ? `On ${nameOf(only.person)}’s device` : 'On everyone’s devices',
      detail: `Everything is saved on this device, stored by ${RELAY}, and has arrived.`,
    };
  }
  return {
    kind: 'stored',
    text: 'Stored by the relay',
    detail: `Everything is saved on this device and stored by ${RELAY}. It goes on to the others when their devices are online.`,
  };
}
