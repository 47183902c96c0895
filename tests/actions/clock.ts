/** A device whose clock is wrong, or on which time has passed. */
import type { Person } from './person.ts';

export const A_DAY_MS = 86_400_000;

/**
 * Sets this person's clock off by `byMs` on every page opened from now on; repeated calls add up.
 */
export async function setClockOff({ context }: Person, byMs: number): Promise<void> {
  await context.addInitScript((offMs) => {
    const RealDate = Date;
    const now = () => RealDate.now() + offMs;
    globalThis.Date = new Proxy(RealDate, {
      construct: (target, args: unknown[], self) =>
        Reflect.construct(target, args.length === 0 ? [now()] : args, self) as object,
      get: (target, name) => (name === 'now' ? now : (Reflect.get(target, name) as unknown)),
    });
  }, byMs);
}

/** How many days it is until next Wednesday. */
export function daysToWednesday(): number {
  return (3 - new Date().getDay() + 7) % 7;
}
