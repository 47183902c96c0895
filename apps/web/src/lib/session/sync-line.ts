/** Turns what storage and relay report into the one sentence of the sync line. It never guesses. */
import { count } from '@cairn/model/shared';
import type { StorageFailure, StorageState } from '#lib/storage/storage-state.ts';
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
  | 'full'
  | 'unsafe'
  | 'tooLarge'
  | 'connecting';

export interface SyncLine {
  readonly kind: SyncKind;
  readonly text: string;
  readonly detail: string | null;
}

const UNSAVED: Record<StorageFailure, SyncLine> = {
  unavailable: {
    kind: 'unsaved',
    text: 'Not saved on this device: its storage won’t open',
    detail:
      'What you do here reaches the others while you’re online, but is gone from this device when you close the page. Private windows often block storage.',
  },
  full: {
    kind: 'unsaved',
    text: 'Not saved on this device: storage is full',
    detail: 'Free up some space and this will save by itself. Keep the page open until then.',
  },
  lost: {
    kind: 'unsaved',
    text: 'Not saved on this device: the browser closed its storage',
    detail: 'Cairn keeps trying. Keep the page open, or keep a copy in Settings.',
  },
};

const SAVING: SyncLine = { kind: 'saving', text: 'Saving on this device', detail: null };

const SAFE: SyncLine = {
  kind: 'safe',
  text: 'Safe mode: not connected to the relay',
  detail:
    'You’re working on this device’s own copy. What you change is saved here and sent once you leave safe mode.',
};

const RELAY = 'the relay, the small server that carries changes between your devices';

/** `nameOf` returns a person's name, for those with receipts. `safe`: opened without the relay. */
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
      text: 'The relay doesn’t accept this link',
      detail:
        'Everything is safe on this device. Ask the other person for the current link and open it here.',
    };
  }
  if (sync.relay === 'moved') {
    return {
      kind: 'moved',
      text: 'The link has been changed',
      detail:
        'Everything is safe on this device. Ask for the current link and open it here: what you write in the meantime will be carried over.',
    };
  }
  if (sync.relay === 'full') {
    return {
      kind: 'full',
      text: 'This workspace’s space on the relay is full',
      detail: `Everything is safe on this device.${fullOf(sync.weight)} Change the link in Settings: what you have moves to a new space, and the rest stays behind.`,
    };
  }
  if (sync.relay === 'unsafe') {
    return {
      kind: 'unsafe',
      text: 'The relay passed on something harmful',
      detail:
        'It could have frozen this device, so Cairn hasn’t opened it, and has stopped syncing for now. Everything is safe here. Try again, or change the link in Settings if this happens again: whoever has the link may have sent it.',
    };
  }
  if (sync.tooLarge) {
    return {
      kind: 'tooLarge',
      text: 'Not stored by the relay: this workspace is too large to send',
      detail:
        'Everything is safe on this device, but it’s more than Cairn can send. Delete for good anything in the bin that nobody needs, and the rest will be sent. If none of you wrote that much, someone with the link did: keep a fresh copy, and carry on in that.',
    };
  }
  const waiting = sync.waiting > 0 ? `${count(sync.waiting, 'change')} waiting` : '';
  if (sync.relay === 'offline') {
    return {
      kind: 'offline',
      text: waiting === '' ? 'Offline: nothing is waiting' : `Offline: ${waiting}`,
      detail:
        'All saved on this device. Cairn sends what’s waiting when the relay can be reached again.',
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
  if (sync.untried > 0) {
    return {
      kind: 'connecting',
      text: waiting === '' ? 'Saved on this device' : `Saved on this device: ${waiting}`,
      detail: `Checking ${count(sync.untried, 'thing')} that came from ${RELAY}.`,
    };
  }
  if (waiting !== '') {
    return {
      kind: 'waiting',
      text: `Saved on this device: ${waiting}`,
      detail: sync.blocked
        ? 'Someone with the link keeps posing as this device, so nothing will be sent for up to an hour. Changing the link in Settings stops it.'
        : 'On its way to the relay.',
    };
  }
  if (sync.lacking) {
    return {
      kind: 'waiting',
      text: 'Saved on this device: sending it again',
      detail: `Someone removed what was stored on ${RELAY}. This device is putting it back.`,
    };
  }
  return delivered(sync, nameOf);
}

const megabytes = (bytes: number) => `${(bytes / 2 ** 20).toFixed(1)} MB`;

/** What fills a room, for someone trying to find out what went wrong. */
function fullOf(weight: SyncStatus['weight']): string {
  if (weight === null) return '';
  const { readable, setAside } = weight;
  return setAside > readable
    ? ` ${megabytes(setAside)} of it can’t be opened by anyone with your link, and ${megabytes(readable)} is the workspace itself.`
    : ` The workspace itself takes up ${megabytes(readable)}, and ${megabytes(setAside)} can’t be opened.`;
}

/** The relay has everything; says who else does. */
function delivered(sync: SyncStatus, nameOf: Parameters<typeof syncLine>[2]): SyncLine {
  const { receipts } = sync;
  const [only] = receipts;
  if (only !== undefined && receipts.every(({ lacking }) => lacking === 0)) {
    return {
      kind: 'delivered',
      text: receipts.length === 1 ? `On ${nameOf(only.person)}’s device` : 'On everyone’s devices',
      detail: `Everything is saved on this device and stored by ${RELAY}. It has reached ${receipts.length === 1 ? 'their device' : 'the other devices'}.`,
    };
  }
  return {
    kind: 'stored',
    text: 'Stored by the relay',
    detail: `Everything is saved on this device and stored by ${RELAY}. It goes on to the others when their devices are online.`,
  };
}
