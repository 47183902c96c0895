/** How well somebody can do something: five levels, and the words that people write for them. */

export const LEVELS = [0, 1, 2, 3, 4] as const;
/** 0 not a focus, 1 beginner, 2 intermediate, 3 advanced, 4 expert. */
export type Level = (typeof LEVELS)[number];

export const LEVEL_WORDS: Readonly<Record<Level, string>> = {
  0: 'Not a focus',
  1: 'Beginner',
  2: 'Intermediate',
  3: 'Advanced',
  4: 'Expert',
};

/** What a level looks like until somebody describes it in their own words. */
export const LEVEL_DEFAULTS: Readonly<Record<Level, string>> = {
  0: 'Not needed for now.',
  1: 'Can do it with help, or has only read about it.',
  2: 'Handles the usual cases alone and asks about the rest.',
  3: 'Handles hard cases alone, and others ask for help.',
  4: 'Teaches it, and is the person others turn to when it matters.',
};

const OTHER_WORDS: Readonly<Record<string, Level>> = {
  ...{ none: 0, 'no focus': 0, 'not needed': 0, 'not applicable': 0, na: 0 },
  ...{ novice: 1, basic: 1, basics: 1, low: 1, beginning: 1, learning: 1, foundation: 1 },
  ...{ medium: 2, moderate: 2, average: 2, mid: 2, competent: 2, working: 2 },
  ...{ high: 3, strong: 3, good: 3, proficient: 3, fluent: 3 },
  ...{ 'very high': 4, master: 4, mastery: 4, excellent: 4 },
};

/** The level that words or a number in a cell mean, `null` for what means none: `7` and `3.5` do not. */
export function readLevel(text: string): Level | null {
  const plain = text
    .toLowerCase()
    .replace('/', ' of ')
    .replace(/[^\p{L}\p{N}.,-]+/gu, ' ')
    .trim();
  const [, number] = /^(?:level )?([0-4])(?: of 4)?$/.exec(plain) ?? [];
  if (number !== undefined) return Number(number) as Level;
  const own = LEVELS.find((level) => LEVEL_WORDS[level].toLowerCase() === plain);
  return own ?? (Object.hasOwn(OTHER_WORDS, plain) ? (OTHER_WORDS[plain] ?? null) : null);
}

export const PRIORITIES = ['none', 'low', 'medium', 'high'] as const;
/** How soon it matters to get better at it; `none` while nobody has said. */
export type Priority = (typeof PRIORITIES)[number];

export const PRIORITY_WORDS: Readonly<Record<Priority, string>> = {
  none: '',
  low: 'Low',
  medium: 'Medium',
  high: 'High',
};

const OTHER_PRIORITIES: Readonly<Record<string, Priority>> = {
  ...{ '': 'none', none: 'none', no: 'none', '0': 'none' },
  ...{ '1': 'high', urgent: 'high', top: 'high', 'very high': 'high', yes: 'high' },
  ...{ '2': 'medium', mid: 'medium', moderate: 'medium', normal: 'medium' },
  ...{ '3': 'low', later: 'low', minor: 'low' },
};

/** The priority that words in a cell mean, `null` for words that mean none. An empty cell says that there is none. */
export function readPriority(text: string): Priority | null {
  const plain = text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  const own = PRIORITIES.find((priority) => priority === plain);
  return own ?? (Object.hasOwn(OTHER_PRIORITIES, plain) ? (OTHER_PRIORITIES[plain] ?? null) : null);
}
