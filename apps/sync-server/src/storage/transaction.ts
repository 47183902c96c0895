/* Does all of some work in SQLite, or none of it. */

import type { DatabaseSync } from 'node:sqlite';

/** Commits the work, or undoes it and rethrows. */
export function inTransaction(database: DatabaseSync, work: () => void): void {
  database.exec('BEGIN IMMEDIATE');
  try {
    work();
    database.exec('COMMIT');
  } catch (error) {
    // On a full disk SQLite rolls back by itself, and a second rollback would hide the cause.
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}
