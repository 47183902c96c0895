/**
 * What a rich text can mention of its workspace, and where a mention leads. Passed in, so that
 * prose doesn't depend on what there is to mention.
 */
import type { Day } from '@cairn/model/shared';
import type { Icon } from '#lib/ui/icon.ts';

export interface Thing {
  /** Things of one kind are offered together. */
  readonly kind: string;
  readonly id: string;
  readonly icon: Icon;
  readonly name: string;
  /** Shown beside the name, such as a day. */
  readonly about: string;
  /** The path of its page within the workspace; `null` for what has none, such as a person. */
  readonly path: string | null;
}

/** A page of the workspace that a link in shared text leads to. */
export interface Linked {
  /** Its path within the workspace. */
  readonly path: string;
  /** What has this page, as in “Open the goal”. */
  readonly noun: string;
}

/** The pages of the workspace that links can lead to. */
export interface Pages {
  /** What a link leads to, which may come from anyone; `null` for anything but a page of the workspace. */
  readonly find: (link: unknown) => Linked | null;
  /** The address of a page on this device, for a path such as `/goals/…`. */
  readonly href: (path: string) => string;
}

export interface Things extends Pages {
  /** Everything that can be mentioned, the likeliest of each kind first. Complete once loaded. */
  readonly all: () => readonly Thing[];
  readonly load: () => Promise<void>;
  /** `YYYY-MM-DD`. */
  readonly today: () => Day;
}

export const NO_PAGES: Pages = { find: () => null, href: (path) => path };
