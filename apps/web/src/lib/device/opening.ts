/**
 * Remembers that a workspace is being opened until it has been open and answering for a while. What
 * is in it may stop the page, with nobody left to say so; the next opening finds the note and asks.
 */
import { readOpenings, writeOpenings, type Opening } from './notes-to-self.ts';

/** A page that is reloaded in a hurry has not hung. */
const SETTLED_MS = 5_000;
/** Answering for this long after it was opened, it has come through. */
const THROUGH_MS = 3_000;
/** A tab that is still opening after this long hangs. */
const HUNG_MS = 20_000;

const lockName = (key: string, tab: string) => `cairn/${key}/opening/${tab}`;

/** True when a tab that began to open the workspace neither came through nor was left in good order. */
export async function openingWasCutOff(key: string): Promise<boolean> {
  const alive = await aliveTabs(key);
  const now = Date.now();
  return readOpenings(key).some(
    ({ tab, at }) => now - at > (alive.has(tab) ? HUNG_MS : SETTLED_MS),
  );
}

/** Forgets what was cut off, when somebody goes on all the same. */
export function forgiveOpening(key: string): void {
  writeOpenings(key, []);
}

export interface OpeningNote {
  /** To be called once the workspace is open. */
  opened(): void;
  /** To be called when it is left, whether or not it was open by then. */
  left(): void;
}

/** Notes that this tab begins to open the workspace. */
export async function noteOpening(key: string): Promise<OpeningNote> {
  const mine: Opening = { tab: crypto.randomUUID(), at: Date.now() };
  // Another tab may be opening it at the same time; the notes of tabs that are gone have been read.
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

/** The tabs that are there, whether they answer or not. Without locks nobody can tell. */
async function aliveTabs(key: string): Promise<ReadonlySet<string>> {
  if (!('locks' in navigator)) return new Set();
  const { held = [] } = await navigator.locks.query();
  const prefix = lockName(key, '');
  return new Set(
    held.flatMap(({ name = '' }) => (name.startsWith(prefix) ? [name.slice(prefix.length)] : [])),
  );
}

/** Holds a lock of this tab's own until the returned function is called, or the tab is gone. */
function holdWhileOpening(name: string): Promise<() => void> {
  if (!('locks' in navigator)) return Promise.resolve(() => {});
  return new Promise((held) => {
    void navigator.locks.request(name, () => new Promise<void>((letGo) => held(letGo)));
  });
}
