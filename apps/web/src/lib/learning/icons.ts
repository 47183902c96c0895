/** The picture of each kind and state, beside its word. */
import type { ExperienceKind, LearningKind, LearningState } from '@cairn/model/learning';
import Award from 'lucide-svelte/icons/award';
import BookOpen from 'lucide-svelte/icons/book-open';
import Bookmark from 'lucide-svelte/icons/bookmark';
import CircleCheck from 'lucide-svelte/icons/circle-check';
import CircleDot from 'lucide-svelte/icons/circle-dot';
import Eye from 'lucide-svelte/icons/eye';
import Flag from 'lucide-svelte/icons/flag';
import Hammer from 'lucide-svelte/icons/hammer';
import HandHeart from 'lucide-svelte/icons/hand-heart';
import MonitorPlay from 'lucide-svelte/icons/monitor-play';
import Presentation from 'lucide-svelte/icons/presentation';
import Shapes from 'lucide-svelte/icons/shapes';

export const KIND_ICONS = {
  course: MonitorPlay,
  certificate: Award,
  book: BookOpen,
  workshop: Hammer,
  other: Shapes,
} as const satisfies Readonly<Record<LearningKind, unknown>>;

export const STATE_ICONS = {
  want: Bookmark,
  doing: CircleDot,
  done: CircleCheck,
} as const satisfies Readonly<Record<LearningState, unknown>>;

/** The colour of a state's picture, where no ground is behind it. */
export const STATE_INK: Readonly<Record<LearningState, string>> = {
  want: 'text-faint',
  doing: 'text-moss',
  done: 'text-moss',
};

export const EXPERIENCE_ICONS = {
  shadowing: Eye,
  volunteering: HandHeart,
  leading: Flag,
  teaching: Presentation,
} as const satisfies Readonly<Record<ExperienceKind, unknown>>;
