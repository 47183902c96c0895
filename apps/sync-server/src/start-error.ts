/* Why the relay couldn't start, worded for the person who started it. */

import type { RelayConfig } from './config.ts';
import { errorCode, storageProblem } from './storage/storage-problem.ts';

/** The message is the sentence to show; the cause is the system's error. */
export class StartError extends Error {
  override readonly name = 'StartError';
}

/** What to say if the relay can't listen on the address. */
export function listenError(cause: unknown, config: RelayConfig): StartError {
  const { host, port } = config;
  const sentences: Record<string, string> = {
    EADDRINUSE:
      `Port ${port} is already in use. Stop the program that uses it, or choose another port, ` +
      `for example PORT=${port + 1}.`,
    EACCES: `This account may not listen on port ${port}. Choose a port above 1023.`,
    EADDRNOTAVAIL: `HOST is "${host}", which is not an address of this machine.`,
    ENOTFOUND: `HOST is "${host}", which is not an address of this machine.`,
  };
  const code = errorCode(cause);
  const sentence = sentences[code] ?? `The relay can't listen on ${host}, port ${port} (${code}).`;
  return new StartError(sentence, { cause });
}

/** What to say if the data folder or its database can't be opened. */
export function dataError(cause: unknown, dataDir: string): StartError {
  const sentences: Record<string, string> = {
    SQLITE_5:
      `Another relay is using the data folder ${dataDir}. Stop it, or choose another folder with ` +
      'DATA_DIR.',
    SQLITE_26: `The file relay.sqlite in ${dataDir} is not a database. Move it elsewhere and start again.`,
    NEWER: `The data in ${dataDir} was written by a newer version of Cairn. Start that version.`,
  };
  const code = errorCode(cause);
  const problem = storageProblem(cause);
  const sentence =
    sentences[code] ??
    (problem === undefined
      ? `The data folder ${dataDir} can't be written to (${code}). Make it writable`
      : `The data folder ${dataDir} can't be used: ${problem.what}. ${problem.remedy}`) +
      ', or choose another folder with DATA_DIR.';
  return new StartError(sentence, { cause });
}

/** What to say if the database of DATABASE_URL can't be used; its password isn't repeated. */
export function databaseError(cause: unknown, url: string): StartError {
  const problem = storageProblem(cause);
  const where = placeOf(url);
  const sentence =
    problem === undefined
      ? `The database ${where} can't be used (${errorCode(cause)}).`
      : `The database ${where} can't be used: ${problem.what}. ${problem.remedy}.`;
  return new StartError(sentence, { cause });
}

function placeOf(url: string): string {
  const { host, pathname } = new URL(url);
  return `${pathname.slice(1)} at ${host}`;
}
