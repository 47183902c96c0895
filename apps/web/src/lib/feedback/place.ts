/**
 * Where a thread is anchored, as text and as an address. The route provides it, since it knows
 * every feature.
 */
import type { Thread } from '@cairn/model/feedback';

export interface Place {
  /** The title of what it is about. */
  readonly label: string;
  /** `null` if it can't be opened. */
  readonly href: string | null;
}

export type PlaceOf = (thread: Thread) => Place | null;
