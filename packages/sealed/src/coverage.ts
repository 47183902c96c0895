/* Which running numbers have come without a hole: the only ones that may be promised to anyone. */

import { KIND_SNAPSHOT, KIND_UPDATE } from './entry.ts';
import type { EntryRecord } from './entry-record.ts';
import { isFarAhead, MOST_LANES, type SenderId, type Vector } from './senders.ts';

interface Lane {
  /** Everything from 1 to here has come. */
  through: number;
  highest: number;
  /** What has come beyond a hole. */
  readonly beyond: Set<number>;
}

/**
 * Numbers seen, sender by sender. A relay could take away one entry and let later ones pass, so
 * "the highest seen" would promise what never came; a hole stops the count until a snapshot covers it.
 */
export class Coverage {
  readonly #lanes = new Map<SenderId, Lane>();

  /** One entry has come; 0 for one whose number counts for nothing. */
  add(sender: SenderId, number: number): void {
    if (number === 0) return;
    const lane = this.#lane(sender);
    lane.highest = Math.max(lane.highest, number);
    if (number > lane.through) lane.beyond.add(number);
    while (lane.beyond.delete(lane.through + 1)) lane.through += 1;
  }

  /** Everything up to these numbers has come. */
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
   * An entry's record without the numbers that nobody can have counted to, and without lanes beyond
   * the most there can be. What it brings to the document is there all the same: only promises stop.
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

  /** Nothing has come from anyone. */
  get isEmpty(): boolean {
    return this.#lanes.size === 0;
  }

  /** Everything from 1 up to the answer has come. */
  through(sender: SenderId): number {
    return this.#lanes.get(sender)?.through ?? 0;
  }

  /** The highest number that has come, holes or not. */
  highest(sender: SenderId): number {
    return this.#lanes.get(sender)?.highest ?? 0;
  }

  /** How far each sender has come without a hole; senders without any are left out. */
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
