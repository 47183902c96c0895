/* Where the items of an update would be placed in a document, worked out without applying it. */

import * as Y from 'yjs';
import { depthOf, type SharedType } from './nesting.ts';

type Struct = Y.Item | Y.GC | Y.Skip;

/** The place of an item: Yjs walks from `start` to `end` to find it. */
export interface Place {
  /** How many types it is nested in. */
  readonly depth: number;
  /**
   * The list it is in: a type of the document, an item of the update that creates one, or the name
   * of a new top-level type.
   */
  readonly list: SharedType | Y.Item | string;
  readonly sub: string | null;
  readonly start: Y.Item | null;
  readonly end: Y.Item | null;
  /** For a map's first value, Yjs looks for the beginning from here. */
  readonly backwards: Y.Item | null;
  /** How many items of the update itself it may have to pass. */
  readonly among: number;
  /** How many plain values are copied because it splits a list of them, or continues one. */
  readonly copied: number;
  /** How many structs are moved because it splits one that comes before them in its client's list. */
  readonly moved: number;
}

/** What splitting a struct costs. */
export interface Split {
  /** Plain values that are copied. */
  readonly values: number;
  /** Structs of the same client that come after it, and are moved. */
  readonly behind: number;
}

const NO_SPLIT: Split = { values: 0, behind: 0 };

/** For an item next to or inside something that was garbage-collected: it will be collected too. */
export const NOWHERE = Symbol('nowhere');

interface Found {
  /** In the document. */
  readonly real?: Y.Item | Y.GC;
  /** In the update. */
  readonly own?: Struct;
  readonly clock: number;
}

export class UpdatePlaces {
  readonly #doc: Y.Doc;
  readonly #structs: readonly Struct[];
  readonly #byClient = new Map<number, Struct[]>();
  readonly #places = new Map<Struct, Place | typeof NOWHERE>();
  readonly #depths = new Map<SharedType, number>();
  /** The item that the update last placed right after something; the next one placed there comes before it. */
  readonly #firsts = new Map<Place['list'] | number, Map<string | number | null, Y.ID>>();
  /** How many plain values of each client the update adds in a row so far, and the clock after them. */
  readonly #rows = new Map<number, { end: number; values: number }>();
  /** How many items the update has placed in each list, by the key within it. */
  readonly #placed = new Map<Place['list'], Map<string | null, number>>();

  constructor(doc: Y.Doc, structs: readonly Struct[]) {
    this.#doc = doc;
    this.#structs = structs;
    for (const struct of structs) {
      const { client } = struct.id;
      const list = this.#byClient.get(client);
      if (list) list.push(struct);
      else this.#byClient.set(client, [struct]);
    }
  }

  of(struct: Y.Item): Place | typeof NOWHERE {
    return this.#places.get(struct) ?? NOWHERE;
  }

