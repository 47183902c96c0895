/* An update with many clients, for tests of what clients cost. */

import * as encoding from 'lib0/encoding';

/** Clients from a number on, each with one struct that is a gap, and optionally a deletion of it. */
export function clientsFrom(first: number, count: number, areDeleted: boolean): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, count);
    for (let client = first + count - 1; client >= first; client -= 1) {
      for (const number of [1, client, 0, 0, 1]) encoding.writeVarUint(encoder, number);
    }
    encoding.writeVarUint(encoder, areDeleted ? count : 0);
    for (let client = first + count - 1; client >= first && areDeleted; client -= 1) {
      for (const number of [client, 1, 0, 1]) encoding.writeVarUint(encoder, number);
    }
  });
}
