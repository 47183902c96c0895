/** An objective of the organisation, which goals may serve. */
import type { Collection, Entity } from '../document/entity.ts';
import type { ObjectiveId } from '../shared/ids.ts';

export interface Objective extends Entity<ObjectiveId> {
  readonly title: string;
  /** Fractional index among all objectives. */
  readonly order: string;
}

export const objectives: Collection<Objective> = {
  name: 'objectives',
  storage: 'fields',
  mostEntries: 1_000,
  parse: (id, read) => ({
    ...read.entity(id),
    title: read.text('title'),
    order: read.order(),
  }),
};
