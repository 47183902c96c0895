/** What a review begins with: a thing that went well or got in the way, from some feature's records. */
import type { Day } from '../shared/days.ts';

export type FactSide = 'accomplishment' | 'roadblock';

/** The collections in which facts are found. */
export type FactSource =
  | 'tasks'
  | 'goals'
  | 'checkIns'
  | 'obstacles'
  | 'wins'
  | 'learnings'
  | 'experiences'
  | 'skills'
  | 'focusBlocks';

export interface Fact {
  readonly side: FactSide;
  readonly collection: FactSource;
  readonly id: string;
  /** Its words; `''` where it has none. */
  readonly title: string;
  readonly day: Day;
  /**
   * On how many days a repeating task was done, how often a distraction came, how many minutes were
   * spent in blocks; 1 for anything else.
   */
  readonly times: number;
}

/** The fact of how much time a week's focus blocks took; the others of their kind are distractions. */
export const TIME_IN_BLOCKS = 'time';

/** What names a fact, as a review remembers which are left out. */
export function factKey({ collection, id }: Pick<Fact, 'collection' | 'id'>): string {
  return `${collection}:${id}`;
}
