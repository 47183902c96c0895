/** Where one can go in a workspace; navigation, palette, shortcuts and titles all read this list. */
import CalendarCheck from 'lucide-svelte/icons/calendar-check';
import CalendarDays from 'lucide-svelte/icons/calendar-days';
import Compass from 'lucide-svelte/icons/compass';
import MessageSquareText from 'lucide-svelte/icons/message-square-text';
import Mountain from 'lucide-svelte/icons/mountain';
import Settings from 'lucide-svelte/icons/settings';
import Sun from 'lucide-svelte/icons/sun';
import Trash2 from 'lucide-svelte/icons/trash-2';
import Trophy from 'lucide-svelte/icons/trophy';

export interface Place {
  /** Within the workspace, as in `/goals`. */
  readonly path: string;
  readonly label: string;
  readonly icon: typeof Sun;
  /** Goes there after G. */
  readonly key?: string;
}

export const MAIN_PLACES: readonly Place[] = [
  { path: '/', label: 'Today', icon: Sun, key: 't' },
  { path: '/goals', label: 'Goals', icon: Mountain, key: 'g' },
  { path: '/meetings', label: 'Meetings', icon: CalendarDays, key: 'm' },
  { path: '/feedback', label: 'Feedback', icon: MessageSquareText, key: 'f' },
];

/** What one grows by, apart from the daily four. */
export const GROWTH_PLACES: readonly Place[] = [
  { path: '/week', label: 'My week', icon: CalendarCheck, key: 'w' },
  { path: '/vision', label: 'Vision', icon: Compass, key: 'v' },
  { path: '/wins', label: 'Wins', icon: Trophy, key: 'n' },
];

export const QUIET_PLACES: readonly Place[] = [
  { path: '/bin', label: 'Bin', icon: Trash2 },
  { path: '/settings', label: 'Settings', icon: Settings },
];

export const ALL_PLACES: readonly Place[] = [...MAIN_PLACES, ...GROWTH_PLACES, ...QUIET_PLACES];

/** The place that `path` lies in, such as Goals for one goal. */
export function placeOf(path: string): Place | undefined {
  return ALL_PLACES.find((place) =>
    place.path === '/' ? path === '/' : path === place.path || path.startsWith(`${place.path}/`),
  );
}

const PAGE = /^\/(?:[\w-]+(?:\/[\w-]+)*)?$/;

/** Whether `path`, which anyone may have made up, is one of a page here and leads nowhere else. */
export function isPage(path: string): boolean {
  return PAGE.test(path) && placeOf(path) !== undefined;
}

/** The part of an address within the workspace: `/goals` for `/w/abc/goals`. */
export function pathWithin(pathname: string): string {
  const path = pathname.replace(/^\/w\/[^/]+/, '').replace(/\/+$/, '');
  return path === '' ? '/' : path;
}
