/** A touch: one time somebody was in touch with a contact. Only its author edits it, so it is one plain value (DOC-15). */
import { collection, type RecordOf } from '../document/collection.ts';
import { day, id, oneOf, requiredId, words } from '../document/fields.ts';
import type { ContactId, NetworkEventId } from '../shared/ids.ts';

export const TOUCH_KINDS = ['met', 'called', 'wrote', 'event'] as const;
export type TouchKind = (typeof TOUCH_KINDS)[number];

export const touches = collection({
  name: 'touches',
  record: 'touch',
  storage: 'value',
  mostEntries: 30_000,
  title: ({ text }) => text,
  goesWith: ({ contact }) => ({ record: 'contact', id: contact }),
  fields: {
    contact: requiredId<ContactId>(),
    /** `null` only if the entry is damaged; it then says nothing about when. */
    date: day(),
    kind: oneOf(TOUCH_KINDS, 'met'),
    /** What it was about, in a line. */
    text: words(),
    /** The event at which they met. */
    event: id<NetworkEventId>(),
  },
});

export type Touch = RecordOf<typeof touches>;
