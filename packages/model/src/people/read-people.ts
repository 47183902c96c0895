/** Pure functions about the people of a workspace. */
import { type Person, PERSON_COLOURS } from './person.ts';

/** The first colour that nobody has; if all are taken, one by count. */
export function freeColour(others: readonly Person[]): number {
  const taken = new Set(others.map(({ colour }) => colour));
  for (let colour = 0; colour < PERSON_COLOURS; colour++) if (!taken.has(colour)) return colour;
  return others.length % PERSON_COLOURS;
}
