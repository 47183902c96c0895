/** What skills are called on their pages, each once. */
import { count } from '@cairn/model/shared';
import {
  type Level,
  LEVEL_WORDS,
  type Priority,
  type RatingRefusal,
  type Skill,
  type SkillKind,
  type StarterSet,
} from '@cairn/model/skills';
import { UNTITLED } from '#lib/ui/untitled.ts';

export const KIND_WORDS: Readonly<Record<SkillKind, string>> = {
  technical: 'Technical',
  workplace: 'Workplace',
};

export const PRIORITY_CHOICES: Readonly<Record<Priority, string>> = {
  none: 'No priority',
  low: 'Low priority',
  medium: 'Medium priority',
  high: 'High priority',
};

export const SET_WORDS: Readonly<Record<StarterSet, string>> = {
  leadership: 'Leadership and communication',
  data: 'Data',
  product: 'Product',
  engineering: 'Engineering',
  teaching: 'Teaching',
};

export const RATING_REFUSALS: Readonly<Record<RatingRefusal, string>> = {
  noSuchLevel: 'Choose one of the five levels.',
  noSuchDay: 'That day doesn’t exist.',
  yearOutOfReach: 'That year is too far away. Is there a digit too many?',
};

export const nameOf = ({ name }: Pick<Skill, 'name'>): string => name.trim() || UNTITLED;

/** How far it is from here: "Two levels to go". */
export function gapWords(gap: number | null, needed: Level | null): string {
  if (gap === null) return needed === null ? '' : `${LEVEL_WORDS[needed]} needed`;
  if (gap === 0) return 'At the level you need';
  return `${count(gap, 'level')} to go`;
}
