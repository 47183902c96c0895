/* How fast new sockets may come from one address, checked before a handshake costs anything. */

import { burstOf, type Limits } from './limits.ts';

/** Counts new sockets by address. */
export interface Arrivals {
  /** False if too many have just come from this address. */
  mayArrive(address: string): boolean;
}

interface Allowance {
  left: number;
  at: number;
}

const SWEEP_MS = 60_000;

/** Arrivals within the limits; `now` returns milliseconds. */
export function createArrivals(
  { connectionsPerSecond }: Pick<Limits, 'connectionsPerSecond'>,
  now: () => number,
): Arrivals {
  if (connectionsPerSecond === Infinity) return { mayArrive: () => true };
  const burst = burstOf(connectionsPerSecond);
  const allowances = new Map<string, Allowance>();
  let nextSweep = now() + SWEEP_MS;

  function refill(allowance: Allowance, time: number): void {
    const gained = ((time - allowance.at) * connectionsPerSecond) / 1_000;
    allowance.left = Math.min(burst, allowance.left + gained);
    allowance.at = time;
  }

  /** An address that has its whole burst again needn't be remembered. */
  function sweep(time: number): void {
    if (time < nextSweep) return;
    nextSweep = time + SWEEP_MS;
    for (const [address, allowance] of allowances) {
      refill(allowance, time);
      if (allowance.left >= burst) allowances.delete(address);
    }
  }

  return {
    mayArrive(address) {
      const time = now();
      sweep(time);
      const allowance = allowances.get(address) ?? { left: burst, at: time };
      refill(allowance, time);
      allowances.set(address, allowance);
      if (allowance.left < 1) return false;
      allowance.left -= 1;
      return true;
    },
  };
}
