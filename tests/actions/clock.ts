/** A device whose clock is off, or on which time has gone by. */
import type { Person } from './person.ts';

export const A_DAY_MS = 86_400_000;

/** This person's clock is off from now on, on every page that is opened; called again it adds to that. */
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

/** So many days from now it is next Wednesday. */
export function daysToWednesday(): number {
  return (3 - new Date().getDay() + 7) % 7;
}
