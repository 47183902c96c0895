/* What the mailbox amounts to, kept as a document of its own, so that what it lacks can be told and sent. */

import * as Y from 'yjs';
import { applyContents, type Contents } from './contents.ts';

// Feeding many at once is far cheaper than one by one.
const MOST_WAITING = 200;

/** A document made of the mailbox's entries and nothing else. */
export class Scratch {
  readonly #reopen: () => Iterable<Contents>;
  #doc: Y.Doc | undefined = new Y.Doc();
  #waiting: Contents[] = [];

  /** @param reopen every entry there is, for when the document must be made anew. */
  constructor(reopen: () => Iterable<Contents>) {
    this.#reopen = reopen;
  }

  /** Entries were added. */
  feed(contents: readonly Contents[]): void {
    if (!this.#doc) return;
    for (const one of contents) this.#waiting.push(one);
    if (this.#waiting.length > MOST_WAITING && this.#doc.store.clients.size > 0) this.#settle();
  }

  /** Entries were taken away; the document is made anew when it is next asked for. */
  forget(): void {
    this.#doc?.destroy();
    this.#doc = undefined;
    this.#waiting = [];
  }

  /**
   * What `inner` has and the mailbox lacks, as one update (v1), deletions included; `undefined`
   * when it lacks nothing. From then on it counts as being in the mailbox.
   */
  missingFrom(inner: Y.Doc): Uint8Array | undefined {
    const doc = this.#settle();
    if (Y.equalSnapshots(Y.snapshot(inner), Y.snapshot(doc))) return undefined;
    return this.absorb([Y.encodeStateAsUpdate(inner, Y.encodeStateVector(doc))]);
  }

  /** What of these updates (v1) the mailbox lacks, as `missingFrom` has it. */
  absorb(updates: readonly Uint8Array[]): Uint8Array | undefined {
    const doc = this.#settle();
    let missing: Uint8Array | undefined;
    // Yjs says exactly what a transaction added to a document, which is what was missing.
    const hear = (update: Uint8Array) => (missing = update);
    doc.on('update', hear);
    doc.transact(() => {
      for (const update of updates) Y.applyUpdate(doc, update);
    });
    doc.off('update', hear);
    return missing;
  }

  close(): void {
    this.forget();
  }

  #settle(): Y.Doc {
    let fresh: Iterable<Contents> = this.#waiting;
    if (!this.#doc) {
      this.#doc = new Y.Doc();
      fresh = this.#reopen();
    }
    const doc = this.#doc;
    doc.transact(() => {
      for (const contents of fresh) applyContents(doc, contents);
    });
    this.#waiting = [];
    return doc;
  }
}
