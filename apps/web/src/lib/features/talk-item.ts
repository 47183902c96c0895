/** The menu entry that puts a record on the next meeting's agenda. */
import type { CollectionName } from '@cairn/model/collections';
import MessagesSquare from 'lucide-svelte/icons/messages-square';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';
import type { MenuItem } from '#lib/ui/menu.ts';
import type { Features } from './features.ts';

/** The key that does the same for what is open or focused. */
export const TALK_KEY = 'T';

export function talkItem(
  features: Features,
  session: WorkspaceSession,
  collection: CollectionName,
  id: string,
): MenuItem {
  return {
    label: 'Talk about it next time',
    icon: MessagesSquare,
    onselect: () => features.talkAbout(session, collection, id),
  };
}
