/** For tests only: a writer with a document of its own. */
import type { Writer } from '@cairn/model/document';
import type { PersonId } from '@cairn/model/shared';
import * as Y from 'yjs';
import { randomBytes } from './random.ts';

export function testWriter(given: Partial<Writer> = {}): Writer {
  const person = 'mira' as PersonId;
  return { doc: new Y.Doc(), person, now: Date.now, random: randomBytes, ...given };
}
