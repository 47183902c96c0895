/*
 * Applies what an entry holds to the document, unless that would cost too much or occupy the place
 * where this device writes.
 */

import * as Y from 'yjs';
import { type Applied, applyContents } from './applying.ts';
import { type ReadContents, updateIn } from './contents.ts';
import { contradictionsOf } from './contradictions.ts';
import { Costs } from './cost.ts';
import type { RandomBytes } from './keys.ts';
import { newClient } from './placing.ts';
import type { Ranges } from './ranges.ts';
import { RoomForOthers } from './room-for-others.ts';

/**
 * Where contents were applied on trial without trouble: to an empty document, to all that this
 * document has (`here`), or nowhere.
 */
export type Tried = 'on nothing' | 'here' | 'not';

/**
 * As `Applied`. `forged`: it claims other content for a place that this tab has filled itself, so that
 * it is clear whose is right. Yjs has skipped that and applied the rest.
 */
export type Taken = Applied | 'forged';

export interface Outcome {
  readonly taken: Taken;
  /** The places for which it claims other content than the document has, and keeps. */
  readonly disputed: Ranges;
}

const UNDISPUTED: Ranges = new Map();

interface TakingOptions {
  readonly inner: Y.Doc;
  readonly random: RandomBytes;
  /** The origin of what is applied here, which others have written. */
  readonly origin: object;
  /** Whether something written here hasn't been put into the mailbox yet. */
  readonly hasUnposted: () => boolean;
}

export class Taking {
  readonly #options: TakingOptions;
  readonly #costs = new Costs();
  readonly #room: RoomForOthers;
  /** The Yjs clients under which this tab has written. */
  readonly #own = new Set<number>();
  #isForgeryTaken = false;

  constructor(options: TakingOptions) {
    this.#options = options;
    this.#room = new RoomForOthers(options.inner);
    options.inner.on('afterTransaction', this.#noteOwn);
  }

  close(): void {
    this.#options.inner.off('afterTransaction', this.#noteOwn);
  }

  /** Call it at the beginning of a transaction. */
  begin(): void {
    this.#room.recount();
  }

  /** Call it within a transaction. */
  take(read: ReadContents, tried: Tried): Outcome {
    const { inner } = this.#options;
    if (!this.#leavesOurPlace(read)) return { taken: 'refused', disputed: UNDISPUTED };
    const disputed = this.#disputedBy(read);
    // A newcomer's first snapshot is the largest of all.
    const isEmpty = inner.store.clients.size === 0;
    const isKnownCost = tried === 'here' || (tried === 'on nothing' && isEmpty);
    let added: ReturnType<RoomForOthers['neededBy']>;
    const applied = applyContents(inner, read, (update) => {
      added = this.#room.neededBy(read);
      if (!added) return 'crowded';
      return isKnownCost || this.#costs.allow(inner, update) ? undefined : 'expensive';
    });
    if (added && applied === 'applied') this.#room.take(added);
    if (applied !== 'applied') return { taken: applied, disputed: UNDISPUTED };
    const isOwn = [...disputed.keys()].some((client) => this.#own.has(client));
    return { taken: isOwn && !this.#isForgeryTaken ? 'forged' : 'applied', disputed };
  }

  /** From now on, what claims other content for this tab's places is taken like anything else. */
  takeForgery(): void {
    this.#isForgeryTaken = true;
  }

  readonly #noteOwn = ({ local, origin }: Y.Transaction) => {
    if (local && origin !== this.#options.origin) this.#own.add(this.#options.inner.clientID);
  };

  #disputedBy({ contents, held, needs }: ReadContents): Ranges {
    const { inner } = this.#options;
    const update = updateIn(contents);
    const isComplete = needs.areMetBy((client) => Y.getState(inner.store, client));
    return update && isComplete ? contradictionsOf(inner, update, held) : UNDISPUTED;
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
