/** What a route hands to a record's page, since threads belong to another feature. */
import type { Snippet } from 'svelte';

/** The threads about a record, as `RailPage` wants them. */
export interface RailProps {
  rail: Snippet<[title: string]>;
  threads: number;
  railOpen: boolean;
}
