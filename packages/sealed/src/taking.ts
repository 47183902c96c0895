/* Takes what an entry holds into the document, unless it would cost too much or stand where this device writes. */

import * as Y from 'yjs';
import { applyContents, type Applied } from './applying.ts';
import type { ReadContents } from './contents.ts';
import { Costs } from './cost.ts';
import type { RandomBytes } from './keys.ts';
import { newClient } from './placing.ts';

/** On what contents were applied elsewhere without trouble; `here`: on all that this document has. */
export type Tried = 'on nothing' | 'here' | 'not';

interface TakingOptions {
  readonly inner: Y.Doc;
  readonly random: RandomBytes;
  /** Something of what was written here has not been put into the mailbox. */
  readonly hasUnposted: () => boolean;
}

export class Taking {
  readonly #options: TakingOptions;
  readonly #costs = new Costs();

  constructor(options: TakingOptions) {
    this.#options = options;
  }

  /** Call it within a transaction. */
  take(read: ReadContents, tried: Tried): Applied {
    const { inner } = this.#options;
    if (!this.#leavesOurPlace(read)) return 'refused';
    // A newcomer's first snapshot is the largest of all.
    const isEmpty = inner.store.clients.size === 0;
    const isKnownCost = tried === 'here' || (tried === 'on nothing' && isEmpty);
    return applyContents(inner, read, (update) => isKnownCost || this.#costs.allow(inner, update));
  }

  /**
   * False for what claims to be what is still to be written here: it would be in the place of it. Others
   * may have it already, so what comes next is written under another client.
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