  /** The items that the document lacks, those that others need first; each has its place when it is yielded. */
  *inOrder(): Generator<Y.Item> {
    for (const struct of this.#structs) {
      const stack: Struct[] = [struct];
      for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
        const before = this.#places.has(top) ? undefined : this.#unplacedBefore(top);
        // The scanner rules out circles; a walk longer than the update would be one.
        if (before !== undefined && stack.length <= this.#structs.length) {
          stack.push(before);
          continue;
        }
        stack.pop();
        if (this.#places.has(top)) continue;
        this.#places.set(top, NOWHERE);
        if (!(top instanceof Y.Item) || top.id.clock + top.length <= this.#stateOf(top)) continue;
        this.#places.set(top, this.#place(top));
        yield top;
      }
    }
  }

  #unplacedBefore(struct: Struct): Struct | undefined {
    if (!(struct instanceof Y.Item)) return undefined;
    const { origin, rightOrigin, parent } = struct;
    for (const id of [origin, rightOrigin, parent]) {
      const own = id instanceof Y.ID ? this.#find(id)?.own : undefined;
      if (own !== undefined && !this.#places.has(own)) return own;
    }
    return undefined;
  }

  #place(item: Y.Item): Place | typeof NOWHERE {
    const state = this.#stateOf(item);
    // If the document has part of the item, the rest comes right after that part.
    const origin = item.id.clock < state ? Y.createID(item.id.client, state - 1) : item.origin;
    const left = this.#find(origin);
    const right = this.#find(item.rightOrigin);
    const within = this.#within(item, left, right);
    if (within === undefined || isGone(left) || isGone(right)) return NOWHERE;
    const among = this.#among(item, origin, left, within);
    const end = this.#end(right);
    const copied =
      copiedAfter(left) + copiedBefore(right) + copiedBy(item, left) + this.#inARow(item);
    const moved = this.#movedBy(left, 1) + this.#movedBy(right, 0);
    return { ...within, ...this.#start(within, left, end), end, among, copied, moved };
  }

  /** What splitting the struct that has this clock, in the document or in the update, would cost. */
  splitAt(client: number, clock: number): Split {
    const inDoc = this.#doc.store.clients.get(client) ?? [];
    const own = this.#byClient.get(client) ?? [];
    const isInDoc = clock < Y.getState(this.#doc.store, client);
    const list = isInDoc ? inDoc : own;
    const last = list.at(-1);
    if (
      last === undefined ||
      clock >= last.id.clock + last.length ||
      clock < (list[0]?.id.clock ?? 0)
    )
      return NO_SPLIT;
    const at = Y.findIndexSS(list, clock);
    const struct = list[at];
    if (!(struct instanceof Y.Item) || struct.id.clock === clock) return NO_SPLIT;
    const behind = list.length - at - 1 + (isInDoc ? own.length : inDoc.length);
    return { values: isList(struct.content) ? struct.length : 0, behind };
  }

  /** `after`: 1 if the neighbour is split after the clock, 0 if before it. */
  #movedBy(neighbour: Found | null, after: 0 | 1): number {
    if (neighbour === null) return 0;
    const client = (neighbour.real ?? neighbour.own)?.id.client;
    return client === undefined ? 0 : this.splitAt(client, neighbour.clock + after).behind;
  }

  /**
   * Plain values right behind each other are joined one by one when the transaction ends. A map's
   * fields aren't: none has another for its neighbour.
   */
  #inARow({ id: { client, clock }, origin, length, content }: Y.Item): number {
    const row = this.#rows.get(client);
    const isBehind = origin?.client === client && origin.clock === clock - 1;
    const before = isBehind && row?.end === clock ? row.values : 0;
    this.#rows.set(client, { end: clock + length, values: isList(content) ? before + length : 0 });
    return isList(content) ? before : 0;
  }

  /** The list and its depth, taken from the neighbours unless the item names its parent. */
  #within(item: Y.Item, left: Found | null, right: Found | null) {
    // The name of a top-level type, or the id of the item that creates the type; Yjs's types only
    // know what comes later.
    const parent = item.parent as string | Y.ID | null;
    if (typeof parent === 'string') {
      const list = this.#doc.share.get(parent) ?? parent;
      return { list, sub: item.parentSub, depth: 0 };
    }
    if (parent instanceof Y.ID) {
      const { real, own } = this.#find(parent) ?? {};
      if (real instanceof Y.Item && real.content instanceof Y.ContentType) {
        const list = real.content.type;
        return { list, sub: item.parentSub, depth: depthOf(list, this.#depths) };
      }
      const place = own && this.#places.get(own);
      if (!(own instanceof Y.Item) || place === undefined || place === NOWHERE) return undefined;
      return { list: own, sub: item.parentSub, depth: place.depth + 1 };
    }
    const beside = left ?? right;
    if (beside?.real instanceof Y.Item) {
      const { parent: list, parentSub: sub } = beside.real;
      if (!(list instanceof Y.AbstractType)) return undefined;
      return { list, sub, depth: depthOf(list, this.#depths) };
    }
    const place = beside?.own && this.#places.get(beside.own);
    if (place === undefined || place === NOWHERE) return undefined;
    return { list: place.list, sub: place.sub, depth: place.depth };
  }

  #start({ list, sub }: Pick<Place, 'list' | 'sub'>, left: Found | null, end: Y.Item | null) {
    const nothing = { start: null, backwards: null };
    if (left?.real instanceof Y.Item) {
      const { real, clock } = left;
      const isWhole = clock === real.id.clock + real.length - 1;
      // Otherwise the neighbour is its second half; there is nothing to walk if the item comes
      // right before that.
      if (!isWhole && real === end) return nothing;
      return { start: isWhole ? real.right : real, backwards: null };
    }
    // Next to something that the update brings, nothing older can be in the way.
    if (left !== null || !(list instanceof Y.AbstractType)) return nothing;
    if (sub === null) return { start: list._start, backwards: null };
    const last = list._map.get(sub) ?? null;
    return { start: null, backwards: last };
  }

  /** The first item of the document that it comes before. */
  #end(right: Found | null): Y.Item | null {
    if (right?.real instanceof Y.Item) return right.real;
    const place = right?.own && this.#places.get(right.own);
    return place === undefined || place === NOWHERE ? null : place.end;
  }

  /** None for an honest item, which is right next to what its device saw there, or is the first. */
  #among(
    { id, rightOrigin }: Y.Item,
    origin: Y.ID | null,
    left: Found | null,
    { list, sub }: Pick<Place, 'list' | 'sub'>,
  ): number {
    const [within, at] = origin ? [origin.client, origin.clock] : [list, sub];
    const firsts = this.#firsts.get(within) ?? new Map<string | number | null, Y.ID>();
    this.#firsts.set(within, firsts);
    const first = firsts.has(at) ? firsts.get(at) : neighbour(left, { list, sub });
    firsts.set(at, id);
    const placed = this.#placed.get(list) ?? new Map<string | null, number>();
    this.#placed.set(list, placed);
    const before = placed.get(sub) ?? 0;
    placed.set(sub, before + 1);
    const isBeside = first === undefined || Y.compareIDs(first, rightOrigin);
    return isBeside ? 0 : before;
  }

