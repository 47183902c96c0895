/**
 * Remembers that a workspace is being opened until it has been open and responsive for a while. Its
 * contents may freeze the page before anything can be said; the next opening finds the note and
 * asks.
 */
import { type Opening, readOpenings, writeOpenings } from './notes-to-self.ts';

/** A note younger than this may come from a quick reload, not from a hang. */
const SETTLED_MS = 5_000;
/** An opening has succeeded once the page has been responsive for this long. */
const THROUGH_MS = 3_000;
/** A tab that is still opening after this long has hung. */
const HUNG_MS = 20_000;

const lockName = (key: string, tab: string) => `cairn/${key}/opening/${tab}`;

/** Whether a tab that started to open the workspace neither succeeded nor was left cleanly. */
export async function openingWasCutOff(key: string): Promise<boolean> {
  const alive = await aliveTabs(key);
  const now = Date.now();
  return readOpenings(key).some(
    ({ tab, at }) => now - at > (alive.has(tab) ? HUNG_MS : SETTLED_MS),
  );
}

/** Forgets the openings that were cut off, when the user opens the workspace all the same. */
export function forgiveOpening(key: string): void {
  writeOpenings(key, []);
}

export interface OpeningNote {
  /** Call once the workspace is open. */
  opened(): void;
  /** Call when it is left, whether or not it was open by then. */
  left(): void;
}

/** Notes that this tab is starting to open the workspace. */
export async function noteOpening(key: string): Promise<OpeningNote> {
  const mine: Opening = { tab: crypto.randomUUID(), at: Date.now() };
  // Keeps the notes of other tabs that are opening it too; those of closed tabs have been read
  // already.
  const alive = await aliveTabs(key);
  const others = readOpenings(key).filter(({ tab }) => alive.has(tab));
  const release = await holdWhileOpening(lockName(key, mine.tab));
  writeOpenings(key, [...others, mine]);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const forget = () => {
    clearTimeout(timer);
    removeEventListener('pagehide', forget);
    writeOpenings(
      key,
      readOpenings(key).filter(({ tab }) => tab !== mine.tab),
    );
    release();
  };
  addEventListener('pagehide', forget);
  return {
    opened: () => (timer = setTimeout(forget, THROUGH_MS)),
    left: forget,
  };
}

/** The tabs that exist, whether or not they respond. Without locks nothing is known of them. */
async function aliveTabs(key: string): Promise<ReadonlySet<string>> {
  if (!('locks' in navigator)) return new Set();
  const { held = [] } = await navigator.locks.query();
  const prefix = lockName(key, '');
  return new Set(
    held.flatMap(({ name = '' }) => (name.startsWith(prefix) ? [name.slice(prefix.length)] : [])),
  );
}

/** Holds a lock of this tab's own until the returned function is called or the tab closes. */
function holdWhileOpening(name: string): Promise<() => void> {
  if (!('locks' in navigator)) return Promise.resolve(() => {});
  return new Promise((held) => {
    void navigator.locks.request(name, () => new Promise<void>((letGo) => held(letGo)));
  });
}
