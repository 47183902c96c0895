/**
 * Who this tab is when it numbers what it sends. Two tabs of one device that counted under one
 * name would give the same number to different changes, and one of them would be believed
 * delivered that is not; so each open tab has a lane to itself, and lanes are used again.
 */

export interface Lane {
  /** What the lane is called on this device; a lane that is renewed keeps it. */
  readonly slot: string;
  /** 16 hex digits; another one after `renew`. */
  readonly sender: string;
  /** The highest number used when the lane was taken; 0 after `renew`. */
  readonly last: number;
  /** Remembers the highest number used. */
  used(number: number): void;
  /** Leaves this lane for one that nobody has used. */
  renew(): void;
  /** Resolves when the lane is free again. */
  release(): Promise<void>;
}

const lockOf = (key: string, room: string, slot: string) => `cairn/${key}/${room}/lane/${slot}`;
const laneKey = (key: string, room: string, index: number) => `cairn.lane.${key}.${room}.${index}`;
const LANE = /^([0-9a-f]{16})\.(\d{1,15})$/;

/** Takes the first free lane of workspace `key` in a room; `newSender` makes the name of a new one. */
export async function takeLane(key: string, room: string, newSender: () => string): Promise<Lane> {
  // Without locks (a page that is not served securely) nobody can tell which lanes are free.
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
 * Holds a lane's slot for as long as `then` takes, once no tab has it; without `signal` only if no tab
 * has it now. Where there are no locks nobody can tell, and it is taken for free.
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
      // The mailbox shows the highest number too; a lane that has forgotten its own is left.
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

/** Holds a lock until the returned function is called, or the tab is gone; `null` when another tab has it. */
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
