/**
 * Every feature, one line each, in display order. Everything that works on all features loops over
 * this.
 */
import { agreement } from '#lib/agreement/feature.ts';
import { Features } from '#lib/features/features.ts';
import { feedback } from '#lib/feedback/feature.ts';
import { focus } from '#lib/focus/feature.ts';
import { workspace } from '#lib/frame/feature.ts';
import { goals } from '#lib/goals/feature.ts';
import { habits } from '#lib/habits/feature.ts';
import { invitations } from '#lib/invitations/feature.ts';
import { learning } from '#lib/learning/feature.ts';
import { market } from '#lib/market/feature.ts';
import { meetings } from '#lib/meetings/feature.ts';
import { network } from '#lib/network/feature.ts';
import { people } from '#lib/people/feature.ts';
import { reviews } from '#lib/reviews/feature.ts';
import { skills } from '#lib/skills/feature.ts';
import { tasks } from '#lib/tasks/feature.ts';
import { vision } from '#lib/vision/feature.ts';
import { wins } from '#lib/wins/feature.ts';

export const features = new Features([
  workspace,
  goals,
  meetings,
  agreement,
  feedback,
  tasks,
  habits,
  focus,
  vision,
  skills,
  market,
  network,
  learning,
  reviews,
  wins,
  people,
  invitations,
]);
