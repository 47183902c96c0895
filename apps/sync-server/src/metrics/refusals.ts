/* Refusals, counted at once and logged in sums, so that a client refused often can't fill the log. */

import { coarse } from '../access/address.ts';
import type { Log } from '../log.ts';
import { type Refusal, refused, type Tally } from './tally.ts';

/** Counts refusals by address. */
export interface Refusals {
  refuse(reason: Refusal, address: string): void;
  /**
   * Logs what has added up, one line per range of addresses. The first refusal of each was logged
   * when it happened.
   */
  sumUp(): void;
}

// An attacker with many addresses gets no more lines than this at a time.
const MOST_LINES = 100;
const ALL_OTHERS = 'others';

/** Refusals in a tally and a log. */
export function createRefusals(tally: Tally, log: Log): Refusals {
  let sums = new Map<string, Map<Refusal, number>>();

  function logSum(from: string, reasons: Iterable<readonly [Refusal, number]>): void {
    log.info({ from, reasons: Object.fromEntries(reasons) }, 'refused');
  }

  return {
    refuse(reason, address) {
      refused(tally, reason);
      const range = coarse(address);
      const from = sums.has(range) || sums.size < MOST_LINES ? range : ALL_OTHERS;
      const sum = sums.get(from);
      if (sum) {
        sum.set(reason, (sum.get(reason) ?? 0) + 1);
      } else {
        sums.set(from, new Map());
        logSum(from, [[reason, 1]]);
      }
    },
    sumUp() {
      const due = sums;
      sums = new Map();
      for (const [from, reasons] of due) {
        if (reasons.size > 0) logSum(from, reasons);
      }
    },
  };
}
