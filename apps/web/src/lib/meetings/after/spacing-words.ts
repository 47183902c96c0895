/** How far away the next meeting can be. */
import type { Spacing } from '@cairn/model/meetings';

export const SPACING_LABELS: Readonly<Record<Spacing, string>> = {
  week: 'In a week',
  fortnight: 'In two weeks',
  month: 'In four weeks',
};
