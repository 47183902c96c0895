/** The test every journey starts from: a relay of its own, people with a browser of their own, and a clean console at the end. */
import { test as base, expect, type Browser, type BrowserContextOptions } from '@playwright/test';
import { Person } from './person.ts';
import { startRelay, type RunningRelay } from './relay.ts';

interface JourneyFixtures {
  relay: RunningRelay;
  /** Brings a person with a fresh browser profile. */
  arrive: (name: string, options?: BrowserContextOptions) => Promise<Person>;
}

export const test = base.extend<JourneyFixtures>({
  relay: async ({}, use) => {
    const relay = await startRelay();
    await use(relay);
    await relay.dispose();
  },
  arrive: async ({ browser, relay }, use) => {
    const people: Person[] = [];
    await use(async (name, options) => {
      const person = await arrive(browser, relay.url, name, options);
      people.push(person);
      return person;
    });
    for (const person of people) {
      const complaints = person.complaints();
      await person.context.close();
      expect(complaints, `the console of ${person.name}`).toEqual([]);
    }
  },
});

async function arrive(
  browser: Browser,
  url: string,
  name: string,
  options: BrowserContextOptions = {},
): Promise<Person> {
  const context = await browser.newContext({ baseURL: url, ...options });
  return new Person(name, context, await context.newPage());
}

export { expect };
