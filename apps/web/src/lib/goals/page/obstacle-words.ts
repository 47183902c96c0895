/** The wording of obstacles: their kinds, and a question for each that turns it into a puzzle. */
import type { ObstacleKind, ObstacleLine } from '@cairn/model/goals';

export const OBSTACLE_WORDS: Readonly<Record<ObstacleKind, string>> = {
  tooVague: 'It’s too vague',
  time: 'Time',
  money: 'Money',
  guidance: 'No one to show you',
  doubt: 'Doubt',
  distraction: 'Distraction',
  other: 'Something else',
};

/** Shown where you write the barrier as a puzzle. */
export const PUZZLES: Readonly<Record<ObstacleKind, string>> = {
  tooVague: 'What’s the smallest part of it that’s clear?',
  time: 'Which hour of the week could belong to this?',
  money: 'What part of it costs nothing?',
  guidance: 'Who’s a step or two ahead of you and has done this before?',
  doubt: 'What would you tell a friend with the same doubts?',
  distraction: 'What would have to be out of reach for an hour?',
  other: 'If this were a puzzle, what would the first move be?',
};

export const OBSTACLE_LINE_WORDS: Readonly<
  Record<Exclude<ObstacleLine, 'text'>, { label: string; placeholder: string }>
> = {
  reframe: { label: 'As a puzzle', placeholder: '' },
  askWhom: { label: 'Who to ask', placeholder: 'A name, or the kind of person' },
  tryNext: { label: 'What you’ll try', placeholder: 'One small thing, this week' },
};
