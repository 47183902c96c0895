/**
 * The test that every journey starts from: a relay, people with a browser of their own, and no
 * console errors at the end.
 */
import { type BrowserContextOptions, expect, test as base } from '@playwright/test';
import { Person, storeWhenAsked } from './person.ts';
import { type RunningRelay, startRelay } from './relay.ts';

interface OwnRelay {
  /** The built app to serve; by default the usual one. */
  readonly webDir?: string;
  readonly env?: Readonly<Record<string, string>>;
}

interface JourneyOptions {
  /**
   * Whether the app is stored on each device as soon as it is opened, as it is for everyone. That
   * takes more processor time than many a journey, so unless storing is its point, a journey's
   * devices store the app when they go offline.
   */
  opensOffline: boolean;
  /**
   * How to start a relay that no other journey uses, for one that puts it under strain; `null`: it
   * is shared.
   */
  ownRelay: OwnRelay | null;
}

interface JourneyFixtures {
  /**
   * For journeys that stop the relay or look into it: one of their own, used by everyone in the
   * journey.
   */
  relay: RunningRelay;
  /** Adds a person with a fresh browser profile. */
  arrive: (name: string, options?: BrowserContextOptions) => Promise<Person>;
  place: { relay: RunningRelay | null };
}

interface WorkerFixtures {
  /** Journeys share it: each has a room of its own anyway. */
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
        ...options,
      });
      if (!opensOffline) await context.addInitScript(storeWhenAsked);
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
