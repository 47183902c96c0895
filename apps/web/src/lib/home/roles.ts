/** The two people a workspace is for, as offered when joining. */
import { fold, type PersonId } from '@cairn/model/shared';

export type WriterRole = 'mentee' | 'mentor';

export const ROLE_CHOICES: { value: WriterRole; label: string; hint: string }[] = [
  { value: 'mentee', label: 'Mentee', hint: 'It’s your path.' },
  { value: 'mentor', label: 'Mentor', hint: 'You ask good questions along the way.' },
];

/** Somebody who is in the workspace already. */
export interface PersonHere {
  readonly id: PersonId;
  readonly name: string;
  readonly role: WriterRole | 'observer';
  /** 0 to 4. */
  readonly colour: number;
}

/** Who is joining: a new person, or one who is already in it on another device. */
export type Answer =
  { readonly name: string; readonly role: WriterRole } | { readonly person: PersonId };

/** The role that nobody has yet; if both exist, another mentor. */
export function missingRole(people: readonly Pick<PersonHere, 'role'>[]): WriterRole {
  return people.some(({ role }) => role === 'mentee') ? 'mentor' : 'mentee';
}

/** Whether two names look the same to a reader, ignoring capitals and spaces. */
export function sameName(one: string, other: string): boolean {
  const plain = (name: string) => fold(name).trim().replace(/\s+/g, ' ');
  return plain(one) !== '' && plain(one) === plain(other);
}
