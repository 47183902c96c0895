/** The two people a workspace is for, as they are asked on the way in. */
import type { PersonId } from '@cairn/model/shared';

export type WriterRole = 'mentee' | 'mentor';

export const ROLE_CHOICES: { value: WriterRole; label: string; hint: string }[] = [
  { value: 'mentee', label: 'Mentee', hint: 'It is your way that is being made.' },
  { value: 'mentor', label: 'Mentor', hint: 'You walk beside and ask good questions.' },
];

/** Who comes in: someone new, or a person who is already in it on another device. */
export type Answer =
  { readonly name: string; readonly role: WriterRole } | { readonly person: PersonId };
