/**
 * What roles and person colours are called; colours in the order of `--person-1` to `--person-5`.
 */
import type { Role } from '@cairn/model/people';

export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  mentee: 'Mentee',
  mentor: 'Mentor',
  observer: 'Read-only access',
};

export const COLOUR_NAMES: readonly string[] = ['Moss', 'Violet', 'Teal', 'Copper', 'Rose'];
