/* A database of its own for each test, on the server that CAIRN_TEST_DATABASE_URL names. */

import { randomBytes } from 'node:crypto';
import pg from 'pg';

const SERVER = process.env['CAIRN_TEST_DATABASE_URL'] ?? '';

/** Does something as the owner of a database. */
export async function within<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Makes an empty database; returns its address. */
export async function createDatabase(): Promise<string> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  await within(SERVER, (client) => client.query(`CREATE DATABASE ${name}`));
  const url = new URL(SERVER);
  url.pathname = `/${name}`;
  return url.href;
}

/** Removes a database, whoever is connected to it. */
export async function dropDatabase(url: string): Promise<void> {
  const name = new URL(url).pathname.slice(1);
  await within(SERVER, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
}
