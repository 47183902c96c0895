/**
 * The friendly wording of the SMART meter: what each letter stands for, and what would improve a
 * weak one.
 */
import type { SmartLetter, SmartReason } from '@cairn/model/goals';
import { ENDS_BEFORE_START } from '../goal-words.ts';
import type { Place } from './places.ts';

export const LETTER_WORDS: Readonly<Record<SmartLetter, string>> = {
  specific: 'Specific',
  measurable: 'Measurable',
  achievable: 'Achievable',
  relevant: 'Relevant',
  timeBound: 'Time-bound',
};

export interface Mending {
  readonly hint: string;
  /** The button's label. */
  readonly label: string;
  readonly place: Place;
}

const MENDINGS: Readonly<Record<SmartReason, Mending>> = {
  noTitle: {
    hint: 'Give it a name you’d say aloud to a friend.',
    label: 'Name it',
    place: 'title',
  },
  vagueTitle: {
    hint: 'What exactly, and how would your mentor be able to tell?',
    label: 'Reword it',
    place: 'title',
  },
  noWhy: {
    hint: 'Why does it matter to you? A reason carries you through a dull week.',
    label: 'Say why',
    place: 'why',
  },
  noMeasure: {
    hint: 'How would you both know you’re there? A number, or simply a “done when”.',
    label: 'Say how',
    place: 'measure',
  },
  vagueDoneWhen: {
    hint: '“Done when” is still a wish. What would somebody else see or count?',
    label: 'Reword it',
    place: 'measure',
  },
  targetIsStart: {
    hint: 'The target is the same as the starting point. Where would you like to be instead?',
    label: 'Set a target',
    place: 'target',
  },
  unnamedMeasure: {
    hint: 'There’s a number, but it doesn’t yet say what it counts.',
    label: 'Name it',
    place: 'target',
  },
  noResources: {
    hint: 'What do you have already, and what do you still need? What might get in the way?',
    label: 'Write it down',
    place: 'needs',
  },
  obstacleWithoutPlan: {
    hint: 'Something in the way has no plan yet. Who could you ask, or what could you try?',
    label: 'Look at it',
    place: 'barriers',
  },
  noReason: {
    hint: 'What does it bring you closer to? One line is enough.',
    label: 'Say what it’s for',
    place: 'purpose',
  },
  notLinked: {
    hint: 'You’ve said what it’s for. Link it to a long-term goal or to your vision, so that it shows there too.',
    label: 'Link it',
    place: 'links',
  },
  noDate: {
    hint: 'By when? A day, or just a quarter.',
    label: 'Give it a date',
    place: 'due',
  },
  datePast: {
    hint: 'Its due date has passed. Setting a new date is fine.',
    label: 'Give it a new date',
    place: 'due',
  },
  endBeforeStart: {
    hint: ENDS_BEFORE_START,
    label: 'Fix the dates',
    place: 'due',
  },
  farForShort: {
    hint: 'It’s called short-term but takes more than a year. What would be a first stop on the way?',
    label: 'Look at the dates',
    place: 'due',
  },
  veryFar: {
    hint: 'That’s more than ten years away. A nearer stop would be easier to reach.',
    label: 'Look at the date',
    place: 'due',
  },
};

/** A question for a vague word, where the word itself suggests one. */
const ASKED_BACK: readonly (readonly [RegExp, string])[] = [
  [/\bskills?\b|\babilit/i, 'Which skill, and how would your mentor be able to tell?'],
  [/\bnetwork/i, 'Who would you like to get to know, and what could you offer them?'],
  [/\blead/i, 'Who would you lead, in what, and how would your mentor be able to tell?'],
  [/\bpromot|\bcareer\b/i, 'Which role, and what does it ask for that you can’t show yet?'],
  [
    /\blearn|\bknowledge\b/i,
    'What exactly would you learn, and what would you do with it the week after?',
  ],
  [/\bconfiden/i, 'In what situation, and how would your mentor be able to tell?'],
];

/** What would improve a weak letter of the goal with this title. */
export function mendingOf(reason: SmartReason, title: string): Mending {
  const mending = MENDINGS[reason];
  if (reason !== 'vagueTitle') return mending;
  const asked = ASKED_BACK.find(([words]) => words.test(title));
  return asked === undefined ? mending : { ...mending, hint: asked[1] };
}