  #find(id: Y.ID | null): Found | null {
    if (id === null) return null;
    const { client, clock } = id;
    const real = this.#doc.store.clients.get(client);
    if (real && clock < Y.getState(this.#doc.store, client)) {
      return { real: real[Y.findIndexSS(real, clock)] as Y.Item | Y.GC, clock };
    }
    const own = this.#byClient.get(client);
    if (own === undefined) return null;
    return { own: own[Y.findIndexSS(own, clock)] as Struct, clock };
  }

  #stateOf({ id }: Struct): number {
    return Y.getState(this.#doc.store, id.client);
  }
}

function isGone(found: Found | null): boolean {
  return found?.real instanceof Y.GC || found?.own instanceof Y.GC;
}

/** Splitting a list of plain values copies all of it. */
function listLength({ real, own }: Found): number {
  const struct = real ?? own;
  return struct instanceof Y.Item && isList(struct.content) ? struct.length : 0;
}

function startOf({ real, own }: Found): number {
  return (real ?? own)?.id.clock ?? 0;
}

function copiedAfter(left: Found | null): number {
  if (left === null) return 0;
  const length = listLength(left);
  return left.clock - startOf(left) < length - 1 ? length : 0;
}

function copiedBefore(right: Found | null): number {
  return right !== null && right.clock > startOf(right) ? listLength(right) : 0;
}

/** An item that continues a list of its own client is joined to it when the transaction ends. */
function copiedBy({ id, content }: Y.Item, left: Found | null): number {
  const real = left?.real;
  const goesOn = real?.id.client === id.client && real.id.clock + real.length === id.clock;
  return goesOn && left !== null && isList(content) ? listLength(left) : 0;
}

export function isList(content: Y.Item['content']): content is Y.ContentAny | Y.ContentJSON {
  return content instanceof Y.ContentAny || content instanceof Y.ContentJSON;
}

/**
 * What is to the right of `left` before the update; `undefined` if only something that the update
 * brings can be.
 */
function neighbour(
  left: Found | null,
  { list, sub }: Pick<Place, 'list' | 'sub'>,
): Y.ID | null | undefined {
  if (left === null) {
    if (!(list instanceof Y.AbstractType)) return undefined;
    return (sub === null ? list._start : (list._map.get(sub) ?? null))?.id ?? null;
  }
  const struct = left.real ?? left.own;
  if (struct === undefined) return undefined;
  if (left.clock < struct.id.clock + struct.length - 1)
    return Y.createID(struct.id.client, left.clock + 1);
  return struct === left.real && struct instanceof Y.Item ? (struct.right?.id ?? null) : undefined;
}
