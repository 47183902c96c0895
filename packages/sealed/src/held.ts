/* What a document or an entry holds, without its content: enough to tell what one has and another lacks. */

import { Needs, type ScanVisitor, SKIP } from '@cairn/scanner';
import type * as decoding from 'lib0/decoding';
import type * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { isWithin, joined, type Range, type Ranges, readRanges, writeRanges } from './ranges.ts';

export interface Held {
  /** What was written, whether or not it is still there. */
  readonly items: Ranges;
  /** What was deleted. */
  readonly deletions: Ranges;
}

export const NOTHING_HELD: Held = { items: new Map(), deletions: new Map() };

/** Collects, while an update is being scanned, what it adds and what it needs. */
export class HeldBuilder implements ScanVisitor {
  /** What a document must have so that nothing of the update stays pending. */
  readonly needs = new Needs();
  structs = 0;
  readonly #items = new Map<number, Range[]>();
  readonly #deletions = new Map<number, Range[]>();

  struct(client: number, clock: number, length: number, kind: number): void {
    this.needs.struct(client, clock, length, kind);
    this.structs += 1;
    // Structs of one client follow each other, so most join into one range.
    if (kind !== SKIP) extend(this.#items, client, clock, length);
  }

  reference(client: number, clock: number): void {
    this.needs.reference(client, clock);
  }

  deleted(client: number, clock: number, length: number): void {
    this.needs.deleted(client, clock, length);
    extend(this.#deletions, client, clock, length);
  }

  held(): Held {
    return { items: joined([this.#items]), deletions: joined([this.#deletions]) };
  }
}

function extend(ranges: Map<number, Range[]>, client: number, clock: number, len: number): void {
  const list = ranges.get(client);
  const last = list?.at(-1);
  if (!list) ranges.set(client, [{ clock, len }]);
  else if (last && last.clock + last.len === clock) {
    list[list.length - 1] = { clock: last.clock, len: last.len + len };
  } else list.push({ clock, len });
}

/** What a document has, not counting what is pending in it. */
export function heldBy(doc: Y.Doc): Held {
  const { sv, ds } = Y.snapshot(doc);
  const items = new Map<number, readonly Range[]>();
  for (const [client, len] of sv) items.set(client, [{ clock: 0, len }]);
  return { items, deletions: joined([ds.clients]) };
}

export function heldByAll(all: readonly Held[]): Held {
  return {
    items: joined(all.map(({ items }) => items)),
    deletions: joined(all.map(({ deletions }) => deletions)),
  };
}

/** True when applying the first to a document that has the second would change nothing. */
export function isHeld({ items, deletions }: Held, by: Held): boolean {
  return isWithin(items, by.items) && isWithin(deletions, by.deletions);
}

export function writeHeld(encoder: encoding.Encoder, { items, deletions }: Held): void {
  writeRanges(encoder, items);
  writeRanges(encoder, deletions);
}

/** @throws when the bytes end too early. */
export function readHeld(decoder: decoding.Decoder): Held {
  return { items: readRanges(decoder), deletions: readRanges(decoder) };
}
