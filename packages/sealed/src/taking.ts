/*
 * Applies what an entry holds to the document, unless that would cost too much or occupy the place
 * where this device writes.
 */

import * as Y from 'yjs';
import { applyContents, type Applied } from './applying.ts';
import type { ReadContents } from './contents.ts';
import { Costs } from './cost.ts';
import type { RandomBytes } from './keys.ts';
import { newClient } from './placing.ts';
import { RoomForOthers } from './room-for-others.ts';

/**
 * Where contents were applied on trial without trouble: to an empty document, to all that this
 * document has (`here`), or nowhere.
 */
export type Tried = 'on nothing' | 'here' | 'not';

interface TakingOptions {
  readonly inner: Y.Doc;
  readonly random: RandomBytes;
  /** Whether something written here hasn't been put into the mailbox yet. */
  readonly hasUnposted: () => boolean;
}

export class Taking {
  readonly #options: TakingOptions;
  readonly #costs = new Costs();
  readonly #room: RoomForOthers;

  constructor(options: TakingOptions) {
    this.#options = options;
    this.#room = new RoomForOthers(options.inner);
  }

  /** Call it at the beginning of a transaction. */
  begin(): void {
    this.#room.recount();
  }

  /** Call it within a transaction. */
  take(read: ReadContents, tried: Tried): Applied {
    const { inner } = this.#options;
    if (!this.#leavesOurPlace(read)) return 'refused';
    // A newcomer's first snapshot is the largest of all.
    const isEmpty = inner.store.clients.size === 0;
    const isKnownCost = tried === 'here' || (tried === 'on nothing' && isEmpty);
    let added: ReturnType<RoomForOthers['neededBy']>;
    const applied = applyContents(inner, read, (update) => {
      added = this.#room.neededBy(read);
      if (!added) return 'crowded';
      return isKnownCost || this.#costs.allow(inner, update) ? undefined : 'dear';
    });
    if (added && applied === 'applied') this.#room.take(added);
    return applied;
  }

  /**
   * False for content that claims the place of something still to be written here. Others may have
   * it already, so the next changes are written under another client.
   */
  #leavesOurPlace({ held }: ReadContents): boolean {
    const { inner, random, hasUnposted } = this.#options;
    const claimed = held.items.get(inner.clientID)?.at(-1);
    if (!claimed) return true;
    const isBeyond = claimed.clock + claimed.len > Y.getState(inner.store, inner.clientID);
    const isOpen = hasUnposted();
    if (isBeyond || isOpen) inner.clientID = newClient(random);
    return !(isBeyond && isOpen);
  }
}
