/** Every test that needs no browser. The web app's own are run from its folder, as Kit demands. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'packages',
          include: ['packages/*/src/**/*.test.ts', 'apps/sync-server/src/**/*.test.ts'],
          // Property tests, on a machine that may be busy.
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'servers',
          include: ['tests/{relay,convergence,faults}/**/*.test.ts'],
          testTimeout: 30_000,
        },
      },
      { test: { name: 'house', include: ['tests/house/**/*.test.ts'], testTimeout: 30_000 } },
    ],
  },
});
