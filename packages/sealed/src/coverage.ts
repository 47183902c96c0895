/* Which running numbers have arrived without a hole: the only ones that may be acknowledged. */

import { KIND_SNAPSHOT, KIND_UPDATE } from './entry.ts';
import type { EntryRecord } from './entry-record.ts';
import { isFarAhead, MOST_LANES, type SenderId, type Vector } from './senders.ts';

interface Lane {
  /** Everything from 1 up to this number has arrived. */
  through: number;
  highest: number;
  /** Numbers that have arrived beyond a hole. */
  readonly beyond: Set<number>;
}

/**
 * The numbers seen of each sender. A relay could drop one entry and let later ones pass, so to
 * acknowledge the highest number seen would be to claim what never arrived. A hole stops the count
 * until a snapshot covers it.
 */
export class Coverage {
  readonly #lanes = new Map<SenderId, Lane>();

  /** An entry has arrived; its number is 0 if it doesn't count. */
  add(sender: SenderId, number: number): void {
    if (number === 0) return;
    const lane = this.#lane(sender);
    lane.highest = Math.max(lane.highest, number);
    if (number > lane.through) lane.beyond.add(number);
    while (lane.beyond.delete(lane.through + 1)) lane.through += 1;
  }

  /** Everything up to these numbers has arrived. */
  cover(vector: Vector): void {
    for (const [sender, number] of vector) {
      const lane = this.#lane(sender);
      lane.highest = Math.max(lane.highest, number);
      if (number <= lane.through) continue;
      lane.through = number;
      for (const passed of lane.beyond) if (passed <= number) lane.beyond.delete(passed);
      while (lane.beyond.delete(lane.through + 1)) lane.through += 1;
    }
  }

  /**
   * The record without numbers that nobody can have counted to, and without lanes beyond the most
   * there may be. What the entry adds to the document stays; it just isn't acknowledged.
   */
  believed(record: EntryRecord): EntryRecord {
    if (record.kind === KIND_UPDATE) {
      return this.#isBelieved(record.sender, record.number) ? record : { ...record, number: 0 };
    }
    if (record.kind !== KIND_SNAPSHOT) return record;
    let left = MOST_LANES - this.#lanes.size;
    const covers = [...record.covers].filter(([sender, number]) => {
      if (isFarAhead(number, this.highest(sender))) return false;
      return this.#lanes.has(sender) || left-- > 0;
    });
    return { ...record, covers: new Map(covers) };
  }

  /** Nothing has arrived from anyone. */
  get isEmpty(): boolean {
    return this.#lanes.size === 0;
  }

  /** The number up to which everything from 1 has arrived; 0 if 1 hasn't. */
  through(sender: SenderId): number {
    return this.#lanes.get(sender)?.through ?? 0;
  }

  /** The highest number that has arrived, whether or not there are holes below it. */
  highest(sender: SenderId): number {
    return this.#lanes.get(sender)?.highest ?? 0;
  }

  /** For each sender, the number up to which everything has arrived; senders with 0 are left out. */
  vector(): Map<SenderId, number> {
    const vector = new Map<SenderId, number>();
    for (const [sender, { through }] of this.#lanes) if (through > 0) vector.set(sender, through);
    return vector;
  }

  #isBelieved(sender: SenderId, number: number): boolean {
    if (isFarAhead(number, this.highest(sender))) return false;
    return this.#lanes.has(sender) || this.#lanes.size < MOST_LANES;
  }

  #lane(sender: SenderId): Lane {
    let lane = this.#lanes.get(sender);
    if (!lane) {
      lane = { through: 0, highest: 0, beyond: new Set() };
      this.#lanes.set(sender, lane);
    }
    return lane;
  }
}
