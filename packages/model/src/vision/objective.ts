/** An objective of the organisation, which goals may serve. */
import { collection, type RecordOf } from '../document/collection.ts';
import { order, text } from '../document/fields.ts';

export const objectives = collection({
  name: 'objectives',
  record: 'objective',
  storage: 'fields',
  mostEntries: 1_000,
  title: ({ title }) => title,
  fields: {
    title: text(),
    /** Fractional index among all objectives. */
    order: order(),
  },
});

export type Objective = RecordOf<typeof objectives>;
