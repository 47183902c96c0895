/**
 * A visit to an invitation's room, to see whether it can still be used or to put the invitation
 * into it.
 */
import { deriveKeys, withoutWriting } from '@cairn/protocol';
import {
  type EndedInvitation,
  ENTRIES,
  type Invitation,
  openInvitation,
  openInvitationEnd,
  roomKeysOf,
} from '@cairn/sealed';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { roomTrials } from './foreign-worker-client.ts';
import { connectRelay } from './relay-connection.ts';
import type { RelayState } from './sync-status.ts';

export type InvitationRoom =
  | { readonly state: 'reaching' | 'unreachable' }
  /** The relay holds nothing: the room hasn't been filled yet, or the relay has lost it. */
  | { readonly state: 'empty' }
  /**
   * The room holds something that its author didn't put there, instead of the invitation or beside
   * it, or something that isn't safe to read.
   */
  | { readonly state: 'damaged' }
  /**
   * The relay rejects the credential or the entry, or says that the room is closed without showing
   * anything that proves it.
   */
  | { readonly state: 'refused' }
  /** Unused, but expired by this device's clock. */
  | { readonly state: 'expired'; readonly invitation: Invitation }
  /** `stored`: what this visit put in is durable at the relay, or it was there already. */
  | { readonly state: 'open'; readonly invitation: Invitation; readonly stored: boolean }
  /** A holder of the invitation has closed it, and signed that. */
  | { readonly state: 'closed'; readonly ended: EndedInvitation };

export interface InvitationVisit {
  /** The invitation's secret, 32 bytes. */
  readonly secret: Uint8Array;
  /** The relay's origin, for example `wss://cairn.example`. */
  readonly origin: string;
  /**
   * Put into the room if it is empty. Without an entry the room is only read, and can't be changed.
   */
  readonly entry?: Uint8Array;
  readonly onchange: (room: InvitationRoom) => void;
}

export interface OpenVisit {
  /** Reconnects now. */
  retry(): void;
  close(): void;
}

/**
 * Normally one; a device that isn't sure puts it in again. A room with more than this isn't
 * searched.
 */
const MOST_ENTRIES = 16;

type Found = 'nothing' | 'damaged' | Invitation;

/** Visits at once, and stays connected until `close`, or until the room turns out to be closed. */
export function visitInvitation({ secret, origin, entry, onchange }: InvitationVisit): OpenVisit {
  const keys = deriveKeys(secret);
  const visiting = entry === undefined ? withoutWriting(keys) : keys;
  const sealing = roomKeysOf(visiting);
  const doc = new Y.Doc();
  const entries = doc.getArray<unknown>(ENTRIES);
  const awareness = new Awareness(doc);
  awareness.setLocalState(null);
  let relay: RelayState = 'connecting';
  let ended: EndedInvitation | null = null;
  let putIn = false;
  let hasLeft = false;
  let [sent, stored] = [0, 0];

  /**
   * Anyone with the link can add entries, so a single one that doesn't open makes the room
   * `damaged`.
   */
  const find = (): Found => {
    if (entries.length === 0) return 'nothing';
    if (entries.length > MOST_ENTRIES) return 'damaged';
    const found = entries.map((one) => openInvitation(secret, sealing, one));
    const [invitation] = found;
    return invitation && !found.includes(undefined) ? invitation : 'damaged';
  };
  const tell = () => {
    if (hasLeft) return;
    if (ended !== null) return onchange({ state: 'closed', ended });
    if (relay === 'connecting') return onchange({ state: 'reaching' });
    if (relay === 'offline') return onchange({ state: 'unreachable' });
    if (relay === 'unsafe') return onchange({ state: 'damaged' });
    if (relay !== 'synced') return onchange({ state: 'refused' });
    const found = find();
    if (found === 'nothing') return onchange({ state: 'empty' });
    if (found === 'damaged') return onchange({ state: 'damaged' });
    if (found.expiresAt <= Date.now()) return onchange({ state: 'expired', invitation: found });
    onchange({ state: 'open', invitation: found, stored: !putIn || stored >= sent });
  };

  const connection = connectRelay(doc, awareness, visiting, origin, {
    frames: {
      opened: () => {
        [sent, stored] = [0, 0];
      },
      sent: () => {
        sent += 1;
      },
      // Each visit writes its one entry under a new random client.
      impersonated() {},
    },
    ownClient: () => doc.clientID,
    tryOut: roomTrials().frame,
    stored: (frames) => {
      stored = frames;
      tell();
    },
    became: (state) => {
      relay = state;
      if (state === 'synced' && entry !== undefined && entries.length === 0) {
        putIn = true;
        entries.push([entry]);
      }
      tell();
    },
    farewell: (signed) => {
      // The relay closes the socket after this, and it isn't reopened.
      ended = openInvitationEnd(sealing, signed) ?? null;
      tell();
    },
  });
  const onEntries = () => {
    if (relay === 'synced') tell();
  };
  entries.observe(onEntries);

  return {
    retry: () => connection.retry(),
    close() {
      if (hasLeft) return;
      hasLeft = true;
      entries.unobserve(onEntries);
      connection.close();
      awareness.destroy();
      doc.destroy();
    },
  };
}
