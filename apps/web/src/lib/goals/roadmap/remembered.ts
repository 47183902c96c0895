/**
 * How a workspace's roadmap was last viewed on this device: zoom, position, collapsed branches, and
 * whether as a list.
 */
import type { Day } from '@cairn/model/shared';
import { roadmapKey } from '#lib/device/notes-to-self.ts';
import { type Zoom, ZOOMS } from './time-scale.ts';

export interface Remembered {
  readonly zoom: Zoom;
  /** The first visible day; `null` to start around today. */
  readonly from: Day | null;
  /** `null` if nothing was ever collapsed or expanded. */
  readonly folded: readonly string[] | null;
  readonly asList: boolean;
}

/** After this long you'd rather see today again. */
const PLACE_HOLDS_MS = 3 * 86_400_000;

export function recall(workspace: string, now: number): Remembered {
  let raw: Partial<Record<keyof Remembered | 'at', unknown>>;
  try {
    raw = (JSON.parse(localStorage.getItem(roadmapKey(workspace)) ?? '{}') ?? {}) as typeof raw;
  } catch {
    raw = {};
  }
  const { zoom, from, folded, asList, at } = raw;
  const fresh = typeof at === 'number' && now - at < PLACE_HOLDS_MS;
  const isDay = typeof from === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(from);
  return {
    zoom: ZOOMS.find((each) => each === zoom) ?? 'year',
    from: fresh && isDay ? (from as Day) : null,
    folded: Array.isArray(folded)
      ? folded.filter((id): id is string => typeof id === 'string')
      : null,
    asList: asList === true,
  };
}

export function remember(workspace: string, what: Remembered, now: number): void {
  try {
    localStorage.setItem(roadmapKey(workspace), JSON.stringify({ ...what, at: now }));
  } catch {
    // If it can't be saved, the roadmap opens as it did the first time.
  }
}
