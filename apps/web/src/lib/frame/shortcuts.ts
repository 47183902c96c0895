/** The keys of the app and what each does, for the list of shortcuts. */
interface Shortcut {
  readonly keys: readonly string[];
  readonly what: string;
  /** Needs no Ctrl, ⌘ or Alt, so it can be switched off. */
  readonly single?: boolean;
}

export const SHORTCUTS: readonly { readonly title: string; readonly list: readonly Shortcut[] }[] =
  [
    {
      title: 'Anywhere',
      list: [
        { keys: ['Ctrl/⌘', 'K'], what: 'Search, go anywhere, do something' },
        { keys: ['/'], what: 'Search', single: true },
        { keys: ['?'], what: 'Show this list', single: true },
        { keys: ['C'], what: 'Something new on this page', single: true },
        { keys: ['Ctrl/⌘', 'Z'], what: 'Undo my last change' },
        { keys: ['Ctrl/⌘', 'Shift', 'Z'], what: 'Redo it' },
        { keys: ['Esc'], what: 'Close, and go back to where I was' },
      ],
    },
    {
      title: 'Go to',
      list: [
        { keys: ['G', 'T'], what: 'Today', single: true },
        { keys: ['G', 'G'], what: 'Goals', single: true },
        { keys: ['G', 'M'], what: 'Meetings', single: true },
        { keys: ['G', 'F'], what: 'Feedback', single: true },
        { keys: ['G', 'W'], what: 'My week', single: true },
        { keys: ['G', 'V'], what: 'Vision', single: true },
        { keys: ['G', 'N'], what: 'Wins', single: true },
      ],
    },
    {
      title: 'Writing',
      list: [
        { keys: ['Ctrl/⌘', 'Enter'], what: 'Send a message' },
        { keys: ['Alt', '↑'], what: 'Move a step or topic up' },
        { keys: ['Alt', '↓'], what: 'Move a step or topic down' },
      ],
    },
  ];
