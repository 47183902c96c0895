/** A device whose clock is wrong, or on which time has passed. */
import type { Person } from './person.ts';

export const A_DAY_MS = 86_400_000;

/**
 * Sets this person's clock off by `byMs` on every page opened from now on; repeated calls add up.
 */
export async function setClockOff({ context }: Person, byMs: number): Promise<void> {
  await context.addInitScript((offMs) => {
    const RealDate = Date;
    let passedMs = 0;
    // Only the first of several, since the others ask that one for the time.
    const isFirst = !('clockIsOff' in globalThis);
    Object.assign(globalThis, { clockIsOff: true });
    if (isFirst)
      addEventListener('timepasses', (event) => {
        passedMs += (event as CustomEvent<number>).detail;
      });
    const now = () => RealDate.now() + offMs + passedMs;
    globalThis.Date = new Proxy(RealDate, {
      construct: (target, args: unknown[], self) =>
        Reflect.construct(target, args.length === 0 ? [now()] : args, self) as object,
      get: (target, name) => (name === 'now' ? now : (Reflect.get(target, name) as unknown)),
    });
  }, byMs);
}

/** Lets time pass on the open page of somebody whose clock was set with `setClockOff`. */
export async function passTime({ page }: Person, ms: number): Promise<void> {
  await page.evaluate((detail) => dispatchEvent(new CustomEvent('timepasses', { detail })), ms);
}

/** Moves everyone's clock from one moment to another, such as `2027-03-02T09:00`, and opens the app again. */
export async function itIs(
  people: readonly Person[],
  moment: string,
  before: string,
): Promise<void> {
  const byMs = new Date(moment).getTime() - new Date(before).getTime();
  for (const person of people) {
    await person.expectStored();
    await setClockOff(person, byMs);
    await person.page.reload();
  }
}

/** How many days it is until next Wednesday. */
export function daysToWednesday(): number {
  return (3 - new Date().getDay() + 7) % 7;
}
