/* Memory that all sockets share: when too much is held, whoever holds most has to let go. */

/** Something held for one socket. */
export interface Holding {
  /** The address as limits count it. */
  readonly address: string;
  readonly bytes: number;
  /** Of one address's holdings, the one with the highest rank is let go first. */
  readonly rank: number;
  letGo(): void;
}

/** A limit on what is held in all. */
export interface Budget {
  /** Call it with what was added; what is freed needn't be reported. */
  added(bytes: number): void;
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
    const byAddress = new Map<string, { bytes: number; held: Holding[] }>();
    let bytes = 0;
    for (const holding of holdings()) {
      if (holding.bytes === 0) continue;
      bytes += holding.bytes;
      const of = byAddress.get(holding.address) ?? { bytes: 0, held: [] };
      of.bytes += holding.bytes;
      of.held.push(holding);
      byAddress.set(holding.address, of);
    }
    if (bytes <= mostBytes) return bytes;
    for (const { held } of byAddress.values()) held.sort((a, b) => a.rank - b.rank);
    while (bytes > mostBytes * SHARE_AFTER_LETTING_GO) {
      const heaviest = [...byAddress.values()].reduce((a, b) => (b.bytes > a.bytes ? b : a));
      const last = heaviest.held.pop();
      if (!last) break;
      heaviest.bytes -= last.bytes;
      bytes -= last.bytes;
      last.letGo();
    }
    return bytes;
  }

  return {
    added(bytes) {
      upperBound += bytes;
      if (upperBound > mostBytes) upperBound = count();
    },
  };
}
