/* The first half of an update: the structs of each client, in the order of their clocks. */

import { ContentReader } from './content.ts';
import type { Cursor } from './cursor.ts';
import { Dependencies } from './dependencies.ts';
import { GC, MOST_CLOCK, type ScanLimits, SKIP } from './limits.ts';
import { passLength } from './range.ts';
import type { ScanVisitor } from './visitor.ts';

/** The bits of an item's first byte: its kind of content, and what follows. */
export const KIND = 0b0001_1111;
export const HAS_PARENT_KEY = 0b0010_0000;
export const HAS_RIGHT_ORIGIN = 0b0100_0000;
export const HAS_ORIGIN = 0b1000_0000;
const STANDS_BESIDE = HAS_ORIGIN | HAS_RIGHT_ORIGIN;

/** A kind and a length. */
const LEAST_STRUCT_BYTES = 2;
/** The number of structs, a client, its first clock, and one struct. */
const LEAST_CLIENT_BYTES = 3 + LEAST_STRUCT_BYTES;

export class StructReader {
  clients = 0;
  structs = 0;
  readonly #cursor: Cursor;
  readonly #limits: ScanLimits;
  readonly #visitor: ScanVisitor;
  readonly #content: ContentReader;
  /** Only two or more clients can wait for each other. */
  #dependencies: Dependencies | undefined;
  #rootNameUtf8: Uint8Array | undefined;

  constructor(cursor: Cursor, limits: ScanLimits, visitor: ScanVisitor) {
    this.#cursor = cursor;
    this.#limits = limits;
    this.#visitor = visitor;
    this.#content = new ContentReader(cursor, limits);
  }

  get values(): number {
    return this.#content.values;
  }

  get jsonBytes(): number {
    return this.#content.jsonBytes;
  }

  pass(): boolean {
    const cursor = this.#cursor;
    const { mostClients = Infinity, mostStructs = Infinity } = this.#limits;
    this.clients = cursor.count(LEAST_CLIENT_BYTES);
    if (this.clients > mostClients) return cursor.refuse('clients');
    if (this.clients > 1) this.#dependencies = new Dependencies();
    let before = Infinity;
    for (let passed = 0; passed < this.clients; passed += 1) {
      const structs = cursor.count(LEAST_STRUCT_BYTES);
      const client = cursor.number();
      const clock = cursor.number();
      if (structs < 0 || client < 0 || clock < 0) return false;
      if (structs === 0) return cursor.refuse('count');
      // Yjs writes them in this order, and would lose the first of two blocks for the same client.
      if (client >= before) return cursor.refuse('order');
      before = client;
      this.structs += structs;
      if (this.structs > mostStructs) return cursor.refuse('structs');
      this.#dependencies?.beginClient(client, clock);
      const end = this.passClient(client, clock, structs);
      if (end < 0) return false;
      this.#dependencies?.endClient(end);
    }
    if (this.#dependencies?.hasCircle() === true) return cursor.refuse('circle');
    return this.clients >= 0;
  }

  /** Skips this many structs of a client. Returns the clock after the last of them, or -1. */
  passClient(client: number, firstClock: number, structs: number): number {
    const cursor = this.#cursor;
    let clock = firstClock;
    for (let passed = 0; passed < structs; passed += 1) {
      const start = cursor.at;
      const valuesBefore = this.#content.values;
      const info = cursor.byte();
      if (info < 0) return -1;
      const isGap = info === GC || info === SKIP;
      const length = isGap ? this.#passGap(info) : this.#passItem(info, client, clock);
      if (!passLength(cursor, clock, length)) return -1;
      const values = this.#content.values - valuesBefore;
      this.#visitor.struct?.(client, clock, length, info & KIND, start, cursor.at, values);
      clock += length;
    }
    return clock;
  }

  #passGap(kind: number): number {
    return this.#allows(kind) ? this.#cursor.number() : this.#cursor.fail('kind');
  }

  #passItem(info: number, client: number, clock: number): number {
    const kind = info & KIND;
    if (kind === GC || kind === SKIP || !this.#allows(kind)) return this.#cursor.fail('kind');
    if ((info & HAS_ORIGIN) !== 0 && !this.#passReference(client, clock)) return -1;
    if ((info & HAS_RIGHT_ORIGIN) !== 0 && !this.#passReference(client, clock)) return -1;
    // Next to another item it has that item's parent and key, and neither is written again.
    if ((info & STANDS_BESIDE) === 0) {
      if (!this.#passParent(client, clock)) return -1;
      if ((info & HAS_PARENT_KEY) !== 0 && this.#cursor.passText() < 0) return -1;
    }
    return this.#content.pass(kind);
  }

  #passParent(client: number, clock: number): boolean {
    const isNamed = this.#cursor.number();
    if (isNamed === 0) return this.#passReference(client, clock);
    return isNamed === 1 ? this.#passRootName() : this.#cursor.refuse('kind');
  }

  #passRootName(): boolean {
    const cursor = this.#cursor;
    const { rootName } = this.#limits;
    const units = cursor.passText();
    if (units < 0) return false;
    if (rootName === undefined) return true;
    this.#rootNameUtf8 ??= new TextEncoder().encode(rootName);
    return cursor.justPassed(units, rootName, this.#rootNameUtf8) || cursor.refuse('root');
  }

  /** Skips the id of something that must exist before the item at `clock` of `client`. */
  #passReference(client: number, clock: number): boolean {
    const cursor = this.#cursor;
    const otherClient = cursor.number();
    const otherClock = cursor.number();
    if (otherClient < 0 || otherClock < 0) return false;
    if (otherClock > MOST_CLOCK) return cursor.refuse('number');
    if (otherClient === client) return otherClock < clock || cursor.refuse('reference');
    this.#dependencies?.add(clock, otherClient, otherClock);
    this.#visitor.reference?.(otherClient, otherClock);
    return true;
  }

  #allows(kind: number): boolean {
    return (this.#limits.content & (1 << kind)) !== 0;
  }
}
