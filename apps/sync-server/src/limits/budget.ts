/* Memory that everyone shares: when too much is held, whoever holds most has to let go. */

/** Something held for one socket, or for one room. */
export interface Holding {
  /** The address as limits count it. */
  readonly address: string;
  readonly bytes: number;
  /** Of one address's holdings, the one with the highest rank is let go first. */
  readonly rank: number;
  /** Whether it is let go only if nothing else is left. */
  readonly isSpared?: boolean;
  /** `ofAddress`: how many bytes its address holds. */
  letGo(ofAddress: number): void;
}

/** A limit on what is held in all. */
export interface Budget {
  /** Call it with what was added; what is freed needn't be reported. */
  added(bytes: number): void;
  /** Counts what is held, for when it may have grown by itself. */
  count(): void;
}

// Frees some extra each time, or everything would be counted again for each byte that follows.
const SHARE_AFTER_LETTING_GO = 0.9;

/**
 * A budget of this many bytes. Holdings are counted only when what was added since the last count
 * may have exceeded it; then the address that holds most gives something up, until there is room.
 */
export function createBudget(mostBytes: number, holdings: () => Iterable<Holding>): Budget {
  let upperBound = 0;

  function count(): number {
    const held = [...holdings()].filter((holding) => holding.bytes > 0);
    let bytes = held.reduce((sum, holding) => sum + holding.bytes, 0);
    if (bytes <= mostBytes) return bytes;
    for (const isSpared of [false, true]) {
      bytes -= letGoOf(
        held.filter((holding) => (holding.isSpared ?? false) === isSpared),
        bytes - mostBytes * SHARE_AFTER_LETTING_GO,
      );
    }
    return bytes;
  }

  return {
    added(bytes) {
      upperBound += bytes;
      if (upperBound > mostBytes) upperBound = count();
    },
    count() {
      upperBound = count();
    },
  };
}

/** Lets go of at least so many bytes, if there are as many; returns how many it was. */
function letGoOf(holdings: readonly Holding[], leastBytes: number): number {
  const byAddress = new Map<string, { bytes: number; held: Holding[] }>();
  for (const holding of holdings) {
    const of = byAddress.get(holding.address) ?? { bytes: 0, held: [] };
    of.bytes += holding.bytes;
    of.held.push(holding);
    byAddress.set(holding.address, of);
  }
  for (const { held } of byAddress.values()) held.sort((a, b) => a.rank - b.rank);
  let bytes = 0;
  while (bytes < leastBytes && byAddress.size > 0) {
    const heaviest = [...byAddress.values()].reduce((a, b) => (b.bytes > a.bytes ? b : a));
    const last = heaviest.held.pop();
    if (!last) break;
    last.letGo(heaviest.bytes);
    heaviest.bytes -= last.bytes;
    bytes += last.bytes;
  }
  return bytes;
}
