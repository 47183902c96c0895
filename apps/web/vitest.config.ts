/** The web app's own tests: what holds runes runs in a real browser, the rest is plain TypeScript. */
import { playwright } from '@vitest/browser-playwright';
import { mergeConfig } from 'vite';
import { defineConfig } from 'vitest/config';
import { chromiumLaunch } from '../../scripts/chromium.ts';
import viteConfig from './vite.config.ts';

const RUNES = 'src/**/*.svelte.test.ts';

export default mergeConfig(
  viteConfig,
  defineConfig({
    test: {
      projects: [
        {
          extends: true,
          test: {
            name: 'web',
            include: ['src/**/*.test.ts'],
            exclude: [RUNES],
            environment: 'node',
          },
        },
        {
          extends: true,
          test: {
            name: 'web in the browser',
            include: [RUNES],
            browser: {
              enabled: true,
              headless: true,
              screenshotFailures: false,
              provider: playwright({ launchOptions: chromiumLaunch() }),
              instances: [{ browser: 'chromium' }],
            },
          },
        },
      ],
    },
  }),
);
