/** A part of the vision, such as a value or a picture of life in five years: the reason for the goals. */
import { collection, type RecordOf } from '../document/collection.ts';
import { oneOf, order, text } from '../document/fields.ts';

export const VISION_KINDS = [
  'fiveYears',
  'tenYears',
  'value',
  'strength',
  'weakness',
  'interest',
  'drive',
] as const;
export type VisionKind = (typeof VISION_KINDS)[number];

export const visions = collection({
  name: 'visions',
  record: 'visionPart',
  storage: 'fields',
  mostEntries: 1_000,
  discussed: true,
  title: ({ text }) => text,
  fields: {
    kind: oneOf(VISION_KINDS, 'value'),
    text: text(),
    /** Fractional index among the parts of its kind. */
    order: order(),
  },
});

export type VisionPart = RecordOf<typeof visions>;
