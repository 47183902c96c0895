/**
 * The lane in which a tab numbers what it sends. If two tabs shared one, they would give the same
 * number to different changes, and a change could be taken as delivered that isn't. So each open
 * tab has its own lane; free lanes are reused.
 */

export interface Lane {
  /** The lane's place in this device's storage; stays the same when it is renewed. */
  readonly slot: string;
  /** The lane's name: 16 hex digits. Changes with `renew`. */
  readonly sender: string;
  /** The highest number used when the lane was taken; 0 after `renew`. */
  readonly last: number;
  /** Stores the highest number used. */
  used(number: number): void;
  /** Switches to a name that nobody has used. */
  renew(): void;
  /** Resolves once the lane is free again. */
  release(): Promise<void>;
}

const lockOf = (key: string, room: string, slot: string) => `cairn/${key}/${room}/lane/${slot}`;
const laneKey = (key: string, room: string, index: number) => `cairn.lane.${key}.${room}.${index}`;
const LANE = /^([0-9a-f]{16})\.(\d{1,15})$/;

/**
 * Takes the first free lane of workspace `key` in a room; `newSender` makes the name of a new one.
 */
export async function takeLane(key: string, room: string, newSender: () => string): Promise<Lane> {
  // Without locks (a page that isn't served securely) we can't tell which lanes are free.
  if (!('locks' in navigator)) {
    const sender = newSender();
    const noLock = { slot: sender, release: () => Promise.resolve() };
    return laneOf(sender, 0, newSender, () => {}, noLock);
  }
  for (let index = 0; ; index += 1) {
    const slot = String(index);
    const release = await hold(lockOf(key, room, slot));
    if (release) return laneAt(laneKey(key, room, index), newSender, { slot, release });
  }
}

/**
 * Calls `then` while holding a lane's slot: with `signal`, once no tab holds the slot; without,
 * only if none does now. Where there are no locks, `then` is called at once, or not at all if there
 * is a `signal`.
 */
export async function whenSlotIsFree(
  place: { readonly key: string; readonly room: string; readonly slot: string },
  then: () => void,
  signal?: AbortSignal,
): Promise<void> {
  if (!('locks' in navigator)) return signal ? undefined : then();
  const options = signal ? { signal } : { ifAvailable: true };
  await navigator.locks
    .request(lockOf(place.key, place.room, place.slot), options, (lock) => {
      if (lock) then();
    })
    .catch((error: unknown) => {
      if (signal?.aborted !== true) throw error;
    });
}

export function forgetLanes(key: string): void {
  const prefix = `cairn.lane.${key}.`;
  for (const name of Object.keys(localStorage)) {
    if (name.startsWith(prefix)) localStorage.removeItem(name);
  }
}

function laneAt(name: string, newSender: () => string, held: Pick<Lane, 'slot' | 'release'>): Lane {
  const [, kept = newSender(), last = '0'] = LANE.exec(localStorage.getItem(name) ?? '') ?? [];
  const keep = (sender: string, number: number) => {
    try {
      localStorage.setItem(name, `${sender}.${number}`);
    } catch {
      // The mailbox also shows the highest number used; a lane whose number is out of date is
      // abandoned.
    }
  };
  return laneOf(kept, Number(last), newSender, keep, held);
}

function laneOf(
  first: string,
  last: number,
  newSender: () => string,
  keep: (sender: string, number: number) => void,
  held: Pick<Lane, 'slot' | 'release'>,
): Lane {
  let [sender, taken] = [first, last];
  return {
    get sender() {
      return sender;
    },
    get last() {
      return taken;
    },
    used: (number) => keep(sender, number),
    renew() {
      sender = newSender();
      taken = 0;
      keep(sender, 0);
    },
    ...held,
  };
}

/**
 * Holds a lock until the returned function is called or the tab closes; `null` if another tab has
 * it.
 */
function hold(name: string): Promise<(() => Promise<void>) | null> {
  return new Promise((resolve) => {
    const released = navigator.locks.request(name, { ifAvailable: true }, (lock) => {
      if (!lock) return resolve(null);
      return new Promise<void>((letGo) => {
        resolve(() => {
          letGo();
          return released;
        });
      });
    });
  });
}
