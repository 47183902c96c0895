/**
 * The check number of a stored link. Import it lazily: computing it takes about a third of a
 * second.
 */
import { checkNumber, roomOf } from '@cairn/protocol';
import { keysOf } from './keys.ts';

/** 20 digits in four groups of five, the same for everyone whose link leads to this room. */
export function checkNumberOf(link: string): Promise<string> {
  return checkNumber(roomOf(keysOf(link)));
}
