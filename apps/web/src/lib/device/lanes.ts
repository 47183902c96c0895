/**
 * Who this tab is when it numbers what it sends. Two tabs of one device that counted under one
 * name would give the same number to different changes, and one of them would be believed
 * delivered that is not; so each open tab has a lane to itself, and lanes are used again.
 */

export interface Lane {
  /** 16 hex digits. */
  readonly sender: string;
  /** The highest number used so far. */
  readonly last: number;
  /** Remembers the highest number used. */
  used(number: number): void;
  /** Resolves when the lane is free again. */
  release(): Promise<void>;
}

const laneKey = (key: string, room: string, index: number) => `cairn.lane.${key}.${room}.${index}`;
const LANE = /^([0-9a-f]{16})\.(\d{1,15})$/;

/** Takes the first free lane of workspace `key` in a room; `newSender` makes the name of a new one. */
export async function takeLane(key: string, room: string, newSender: () => string): Promise<Lane> {
  // Without locks (a page that is not served securely) nobody can tell which lanes are free.
  if (!('locks' in navigator)) {
    return { sender: newSender(), last: 0, used() {}, release: () => Promise.resolve() };
  }
  for (let index = 0; ; index += 1) {
    const release = await hold(`cairn/${key}/${room}/lane/${index}`);
    if (release) return laneAt(laneKey(key, room, index), newSender, release);
  }
}

export function forgetLanes(key: string): void {
  const prefix = `cairn.lane.${key}.`;
  for (const name of Object.keys(localStorage)) {
    if (name.startsWith(prefix)) localStorage.removeItem(name);
  }
}

function laneAt(name: string, newSender: () => string, release: () => Promise<void>): Lane {
  const [, sender = newSender(), last = '0'] = LANE.exec(localStorage.getItem(name) ?? '') ?? [];
  return {
    sender,
    last: Number(last),
    used(number) {
      try {
        localStorage.setItem(name, `${sender}.${number}`);
      } catch {
        // The mailbox shows the highest number too, and the next session reads it there.
      }
    },
    release,
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
