/**
 * What a feature says of itself, once: the frame, search, the bin and undo loop over it. Data and
 * lazy imports only, so that a page loads no other feature's components and Node can read it.
 */
import type { Component } from 'svelte';
import type { Icon } from '#lib/ui/icon.ts';

type Lazy<T> = () => Promise<{ readonly default: T }>;

/** Where one can go: the daily ones, what one grows by apart from them, and what is rarely needed. */
export type PlaceGroup = 'main' | 'growth' | 'quiet';

export interface Place {
  /** Within the workspace, as in `/goals`. */
  readonly path: string;
  readonly label: string;
  readonly icon: Lazy<Icon>;
  readonly group: PlaceGroup;
  /** Goes there after G. */
  readonly key?: string;
  /** What stands beside it in the navigation, such as how many threads wait. */
  readonly badge?: Lazy<Component>;
  /** What the palette offers to begin there, and other words to find that by. */
  readonly begin?: { readonly label: string; readonly also: string };
}

export interface Feature {
  readonly places?: readonly Place[];
}
