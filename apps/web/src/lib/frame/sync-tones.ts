/** How each state of the sync line looks: a dot beside words, never colour alone. */
import type { SyncKind } from '#lib/session/sync-line.ts';

interface SyncTone {
  readonly dot: string;
  readonly strip: string;
  /** Worth a strip of its own where there is no sync line in sight. */
  readonly speaksUp: boolean;
}

const CALM = { dot: 'bg-moss', strip: 'bg-moss-ground text-moss-ink', speaksUp: false };
const BUSY = { dot: 'border-moss border-2', strip: 'bg-sunk text-soft', speaksUp: false };
const AMBER = { dot: 'bg-amber', strip: 'bg-amber-ground text-amber', speaksUp: true };
const CLAY = { dot: 'bg-clay', strip: 'bg-clay-ground text-clay', speaksUp: true };

export const SYNC_TONES: Readonly<Record<SyncKind, SyncTone>> = {
  'local-only': CALM,
  stored: CALM,
  delivered: CALM,
  waiting: BUSY,
  connecting: BUSY,
  offline: AMBER,
  refused: AMBER,
  moved: AMBER,
  unsaved: CLAY,
};
