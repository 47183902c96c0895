/**
 * What this device keeps between visits of the changes made here that are on their way to a room. Each
 * tab keeps its own, so that none speaks for what another has written; what a tab leaves behind is
 * taken over by one that is open, or by the next.
 */
import { whenSlotIsFree } from './lanes.ts';

/** A change as it is remembered between visits. */
export interface KeptChange {
  /** The lane whose tab made it; `null` for whatever is here, of which that is not known. */
  readonly lane: string | null;
  /** The number of the entry of that lane that holds it; `null` when it is in none yet. */
  readonly entry: number | null;
  readonly stored: boolean;
}

const prefixOf = (key: string, room = '') =>
  `cairn.outgoing.${key}.${room === '' ? '' : `${room}.`}`;

/** Of a room this device knows nothing of, all that is here has still to get there. */
export const EVERYTHING: KeptChange = { lane: null, entry: null, stored: false };

/** In place of a list that could not be kept: no list, and so everything. */
const NOT_KEPT = '?';

/** No tab's: what came to a workspace that was closed. */
const NO_TAB = 'closed';

export interface OutgoingPlace {
  readonly key: string;
  readonly room: string;
  /** The slot of this tab's lane. */
  readonly slot: string;
}

/** What is on its way from here, with what tabs that are gone have left behind, which is this tab's from now on. */
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
  // A list of before would say too little, and this is shorter than any.
  if (!isKept) tryToSet(nameOf(place), NOT_KEPT);
}

/** A full disk must not stop the document's own writer, which reports it. */
function tryToSet(name: string, value: string): boolean {
  try {
    localStorage.setItem(name, value);
    return true;
  } catch {
    return false;
  }
}

/** All that is on its way to a room, whoever wrote it. */
export function readAllOutgoing(key: string, room: string): readonly KeptChange[] {
  const slots = slotsOf({ key, room });
  if (slots.length === 0) return [EVERYTHING];
  return slots.flatMap((slot) => readOutgoing({ key, room, slot }));
}

/** What is on its way from here and is not this tab's. */
export function readOthers(place: OutgoingPlace): readonly KeptChange[] {
  return othersOf(place).flatMap(({ changes }) => changes);
}

function othersOf(place: OutgoingPlace) {
  return slotsOf(place)
    .filter((slot) => slot !== place.slot)
    .map((slot) => ({ slot, changes: readOutgoing({ ...place, slot }) }));
}

/** Something has come to a workspace that is not open; whichever tab opens it next sends it. */
export function noteUnsent(key: string, room: string): void {
  writeOutgoing({ key, room, slot: NO_TAB }, [EVERYTHING]);
}

/**
 * Tells what other tabs have on its way, now and whenever it changes, and gives this tab what one that
 * is closed leaves behind. Returns what stops it.
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
