/** The journeys: real browser, real relay, in the user's words. Each starts the relay it needs. */
import { defineConfig } from '@playwright/test';
import { chromiumLaunch } from '../scripts/chromium.ts';

export default defineConfig({
  testDir: 'journeys',
  outputDir: 'test-results',
  workers: 2,
  // A long file would keep one of them waiting at the end.
  fullyParallel: true,
  // A journey that only passes at the second try has found something.
  retries: 0,
  timeout: 180_000,
  // Four browsers on two cores: how long something takes there says nothing about a person's device.
  expect: { timeout: 20_000 },
  forbidOnly: process.env['CI'] !== undefined,
  reporter: 'list',
  use: {
    browserName: 'chromium',
    launchOptions: chromiumLaunch(),
    // A trace takes a fifth of the time of all journeys: `--trace on` makes one of a journey that fails.
    trace: 'off',
    screenshot: 'only-on-failure',
  },
});
