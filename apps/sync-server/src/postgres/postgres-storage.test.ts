import { afterAll } from 'vitest';
import { createLog } from '../log.ts';
import type { RemoteStorage } from '../storage/storage.ts';
import { storageContract } from '../storage/storage-contract.ts';
import { openPostgresStorage } from './postgres-storage.ts';
import { createDatabase, dropDatabase } from './test-database.ts';

const log = createLog('silent');
let url: string | undefined;

async function open(): Promise<RemoteStorage> {
  url ??= await createDatabase();
  return openPostgresStorage({ url, mayForget: false, log });
}

async function removeDatabase(): Promise<void> {
  if (url !== undefined) await dropDatabase(url);
  url = undefined;
}

afterAll(removeDatabase);

storageContract('postgres', open, removeDatabase);
