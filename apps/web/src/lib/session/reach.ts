/**
 * Connects a workspace with a link to the others. Import it lazily: a workspace without a link
 * never contacts the relay.
 */
import type { PersonId } from '@cairn/model/shared';
import { type Keys, roomOf } from '@cairn/protocol';
import { newSenderId, roomKeysOf } from '@cairn/sealed';
import type * as Y from 'yjs';
import { type Lane, takeLane } from '#lib/device/lanes.ts';
import { accessOf } from '#lib/device/links.ts';
import type { KeptChange } from '#lib/device/outgoing-notes.ts';
import {
  EVERYTHING,
  type OutgoingPlace,
  readAllOutgoing,
  readOthers,
  takeOutgoing,
  watchOutgoing,
  writeOutgoing,
} from '#lib/device/outgoing-notes.ts';
import type { WorkspaceEntry } from '#lib/device/workspaces.svelte.ts';
import type { Presence } from '#lib/presence/presence.svelte.ts';
import { readFarewellOf } from '#lib/sync/read-farewell.ts';
import type { Farewell, SyncStatus } from '#lib/sync/sync-status.ts';
import { connectWorkspace, type WorkspaceConnection } from '#lib/sync/workspace-connection.ts';
import { farewellBytes, noteFarewell } from './change-link.ts';
import type { StuckReason } from './finish-changing-link.ts';
import { keysOf } from './keys.ts';
import { randomBytes } from './random.ts';
import { relayOrigin } from './relay-origin.ts';

interface OpenWorkspace {
  readonly doc: Y.Doc;
  readonly presence: Presence;
  /** Resolves to true once everything is committed on this device. */
  readonly committed: () => Promise<boolean>;
  readonly onstatus: (status: SyncStatus) => void;
  /** The other people who write here. */
  readonly expected: () => readonly PersonId[];
}

/** Tells whether everything is stored in the open room. */
interface Stored {
  readonly online: boolean;
  readonly waiting: number;
}

/** Is told why a change of link has stopped, if the user has to decide. */
interface FinishedBy {
  readonly changeIsStuck: (reason: StuckReason | null) => void;
}

export class Reach {
  readonly #entry: WorkspaceEntry;
  readonly #link: string;
  readonly #isObserver: boolean;
  readonly #keys: Keys;
  readonly #room: string;
  readonly #lane: Lane;
  readonly #place: OutgoingPlace;
  /** Changes on their way from here. */
  #outgoing: readonly KeptChange[];

  /** Takes a lane of its own, which is released when the connection closes. */
  static async open(entry: WorkspaceEntry, link: string): Promise<Reach> {
    const { key } = entry;
    const room = roomOf(keysOf(link));
    const lane = await takeLane(key, room, () => newSenderId(randomBytes));
    const outgoing = await takeOutgoing({ key, room, slot: lane.slot });
    return new Reach(entry, link, lane, outgoing);
  }

  private constructor(
    entry: WorkspaceEntry,
    link: string,
    lane: Lane,
    outgoing: readonly KeptChange[],
  ) {
    this.#entry = entry;
    this.#link = link;
    this.#keys = keysOf(link);
    this.#room = roomOf(this.#keys);
    this.#lane = lane;
    this.#place = { key: entry.key, room: this.#room, slot: lane.slot };
    this.#outgoing = outgoing;
    this.#isObserver = accessOf(link) === 'read';
  }

  /** Switches to a new lane after this device has lost something it had sent in the old one. */
  leaveLane(): void {
    this.#lane.renew();
  }

  /**
   * Forgets the changes that were on their way, and returns how many the relay hadn't confirmed.
   */
  forgetOutgoing(): number {
    const waiting = this.#outgoing.filter(({ stored }) => !stored);
    this.#outgoing = [];
    writeOutgoing(this.#place, []);
    return waiting.length;
  }

  connect({ doc, presence, committed, onstatus, expected }: OpenWorkspace): WorkspaceConnection {
    const { key, person, candidate } = this.#entry;
    const [place, lane] = [this.#place, this.#lane];
    const closed = this.#closedBy();
    if (closed !== null) {
      onstatus(statusOfClosed(closed, readAllOutgoing(key, this.#room)));
      return { retry() {}, send() {}, refresh() {}, close: () => lane.release() };
    }
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
        isAlone: candidate !== null,
        outgoing: this.#isObserver ? [] : this.#toSend,
        remember: (outgoing) => writeOutgoing(place, outgoing),
        others: this.#isObserver ? [] : readOthers(place),
        watchTabs: (onothers, onleft) =>
          this.#isObserver ? () => {} : watchOutgoing(place, onothers, onleft),
        committed,
      },
      onstatus: (status) => {
        if (status.relay === 'moved' && status.farewell !== null)
          noteFarewell(key, this.#link, status.farewell.signed);
        onstatus(status);
      },
      expected,
    });
  }

  /**
   * Finishes a change of link, or tidies up the rooms that were left. Returns a function that stops
   * it.
   */
  tendRooms(open: Pick<OpenWorkspace, 'doc'> & { readonly sync: Stored & FinishedBy }): () => void {
    const { candidate } = this.#entry;
    let stopped = false;
    let stop = () => {};
    void import('./tend-rooms.ts').then(({ finishChangingLink, tendFormerRooms }) => {
      if (stopped) return;
      stop =
        candidate === null
          ? tendFormerRooms(this.#entry)
          : finishChangingLink({
              entry: this.#entry,
              candidate,
              doc: open.doc,
              isStored: () => open.sync.online && open.sync.waiting === 0,
              onstuck: open.sync.changeIsStuck,
            });
    });
    return () => {
      stopped = true;
      stop();
    };
  }

  /**
   * During a change of link, each session proves anew that this room has everything before the old
   * one is closed.
   */
  get #toSend(): readonly KeptChange[] {
    const isProven = this.#entry.candidate !== null;
    const isThere = this.#outgoing.some(({ entry }) => entry === null);
    return isProven && !isThere ? [...this.#outgoing, EVERYTHING] : this.#outgoing;
  }

  /**
   * The farewell of this room, if this device has received it: nothing is sealed into the room any
   * more.
   */
  #closedBy(): Farewell | null {
    const { candidate, farewell } = this.#entry;
    if (candidate !== null || farewell === null) return null;
    return readFarewellOf(roomKeysOf(this.#keys), farewellBytes(farewell));
  }
}

function statusOfClosed(farewell: Farewell, outgoing: readonly KeptChange[]): SyncStatus {
  return {
    relay: 'moved',
    farewell,
    waiting: outgoing.filter(({ stored }) => !stored).length,
    reachedAt: null,
    receipts: [],
    setAside: 0,
    untried: 0,
    lacking: false,
    blocked: false,
    tooLarge: false,
    leftOut: 0,
    crowded: 0,
    disputed: 0,
    weight: null,
    received: 0,
  };
}
