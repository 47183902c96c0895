/* Starts one PostgreSQL for all tests that want one, unless CAIRN_TEST_DATABASE_URL names one. */

import { createPostgres } from './server.ts';

/** Called by Vitest before the tests; what it returns is called after them. */
export default async function setUp(): Promise<(() => Promise<void>) | undefined> {
  if (process.env['CAIRN_TEST_DATABASE_URL']) return undefined;
  const server = await createPostgres(['max_connections=300']);
  if (!server) throw new Error('No PostgreSQL was found: set CAIRN_TEST_DATABASE_URL.');
  process.env['CAIRN_TEST_DATABASE_URL'] = server.url;
  return () => server.remove();
}
