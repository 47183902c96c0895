/** Where a thread is anchored, in words and as an address; the route knows, since it knows every feature. */
import type { Thread } from '@cairn/model/feedback';

export interface Place {
  /** The title of what it is about. */
  readonly label: string;
  /** `null` when it cannot be opened. */
  readonly href: string | null;
}

export type PlaceOf = (thread: Thread) => Place | null;
