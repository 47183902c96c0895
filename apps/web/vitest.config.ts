/** The web app's own tests: what holds runes or needs what only browsers have runs in a real one, the rest is plain TypeScript. */
import { playwright } from '@vitest/browser-playwright';
import { mergeConfig } from 'vite';
import { defineConfig } from 'vitest/config';
import { chromiumLaunch } from '../../scripts/chromium.ts';
import viteConfig from './vite.config.ts';

const IN_BROWSER = 'src/**/*.{svelte,browser}.test.ts';

export default mergeConfig(
  viteConfig,
  defineConfig({
    test: {
      // By default one processor is left idle, which is half of them where there are two.
      maxWorkers: '100%',
      projects: [
        {
          extends: true,
          test: {
            name: 'web',
            include: ['src/**/*.test.ts'],
            exclude: [IN_BROWSER],
            environment: 'node',
            // Property tests, on a machine that may be busy.
            testTimeout: 30_000,
          },
        },
        {
          extends: true,
          test: {
            name: 'web in the browser',
            include: [IN_BROWSER],
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
