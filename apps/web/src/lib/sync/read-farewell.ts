/** Reads a farewell, after checking that a writer of the room signed it. */
import type { PersonId } from '@cairn/model/shared';
import { readFarewell, tokenHash } from '@cairn/protocol';
import { clampInstant, openFarewell, type RoomKeys } from '@cairn/sealed';
import type { Farewell } from './sync-status.ts';

/** `null` if no writer of the room signed it: a relay could make up anything. */
export function readFarewellOf(keys: RoomKeys, signed: Uint8Array): Farewell | null {
  if (!readFarewell(keys.room, tokenHash(keys.verifyKey), signed)) return null;
  const body = openFarewell(keys, signed);
  return {
    signed,
    person: body && body.by !== '' ? (body.by as PersonId) : null,
    at: body ? clampInstant(body.at) : null,
    next: body && body.next !== '' ? body.next : null,
  };
}
