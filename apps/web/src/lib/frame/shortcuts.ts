/** The app's keys and what each does, for the list of shortcuts. */
import type { ShortcutGroup } from '#lib/features/feature.ts';
import type { Features } from '#lib/features/features.ts';
import { TALK_KEY } from '#lib/features/talk-item.ts';
import { COMMENT_KEY, MAKINGS } from '#lib/ui/making.ts';

export function shortcutsOf({ places, list }: Features): readonly ShortcutGroup[] {
  return [
    {
      title: 'Anywhere',
      list: [
        { keys: ['Ctrl/⌘', 'K'], what: 'Search, go to a page or run a command' },
        { keys: ['/'], what: 'Search', single: true },
        { keys: ['?'], what: 'Show this list', single: true },
        { keys: ['C'], what: 'Add something on this page', single: true },
        {
          keys: [TALK_KEY],
          what: 'Talk about the goal, thread, skill, review or task you’re on at the next meeting',
          single: true,
        },
        { keys: ['Ctrl/⌘', 'Z'], what: 'Undo your last change' },
        { keys: ['Ctrl/⌘', 'Shift', 'Z'], what: 'Redo it' },
        { keys: ['Esc'], what: 'Close, and go back to where you were' },
      ],
    },
    {
      title: 'Go to',
      list: places.flatMap(({ key, label }) =>
        key === undefined ? [] : { keys: ['G', key.toUpperCase()], what: label, single: true },
      ),
    },
    ...list.flatMap(({ shortcuts }) => (shortcuts === undefined ? [] : [shortcuts])),
    {
      title: 'Writing',
      list: [
        { keys: ['Ctrl/⌘', 'Enter'], what: 'Send a message' },
        { keys: ['Ctrl/⌘', 'Alt', COMMENT_KEY], what: 'Comment on what you’re in' },
        { keys: ['Alt', '↑'], what: 'Move a step or topic up' },
        { keys: ['Alt', '↓'], what: 'Move a step or topic down' },
      ],
    },
    {
      title: 'Words selected in notes',
      list: [
        { keys: ['Ctrl/⌘', 'Alt', COMMENT_KEY], what: 'Comment on them' },
        ...MAKINGS.map(({ key, what }) => ({
          keys: ['Ctrl/⌘', 'Alt', key],
          what: `Make them ${what}, in a meeting`,
        })),
      ],
    },
  ];
}
