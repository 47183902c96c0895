/**
 * The journeys: a real browser, a real relay, and the user's words. Each journey starts the relay
 * it needs.
 */
import { defineConfig } from '@playwright/test';
import { chromiumLaunch } from '../scripts/chromium.ts';

export default defineConfig({
  testDir: 'journeys',
  outputDir: 'test-results',
  workers: 2,
  // Otherwise a long file would keep one worker busy at the end.
  fullyParallel: true,
  // A journey that only passes at the second attempt has found something.
  retries: 0,
  timeout: 180_000,
  // Four browsers on two cores: how long something takes here says nothing about a user's device.
  expect: { timeout: 20_000 },
  forbidOnly: process.env['CI'] !== undefined,
  reporter: 'list',
  use: {
    browserName: 'chromium',
    launchOptions: chromiumLaunch(),
    // Tracing takes a fifth of the journeys' total time: `--trace on` records a failing one.
    trace: 'off',
    screenshot: 'only-on-failure',
  },
});
