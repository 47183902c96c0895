/*
 * Maps from clients that no choice of clients can slow down. A JavaScript map finds a number by a
 * hash that is the same in every process, so anyone can choose thousands of clients that all fall
 * on one place in it, and each look-up would then pass all of them.
 */

const WORD = 2 ** 32;

/** Secret and different in each process: three odd factors and something to begin with. */
const [SEED, FACTOR_1, FACTOR_2, FACTOR_3] = secrets();
const [UNDO_1, UNDO_2] = [inverseOf(FACTOR_1), inverseOf(FACTOR_2)];

/** A map from clients: numbers from 0 to 2^53 - 1. */
export class ClientMap<Value> {
  readonly #values = new Map<number, Value>();

  get size(): number {
    return this.#values.size;
  }

  has(client: number): boolean {
    return this.#values.has(scatter(client));
  }

  get(client: number): Value | undefined {
    return this.#values.get(scatter(client));
  }

  set(client: number, value: Value): void {
    this.#values.set(scatter(client), value);
  }

  clear(): void {
    this.#values.clear();
  }

  *keys(): Generator<number> {
    for (const place of this.#values.keys()) yield gather(place);
  }

  /** In the order in which they were added. */
  *[Symbol.iterator](): Generator<[number, Value]> {
    for (const [place, value] of this.#values) yield [gather(place), value];
  }
}

/**
 * A place for each client, which can't be foreseen: a permutation of the numbers below 2^53, except
 * that those below 2^32 become signed, which is how JavaScript keeps them smallest.
 */
export function scatter(client: number): number {
  const high = client < WORD ? 0 : Math.floor(client / WORD);
  let low = (client | 0) ^ SEED ^ Math.imul(high, FACTOR_3);
  low = Math.imul(low ^ (low >>> 16), FACTOR_1);
  low = Math.imul(low ^ (low >>> 15), FACTOR_2);
  low ^= low >>> 16;
  return high === 0 ? low : high * WORD + (low >>> 0);
}

/** The client at a place. */
export function gather(place: number): number {
  const high = place < WORD ? 0 : Math.floor(place / WORD);
  let low = place | 0;
  low = Math.imul(low ^ (low >>> 16), UNDO_2);
  low = Math.imul(low ^ (low >>> 15) ^ (low >>> 30), UNDO_1);
  low ^= low >>> 16;
  return high * WORD + ((low ^ SEED ^ Math.imul(high, FACTOR_3)) >>> 0);
}

function secrets(): [number, number, number, number] {
  const [seed = 0, ...factors] = crypto.getRandomValues(new Int32Array(4));
  const [first = 1, second = 1, third = 1] = factors.map((factor) => factor | 1);
  return [seed, first, second, third];
}

/** What undoes multiplying by an odd factor, modulo 2^32 (Newton's method: each step doubles the bits). */
function inverseOf(factor: number): number {
  let inverse = factor;
  for (let bits = 3; bits < 32; bits *= 2) {
    inverse = Math.imul(inverse, 2 - Math.imul(factor, inverse));
  }
  return inverse;
}
