/**
 * What a feature declares about itself, once: the frame, search, the bin, undo, Today and the
 * example loop over it. Data and lazy imports only, so that a page loads no other feature's
 * components and Node can read it.
 */
import type { CollectionName, RecordOf } from '@cairn/model/collections';
import type { AnchorCell, AnchorKind } from '@cairn/model/feedback';
import type { PersonId, TaskId, ThreadId } from '@cairn/model/shared';
import type { Component, Snippet } from 'svelte';
import type { Fill } from '#lib/example/stage.ts';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';
import type { Icon } from '#lib/ui/icon.ts';

type Lazy<T> = () => Promise<{ readonly default: T }>;

/**
 * The groups in the navigation: everyday places, places for personal growth, and rarely needed
 * ones.
 */
export type PlaceGroup = 'main' | 'growth' | 'quiet';

/** One of the pages that a place consists of. */
export interface Tab {
  /** The path within the workspace, for example `/goals/tree`. */
  readonly path: string;
  readonly label: string;
}

export interface Place {
  /** The path within the workspace, for example `/goals`. */
  readonly path: string;
  readonly label: string;
  readonly icon: Lazy<Icon>;
  readonly group: PlaceGroup;
  /** The key that goes there after G. */
  readonly key?: string;
  /** Shown beside it in the navigation, for example how many threads are waiting. */
  readonly badge?: Lazy<Component>;
  /** Its other pages, which the palette finds too. */
  readonly tabs?: readonly Tab[];
  /** What the palette offers to create there, and other words to find that by. */
  readonly begin?: { readonly label: string; readonly also: string };
}

interface Shortcut {
  readonly keys: readonly string[];
  readonly what: string;
  /** Works without Ctrl, ⌘ or Alt, so it can be switched off. */
  readonly single?: boolean;
}

/** Keys that belong together, in the list of shortcuts. */
export interface ShortcutGroup {
  readonly title: string;
  readonly list: readonly Shortcut[];
}

/** Something the palette offers to begin on a page that begins other things too. */
export interface Beginning {
  readonly label: string;
  /** Other words to find it by. */
  readonly also: string;
  /** The path of the page within the workspace. */
  readonly path: string;
  /** What the page's control says in `data-begins`. */
  readonly control: string;
}

/** The workspace, and a way to link to other features' pages. */
export interface Around {
  readonly session: WorkspaceSession;
  /** The path of a record's page within the workspace; `null` if it has none. */
  readonly pathOf: (collection: CollectionName, id: string) => string | null;
}

/** What the records of one collection are called. */
export interface RecordKind<T> {
  /** With an article, "a goal"; gives "binning a goal" and "Goal restored." */
  readonly one: string;
  /** After a number: "100,000 goals". Also the heading in the bin, unless there is a `heading`. */
  readonly many: string;
  readonly heading?: string;
  /** The path below which each record has a page, or a function that returns this record's path. */
  readonly opensAt?: string | ((record: T, around: Around) => string | null);
}

/** A record as search offers it. */
export interface Found {
  readonly id: string;
  readonly title: string;
  /** Shown beside the title, in fainter ink. */
  readonly about: string;
  /** Searched in addition to the title. */
  readonly text?: string;
  readonly path: string | null;
}

/** A passage that belongs to a `Found`, searched after all titles. */
export interface FoundWithin {
  /** The id of the `Found`. */
  readonly id: string;
  /** For example "In the notes". */
  readonly where: string;
  readonly text: string;
}

/** What a feature gives search to look through. Read lazily, since years of it take a while. */
export interface Search {
  readonly titles: (around: Around) => Iterable<Found>;
  readonly passages?: (around: Around) => Iterable<FoundWithin>;
}

/** A record as an @ in notes offers it. */
export interface Mention {
  readonly id: string;
  /** What the notes will say; never empty. */
  readonly name: string;
  /** Shown beside the name, such as a day. */
  readonly about: string;
}

/** The records of one collection that notes can mention; those with a page become links to it. */
export interface Mentionable {
  readonly collection: CollectionName;
  readonly icon: Icon;
  /** Likeliest first. */
  readonly all: (session: WorkspaceSession) => readonly Mention[];
}

/**
 * The props of a component on Today; `link` renders the name of another feature's record, linked to
 * it.
 */
export interface TodayProps {
  readonly link: Snippet<[collection: CollectionName, id: string]>;
  /** Adds a task to this week, and returns it. */
  readonly addTask: (text: string, owner: PersonId | null) => TaskId;
}

/** What can be commented, and what it is called. */
export interface CommentProps {
  readonly kind: Exclude<AnchorKind, 'workspace'>;
  readonly id: string;
  /** What one of them is called: “step”. */
  readonly noun: string;
  /** What this one is called; may be empty. */
  readonly name: string;
  /** Only one cell of it, in a table. */
  readonly cell?: AnchorCell | undefined;
}

export interface Feature {
  readonly places?: readonly Place[];
  readonly begins?: readonly Beginning[];
  /** The keys of its own pages: each presses the control that is marked with it, as in `data-key="e"`. */
  readonly shortcuts?: ShortcutGroup;
  readonly records?: { readonly [Name in CollectionName]?: RecordKind<RecordOf<Name>> };
  /**
   * What undo calls each change, by the change's name: "Undid: rename goal." Binning, restoring and
   * moving follow from `records`.
   */
  readonly changes?: Readonly<Record<string, string>>;
  readonly search?: { readonly label: string; readonly load: () => Promise<Search> };
  /** Puts any record on the agenda of the next meeting. `text`: what the record is called. */
  readonly talk?: () => Promise<{
    readonly talkAbout: (
      session: WorkspaceSession,
      subject: { readonly collection: CollectionName; readonly id: string; readonly text: string },
    ) => void;
  }>;
  /** A button for what is said about any record, and for saying something. */
  readonly comments?: Lazy<Component<CommentProps>>;
  /** What is said about it, in a panel over the page. */
  readonly commentSheet?: Lazy<
    Component<CommentProps & { readonly asked?: ThreadId | null; readonly onclose: () => void }>
  >;
  /** What an @ in notes offers of it. */
  readonly mentions?: () => Promise<{ readonly mentions: readonly Mentionable[] }>;
  /** What it shows on Today beside the goals, and when. */
  readonly today?: {
    readonly when: (session: WorkspaceSession) => boolean;
    readonly load: Lazy<Component<TodayProps>>;
  };
  /** What it adds to the example. */
  readonly example?: () => Promise<{ readonly fill: Fill }>;
}
