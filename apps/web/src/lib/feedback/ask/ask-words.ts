/** What the guided request says about each of its parts, with an example that works and one that doesn't. */
import type { AskPart } from './ask-text.ts';

interface PartWords {
  readonly label: string;
  readonly hint: string;
  /** How much room it gets at first. */
  readonly rows: number;
  readonly good: string;
  readonly poor: string;
  /** Why the poor one is poor. */
  readonly because: string;
  /** What the preview says while this is missing. */
  readonly missing: string;
}

export const PART_WORDS: Readonly<Record<AskPart, PartWords>> = {
  why: {
    label: 'What I admire, or what I need',
    hint: 'One thing you saw this person do, or where you’re stuck.',
    rows: 3,
    good: 'In Thursday’s review two people disagreed, and after ten minutes both had a plan. I lose the room in such moments.',
    poor: 'You’re an inspiration, and I’d love to learn from you.',
    because: 'It could be said to anyone, so it’s hard to answer.',
    missing: 'why you ask this person',
  },
  question: {
    label: 'The question',
    hint: 'One question that can be answered in a conversation.',
    rows: 2,
    good: 'What do you say first when two people stop listening to each other?',
    poor: 'Could you be my mentor?',
    because: 'It asks for a yes without saying to what.',
    missing: 'the question',
  },
  time: {
    label: 'How much time it takes',
    hint: 'Small enough to say yes to.',
    rows: 1,
    good: '20 minutes, by phone',
    poor: 'Whenever you have a moment',
    because: 'It leaves the work of planning to the other person.',
    missing: 'how much time it takes',
  },
  by: {
    label: 'By when',
    hint: 'When the answer still helps you.',
    rows: 1,
    good: 'Friday 12 March, because the next review is on Monday',
    poor: 'No rush',
    because: 'It’s friendly, and it’s how a request gets forgotten.',
    missing: 'by when',
  },
};
