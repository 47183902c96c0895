/* Databases of their own for tests, on the server that CAIRN_TEST_DATABASE_URL names. */

import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** Makes an empty database on a server; returns its address. */
export async function createDatabase(
  server = process.env['CAIRN_TEST_DATABASE_URL'] ?? '',
): Promise<string> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  const client = new pg.Client(server);
  await client.connect();
  await client.query(`CREATE DATABASE ${name}`);
  await client.end();
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

/** Removes a database, whoever is connected to it. */
export async function dropDatabase(url: string): Promise<void> {
  const server = new URL(url);
  const name = server.pathname.slice(1);
  server.pathname = '/postgres';
  const client = new pg.Client(server.href);
  await client.connect();
  await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  await client.end();
}
