/** Whether something has already been shown on this device: of several tabs, one shows it. */

const STORE_KEY = 'cairn.notified';
/** More than end at the same time. */
const MOST_REMEMBERED = 50;

/** True for whoever asks first about this thing. */
export async function claim(thing: string): Promise<boolean> {
  // Without locks, as outside a secure context, two tabs might both show it.
  if (!('locks' in navigator)) return take(thing);
  return navigator.locks.request(STORE_KEY, () => take(thing));
}

function take(thing: string): boolean {
  const known = readClaims();
  if (known.includes(thing)) return false;
  try {
    const next = [...known, thing].slice(-MOST_REMEMBERED);
    localStorage.setItem(STORE_KEY, JSON.stringify(next));
  } catch {
    // Then another tab may show it as well: better twice than never.
  }
  return true;
}

function readClaims(): string[] {
  try {
    const raw: unknown = JSON.parse(localStorage.getItem(STORE_KEY) ?? '[]');
    return Array.isArray(raw) ? raw.filter((each) => typeof each === 'string') : [];
  } catch {
    return [];
  }
}
