/** A visit to the room of an invitation: to see whether it is free, or to put into it what it opens. */
import { withoutWriting, type WriterKeys } from '@cairn/protocol';
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
import { connectRelay } from './relay-connection.ts';
import type { RelayState } from './sync-status.ts';

export type InvitationRoom =
  | { readonly state: 'reaching' | 'unreachable' }
  /** The relay holds nothing: it was not filled yet, or the relay has lost it. */
  | { readonly state: 'empty' }
  /** What is there is no invitation that its maker has signed. */
  | { readonly state: 'damaged' }
  /** The relay doesn't take the credential or what would be put in, or sends what can't be taken. */
  | { readonly state: 'refused' }
  /** `stored`: what this visit put into it is durable at the relay, or it was there before. */
  | { readonly state: 'open'; readonly invitation: Invitation; readonly stored: boolean }
  /** `null`: the relay says that it is closed, and shows nothing that proves it. */
  | { readonly state: 'closed'; readonly ended: EndedInvitation | null };

export interface InvitationVisit {
  readonly keys: WriterKeys;
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

/** The invitation is looked for among so many. */
const MOST_ENTRIES = 16;

/** Visits at once and stays until it is closed, unless the room is closed. */
export function visitInvitation({ keys, origin, entry, onchange }: InvitationVisit): OpenVisit {
  const visiting = entry === undefined ? withoutWriting(keys) : keys;
  const sealing = roomKeysOf(visiting);
  const doc = new Y.Doc();
  const entries = doc.getArray<unknown>(ENTRIES);
  const awareness = new Awareness(doc);
  awareness.setLocalState(null);
  let relay: RelayState = 'connecting';
  let ended: EndedInvitation | null = null;
  let heardFarewell = false;
  let putIn = false;
  let hasLeft = false;
  let [sent, stored] = [0, 0];

  const find = (): Invitation | undefined => {
    // Whoever has the invitation may have put anything beside it.
    for (const one of entries.slice(0, MOST_ENTRIES)) {
      const invitation = openInvitation(sealing, one);
      if (invitation) return invitation;
    }
    return undefined;
  };
  const tell = () => {
    if (hasLeft) return;
    if (relay === 'moved' || heardFarewell) return onchange({ state: 'closed', ended });
    if (['refused', 'full', 'unsafe'].includes(relay)) return onchange({ state: 'refused' });
    if (relay === 'connecting') return onchange({ state: 'reaching' });
    if (relay === 'offline') return onchange({ state: 'unreachable' });
    const invitation = find();
    if (invitation) {
      return onchange({ state: 'open', invitation, stored: !putIn || stored >= sent });
    }
    onchange({ state: entries.length === 0 ? 'empty' : 'damaged' });
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
      heardFarewell = true;
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
