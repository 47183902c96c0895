/**
 * Stores between visits which changes made here are still on their way to a room. Each tab keeps
 * its own list, so that none speaks for what another has written. What a closed tab leaves is taken
 * over by a tab that is open, or by the next one.
 */
import { whenSlotIsFree } from './lanes.ts';

/** A change as it is stored between visits. */
export interface KeptChange {
  /** The lane of the tab that made it; `null` if that isn't known. */
  readonly lane: string | null;
  /** The number of the lane's entry that holds it; `null` if it is in none yet. */
  readonly entry: number | null;
  readonly stored: boolean;
}

const prefixOf = (key: string, room = '') =>
  `cairn.outgoing.${key}.${room === '' ? '' : `${room}.`}`;

/** For a room about which this device knows nothing: everything here still has to be sent. */
export const EVERYTHING: KeptChange = { lane: null, entry: null, stored: false };

/** Stands for a list that could not be saved, and is read as `EVERYTHING`. */
const NOT_KEPT = '?';

/** Not a tab's slot: for what arrived while the workspace was closed. */
const NO_TAB = 'closed';

export interface OutgoingPlace {
  readonly key: string;
  readonly room: string;
  /** The slot of this tab's lane. */
  readonly slot: string;
}

/**
 * What is on its way from this tab, including what closed tabs have left, which becomes this tab's.
 */
export async function takeOutgoing(place: OutgoingPlace): Promise<readonly KeptChange[]> {
  const slots = slotsOf(place);
  if (slots.length === 0) return [EVERYTHING];
  const taken = [...readOutgoing(place)];
  for (const slot of slots) {
    const left = { ...place, slot };
    const take = () => {
      taken.push(...readOutgoing(left));
      writeOutgoing(place, taken);
      localStorage.removeItem(nameOf(left));
    };
    if (slot === NO_TAB) take();
    else if (slot !== place.slot) await whenSlotIsFree(left, take);
  }
  return taken;
}

export function writeOutgoing(place: OutgoingPlace, changes: readonly KeptChange[]): void {
  const kept = changes.map(({ lane, entry, stored }) => [lane, entry, stored ? 1 : 0]);
  const isKept = tryToSet(nameOf(place), JSON.stringify(kept));
  // The previous list would say too little; this marker is shorter than any list.
  if (!isKept) tryToSet(nameOf(place), NOT_KEPT);
}

/** Not reported here: a full disk is reported by the document's own storage. */
function tryToSet(name: string, value: string): boolean {
  try {
    localStorage.setItem(name, value);
    return true;
  } catch {
    return false;
  }
}

/** Everything on its way to a room, from any tab. */
export function readAllOutgoing(key: string, room: string): readonly KeptChange[] {
  const slots = slotsOf({ key, room });
  if (slots.length === 0) return [EVERYTHING];
  return slots.flatMap((slot) => readOutgoing({ key, room, slot }));
}

/** What other tabs have on its way. */
export function readOthers(place: OutgoingPlace): readonly KeptChange[] {
  return othersOf(place).flatMap(({ changes }) => changes);
}

function othersOf(place: OutgoingPlace) {
  return slotsOf(place)
    .filter((slot) => slot !== place.slot)
    .map((slot) => ({ slot, changes: readOutgoing({ ...place, slot }) }));
}

/**
 * Notes that something was added to a workspace that isn't open; the next tab that opens it sends
 * it.
 */
export function noteUnsent(key: string, room: string): void {
  writeOutgoing({ key, room, slot: NO_TAB }, [EVERYTHING]);
}

/**
 * Reports what other tabs have on its way, now and after each change, and hands this tab what a
 * closed one leaves. Returns a function that stops it.
 */
export function watchOutgoing(
  place: OutgoingPlace,
  onothers: (changes: readonly KeptChange[]) => void,
  onleft: (changes: readonly KeptChange[]) => void,
): () => void {
  const stopped = new AbortController();
  const awaited = new Set<string>();

  const take = (left: OutgoingPlace) => {
    awaited.delete(left.slot);
    const changes = readOutgoing(left);
    if (stopped.signal.aborted || changes.length === 0) return;
    onleft(changes);
    localStorage.removeItem(nameOf(left));
    look();
  };
  const look = () => {
    const others = othersOf(place);
    for (const { slot, changes } of others) {
      if (slot === NO_TAB || awaited.has(slot) || changes.length === 0) continue;
      awaited.add(slot);
      const left = { ...place, slot };
      void whenSlotIsFree(left, () => take(left), stopped.signal);
    }
    onothers(others.flatMap(({ changes }) => changes));
  };
  const listener = ({ key }: StorageEvent) => {
    if (key === null || key.startsWith(prefixOf(place.key, place.room))) look();
  };
  addEventListener('storage', listener);
  look();
  return () => {
    stopped.abort();
    removeEventListener('storage', listener);
  };
}

/** Forgets what was on its way to any room. */
export function forgetOutgoing(key: string): void {
  for (const name of Object.keys(localStorage)) {
    if (name.startsWith(prefixOf(key))) localStorage.removeItem(name);
  }
}

const nameOf = ({ key, room, slot }: OutgoingPlace) => prefixOf(key, room) + slot;

function slotsOf({ key, room }: Pick<OutgoingPlace, 'key' | 'room'>): string[] {
  const prefix = prefixOf(key, room);
  const names = Object.keys(localStorage).filter((name) => name.startsWith(prefix));
  return names.map((name) => name.slice(prefix.length)).sort();
}

function readOutgoing(place: OutgoingPlace): readonly KeptChange[] {
  const raw = localStorage.getItem(nameOf(place));
  if (raw === null) return [];
  try {
    const kept: unknown = JSON.parse(raw);
    return Array.isArray(kept) ? kept.map(parseKept) : [EVERYTHING];
  } catch {
    return [EVERYTHING];
  }
}

function parseKept(raw: unknown): KeptChange {
  const [lane, entry, stored] = Array.isArray(raw) ? (raw as unknown[]) : [];
  return {
    lane: typeof lane === 'string' ? lane : null,
    entry: typeof entry === 'number' && entry > 0 ? entry : null,
    stored: stored === 1,
  };
}
