/** A part of the vision: what the goals are for, and the reason to come back to. */
import type { Collection, Entity } from '../document/entity.ts';
import type { VisionPartId } from '../shared/ids.ts';

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

export interface VisionPart extends Entity<VisionPartId> {
  readonly kind: VisionKind;
  readonly text: string;
  /** Fractional index among the parts of its kind. */
  readonly order: string;
}

export const visions: Collection<VisionPart> = {
  name: 'visions',
  storage: 'fields',
  mostEntries: 1_000,
  parse: (id, read) => ({
    ...read.entity(id),
    kind: read.oneOf('kind', VISION_KINDS, 'value'),
    text: read.text('text'),
    order: read.order(),
  }),
};
