/** How each state of the sync line looks: a dot or an icon next to the text, never colour alone. */
import Check from 'lucide-svelte/icons/check';
import Clock from 'lucide-svelte/icons/clock';
import CloudOff from 'lucide-svelte/icons/cloud-off';
import TriangleAlert from 'lucide-svelte/icons/triangle-alert';
import type { SyncKind } from '#lib/session/sync-line.ts';
import type { Icon } from '#lib/ui/icon.ts';

interface SyncTone {
  readonly dot: string;
  readonly strip: string;
  /** An icon and a word, where there is no space for the sentence. */
  readonly icon: Icon;
  readonly ink: string;
  readonly word: string;
  /** Important enough for a strip of its own where no sync line is visible. */
  readonly speaksUp: boolean;
}

const CALM = {
  dot: 'bg-moss',
  strip: 'bg-moss-ground text-moss-ink',
  icon: Check,
  ink: 'text-soft',
  word: 'Saved',
  speaksUp: false,
};
const BUSY = {
  dot: 'border-moss border-2',
  strip: 'bg-sunk text-soft',
  icon: Clock,
  ink: 'text-soft',
  word: 'Sending',
  speaksUp: false,
};
const AMBER = {
  dot: 'bg-amber',
  strip: 'bg-amber-ground text-amber',
  icon: CloudOff,
  ink: 'text-amber',
  word: 'Offline',
  speaksUp: true,
};
const CLAY = {
  dot: 'bg-clay',
  strip: 'bg-clay-ground text-clay',
  icon: TriangleAlert,
  ink: 'text-clay',
  word: 'Not saved',
  speaksUp: true,
};

export const SYNC_TONES: Readonly<Record<SyncKind, SyncTone>> = {
  'local-only': CALM,
  saving: { ...BUSY, word: 'Saving' },
  stored: CALM,
  delivered: CALM,
  waiting: BUSY,
  connecting: { ...BUSY, word: 'Connecting' },
  safe: { ...AMBER, word: 'Safe mode' },
  offline: AMBER,
  refused: { ...AMBER, icon: TriangleAlert, word: 'Old link' },
  moved: { ...AMBER, icon: TriangleAlert, word: 'Old link' },
  full: { ...AMBER, icon: TriangleAlert, word: 'Full' },
  unsafe: { ...AMBER, icon: TriangleAlert, word: 'Not connected' },
  tooLarge: { ...AMBER, icon: TriangleAlert, word: 'Too large' },
  unsaved: CLAY,
};
