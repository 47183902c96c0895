/**
 * What a feature says of itself, once: the frame, search, the bin, undo, Today and the example loop over it.
 * Data and lazy imports only, so that a page loads no other feature's components and Node can read it.
 */
import type { CollectionName, RecordOf } from '@cairn/model/collections';
import type { Component, Snippet } from 'svelte';
import type { Fill } from '#lib/example/stage.ts';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';
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

/** The workspace, and the way from one feature's records to another's pages. */
export interface Around {
  readonly session: WorkspaceSession;
  /** Where a record is opened, within the workspace; `null` when that is nowhere. */
  readonly pathOf: (collection: CollectionName, id: string) => string | null;
}

/** What the records of one collection are called. */
export interface RecordKind<T> {
  /** With its article, "a goal": from it come "binning a goal" and "Goal restored." */
  readonly one: string;
  /** After a number: "100,000 goals". Begins the heading in the bin, unless there is a `heading`. */
  readonly many: string;
  readonly heading?: string;
  /** The path below which each has a page of its own, or where this one is found. */
  readonly opensAt?: string | ((record: T, around: Around) => string | null);
}

/** A record as search offers it. */
export interface Found {
  readonly id: string;
  readonly title: string;
  /** Said beside the title, in fainter ink. */
  readonly about: string;
  /** Searched as well as the title. */
  readonly text?: string;
  readonly path: string | null;
}

/** Words that belong to what is found, and are looked through after all titles. */
export interface FoundWithin {
  /** Of a `Found`. */
  readonly id: string;
  /** As in "In the notes". */
  readonly where: string;
  readonly text: string;
}

/** Each is read when it is asked for, since years of it take their time. */
export interface Search {
  readonly titles: (around: Around) => Iterable<Found>;
  readonly passages?: (around: Around) => Iterable<FoundWithin>;
}

/** What is shown on Today gets: the name of another feature's record, leading to it. */
export interface TodayProps {
  readonly link: Snippet<[collection: CollectionName, id: string]>;
}

export interface Feature {
  readonly places?: readonly Place[];
  readonly records?: { readonly [Name in CollectionName]?: RecordKind<RecordOf<Name>> };
  /** By the name of the change, what undo calls it: "Undid: rename goal." Binning, restoring and moving follow from `records`. */
  readonly changes?: Readonly<Record<string, string>>;
  readonly search?: { readonly label: string; readonly load: () => Promise<Search> };
  /** What it says on Today, beside the goals, and when it has something to say. */
  readonly today?: {
    readonly when: (session: WorkspaceSession) => boolean;
    readonly load: Lazy<Component<TodayProps>>;
  };
  /** What it adds to the example. */
  readonly example?: () => Promise<{ readonly fill: Fill }>;
}
