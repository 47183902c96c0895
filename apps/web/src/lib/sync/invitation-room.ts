/** A visit to the room of an invitation: to see whether it is free, or to put into it what it opens. */
import { deriveKeys, withoutWriting } from '@cairn/protocol';
import {
  ENTRIES,
  openInvitation,
  openInvitationEnd,
  roomKeysOf,
  type EndedInvitation,
  type Invitation,
} from '@cairn/sealed';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { roomTrials } from './foreign-worker-client.ts';
import { connectRelay } from './relay-connection.ts';
import type { RelayState } from './sync-status.ts';

export type InvitationRoom =
  | { readonly state: 'reaching' | 'unreachable' }
  /** The relay holds nothing: it was not filled yet, or the relay has lost it. */
  | { readonly state: 'empty' }
  /**
   * Something is there that whoever made the invitation has not put in, in its place or beside it; or
   * something that can't be taken, which is no invitation either.
   */
  | { readonly state: 'damaged' }
  /**
   * The relay doesn't take the credential or what would be put in, or says that the room is closed and
   * shows nothing that proves it.
   */
  | { readonly state: 'refused' }
  /** Nobody has used it, and its time is over by this device's clock. */
  | { readonly state: 'expired'; readonly invitation: Invitation }
  /** `stored`: what this visit put into it is durable at the relay, or it was there before. */
  | { readonly state: 'open'; readonly invitation: Invitation; readonly stored: boolean }
  /** Somebody with the invitation has closed it, and signed that. */
  | { readonly state: 'closed'; readonly ended: EndedInvitation };

export interface InvitationVisit {
  /** Of the invitation, 32 bytes. */
  readonly secret: Uint8Array;
  /** Such as `wss://cairn.example`. */
  readonly origin: string;
  /** Put into the room when it is empty. Without one the room is only looked at, and can't be changed. */
  readonly entry?: Uint8Array;
  readonly onchange: (room: InvitationRoom) => void;
}

export interface OpenVisit {
  /** Tries again now. */
  retry(): void;
  close(): void;
}

/** One is put in, and put in again when a device isn't sure; nobody looks through more. */
const MOST_ENTRIES = 16;

type Found = 'nothing' | 'damaged' | Invitation;

/** Visits at once and stays until it is closed, unless the room is closed. */
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

  /** Whoever has the link can put anything in, so what can't be read or says something else counts. */
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
      // One entry, put in under a client that is new each time.
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
      // The socket closes after it, and is not open again.
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
