/** How a workspace with a link reaches the others. Imported lazily: one without a link never touches the relay. */
import { roomOf, type Keys } from '@cairn/protocol';
import { newSenderId } from '@cairn/sealed';
import type { PersonId } from '@cairn/model/shared';
import type * as Y from 'yjs';
import { accessOf } from '#lib/device/links.ts';
import { takeLane, type Lane } from '#lib/device/lanes.ts';
import { readOutgoing, writeOutgoing } from '#lib/device/notes-to-self.ts';
import type { WorkspaceEntry } from '#lib/device/workspaces.svelte.ts';
import type { Presence } from '#lib/presence/presence.svelte.ts';
import type { SyncStatus } from '#lib/sync/sync-status.ts';
import { connectWorkspace, type WorkspaceConnection } from '#lib/sync/workspace-connection.ts';
import { keysOf } from './keys.ts';
import { randomBytes } from './random.ts';
import { relayOrigin } from './relay-origin.ts';

export interface Surroundings {
  readonly doc: Y.Doc;
  readonly presence: Presence;
  /** Resolves with true once everything is committed on this device. */
  readonly committed: () => Promise<boolean>;
  readonly onstatus: (status: SyncStatus) => void;
  /** Who else writes here. */
  readonly expected: () => readonly PersonId[];
}

export class Reach {
  readonly #entry: WorkspaceEntry;
  readonly #looksOn: boolean;
  readonly #keys: Keys;
  readonly #room: string;
  readonly #lane: Lane;

  /** Takes a lane of its own, which closing the connection gives back. */
  static async open(entry: WorkspaceEntry, link: string): Promise<Reach> {
    const keys = keysOf(link);
    const lane = await takeLane(entry.key, roomOf(keys), () => newSenderId(randomBytes));
    return new Reach(entry, keys, lane, accessOf(link) === 'read');
  }

  private constructor(entry: WorkspaceEntry, keys: Keys, lane: Lane, looksOn: boolean) {
    this.#entry = entry;
    this.#keys = keys;
    this.#room = roomOf(keys);
    this.#lane = lane;
    this.#looksOn = looksOn;
  }

  /** Forgets what was on its way, and says how many changes that were. */
  forgetOutgoing(): number {
    const { key } = this.#entry;
    const { sender } = this.#lane;
    const waiting = readOutgoing(key, this.#room, sender).filter(({ stored }) => !stored);
    writeOutgoing(key, this.#room, sender, []);
    return waiting.length;
  }

  connect({ doc, presence, committed, onstatus, expected }: Surroundings): WorkspaceConnection {
    const { key, person } = this.#entry;
    const [room, lane] = [this.#room, this.#lane];
    return connectWorkspace({
      doc,
      awareness: presence.awareness,
      keys: this.#keys,
      origin: relayOrigin(),
      random: randomBytes,
      device: {
        key,
        person,
        lane,
        outgoing: this.#looksOn ? [] : readOutgoing(key, room, lane.sender),
        remember: (outgoing) => writeOutgoing(key, room, lane.sender, outgoing),
        committed,
      },
      onstatus,
      expected,
    });
  }

  /** Closes the room that was left for this one, once `mayClose`. Returns what stops trying. */
  closeFormerRoom(mayClose: () => boolean): () => void {
    if (this.#entry.formerLink === null) return () => {};
    let stopped = false;
    let stop = () => {};
    void import('./former-room.ts').then(({ closeFormerRoom }) => {
      if (!stopped) stop = closeFormerRoom(this.#entry, mayClose);
    });
    return () => {
      stopped = true;
      stop();
    };
  }
}
