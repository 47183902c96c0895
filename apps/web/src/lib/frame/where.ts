/**
 * The title of the page you're on, for the window's title and for the other person, who sees where
 * you are.
 */
import { collections } from '@cairn/model/collections';
import type { Collection, Entity } from '@cairn/model/document';
import { excerpt } from '@cairn/model/shared';
import type { Features } from '#lib/features/features.ts';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';

const LONGEST_TITLE = 80;
/** No page has a longer one. */
const LONGEST_PATH = 4_096;

/**
 * The title of the page at `path` (within the workspace). Reactive to the name of the record it
 * shows.
 */
export function titleOf(session: WorkspaceSession, features: Features, path: string): string {
  const end = path.lastIndexOf('/');
  const collection = features.collectionBelow(path.slice(0, end));
  const thing = collection === undefined ? undefined : session[collection].get(path.slice(end + 1));
  const named =
    collection === undefined || thing === undefined
      ? ''
      : (collections[collection] as unknown as Collection<Entity>).title(thing).trim();
  const title = named || features.labelAt(path) || 'Nothing here';
  return excerpt(title, LONGEST_TITLE);
}

/** The part of an address within the workspace: `/goals` for `/w/abc/goals`. */
export function pathWithin(pathname: string): string {
  const path = pathname
    .slice(0, LONGEST_PATH)
    .replace(/^\/w\/[^/]+/, '')
    .replace(/\/+$/, '');
  return path === '' ? '/' : path;
}
