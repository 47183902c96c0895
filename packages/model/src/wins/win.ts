/** A win worth remembering. Only its author edits it, so it is one plain value (DOC-15). */
import type { Collection, Entity } from '../document/entity.ts';
import type { Day } from '../shared/days.ts';
import type { GoalId, PersonId, WinId } from '../shared/ids.ts';

export interface Win extends Entity<WinId> {
  /** `null` only when the entry is damaged. */
  readonly date: Day | null;
  readonly text: string;
  /** The goal it came from. */
  readonly goal: GoalId | null;
  /** Whose win it is: not always the one who wrote it down. */
  readonly person: PersonId | null;
}

export const wins: Collection<Win> = {
  name: 'wins',
  storage: 'value',
  mostEntries: 10_000,
  parse: (id, read) => ({
    ...read.entity(id),
    date: read.day('date'),
    text: read.string('text'),
    goal: read.id<GoalId>('goal'),
    person: read.id<PersonId>('person') ?? read.id<PersonId>('createdBy'),
  }),
};
