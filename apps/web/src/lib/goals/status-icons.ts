/** An icon for each status, so that it is never shown by colour alone. */
import type { GoalStatus } from '@cairn/model/goals';
import CircleCheck from 'lucide-svelte/icons/circle-check';
import CircleDashed from 'lucide-svelte/icons/circle-dashed';
import CircleSlash from 'lucide-svelte/icons/circle-slash';
import OctagonPause from 'lucide-svelte/icons/octagon-pause';
import TrendingUp from 'lucide-svelte/icons/trending-up';
import TriangleAlert from 'lucide-svelte/icons/triangle-alert';

export const STATUS_ICONS = {
  notStarted: CircleDashed,
  onTrack: TrendingUp,
  atRisk: TriangleAlert,
  blocked: OctagonPause,
  done: CircleCheck,
  dropped: CircleSlash,
} as const satisfies Readonly<Record<GoalStatus, unknown>>;
