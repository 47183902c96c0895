/** The test every journey starts from: a relay, people with a browser of their own, and a clean console at the end. */
import { test as base, expect, type BrowserContextOptions } from '@playwright/test';
import { Person } from './person.ts';
import { startRelay, type RunningRelay } from './relay.ts';

interface OwnRelay {
  /** The built app that it serves, unless it is the usual one. */
  readonly webDir?: string;
  readonly env?: Readonly<Record<string, string>>;
}

interface JourneyOptions {
  /**
   * The app is kept on each device, so that its pages open offline. Keeping it costs more processor
   * time than most journeys have to say, so only those do it that go offline.
   */
  opensOffline: boolean;
  /** How to start a relay that nobody else has used, for whoever strains it; `null`: it is shared. */
  ownRelay: OwnRelay | null;
}

interface JourneyFixtures {
  /** A relay of its own, for whoever stops it or looks into it; everyone in this journey uses it. */
  relay: RunningRelay;
  /** Brings a person with a fresh browser profile. */
  arrive: (name: string, options?: BrowserContextOptions) => Promise<Person>;
  place: { relay: RunningRelay | null };
}

interface WorkerFixtures {
  /** Journeys take turns with it: a room is nobody else's anyway. */
  sharedRelay: RunningRelay;
}

export const test = base.extend<JourneyOptions & JourneyFixtures, WorkerFixtures>({
  opensOffline: [false, { option: true }],
  ownRelay: [null, { option: true }],
  sharedRelay: [
    async ({}, use) => {
      const relay = await startRelay();
      await use(relay);
      await relay.dispose();
    },
    { scope: 'worker' },
  ],
  place: async ({ ownRelay }, use) => {
    const place = { relay: ownRelay && (await startRelay(ownRelay.webDir, ownRelay.env)) };
    await use(place);
    await place.relay?.dispose();
  },
  relay: async ({ place }, use) => {
    place.relay ??= await startRelay();
    await use(place.relay);
  },
  arrive: async ({ browser, place, sharedRelay, opensOffline }, use) => {
    const people: Person[] = [];
    await use(async (name, options) => {
      const context = await browser.newContext({
        baseURL: (place.relay ?? sharedRelay).url,
        serviceWorkers: opensOffline ? 'allow' : 'block',
        ...options,
      });
      const person = new Person(name, context, await context.newPage());
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

export { expect };
