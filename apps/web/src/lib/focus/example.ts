/** The example's focus blocks: a few weeks of Mira's, and what came in between. */
import { finishBlock, noteDistraction, startBlock } from '@cairn/model/focus';
import type { Days, Stage, Who } from '#lib/example/stage.ts';

interface ExampleBlock {
  readonly day: Days;
  /** Minutes after the writing hour, so that those of one day don't overlap. */
  readonly at?: number;
  readonly by?: Who;
  readonly minutes: number;
  /** If it was less than planned. */
  readonly spent?: number;
  readonly goal?: string;
  readonly done?: true;
  readonly distractions?: readonly string[];
  readonly note?: string;
  readonly tomorrow?: string;
}

const BLOCKS: readonly ExampleBlock[] = [
  { day: -23, minutes: 50, goal: 'project', done: true },
  { day: -19, minutes: 25, goal: 'course', distractions: ['The phone'] },
  {
    ...{ day: -16, minutes: 50, spent: 34, goal: 'talk' },
    ...{ distractions: ['Email', 'Jonas had a question'], tomorrow: 'Email closed until eleven' },
  },
  { day: -12, minutes: 50, goal: 'course', done: true, note: 'Module 3, to the end' },
  { day: -9, minutes: 25, goal: 'talk' },
  { day: -8, minutes: 25, goal: 'project', done: true, distractions: ['Email'] },
  {
    ...{ day: -5, minutes: 50, spent: 44, goal: 'talk', done: true },
    note: 'Sixteen minutes, twice. The middle is too long.',
  },
  { day: -4, minutes: 25, goal: 'course' },
  { day: -3, minutes: 50, goal: 'project', distractions: ['Email', 'The release channel'] },
  { day: -2, minutes: 25, goal: 'project', done: true },
  { day: -2, at: 40, minutes: 25, goal: 'course', distractions: ['The phone'] },
  { day: -2, by: 'robin', minutes: 25, done: true, note: 'Read the one page, twice' },
  {
    ...{ day: -1, minutes: 50, spent: 41, goal: 'talk' },
    ...{ distractions: ['email', 'Looked for one more picture'] },
    tomorrow: 'Say it aloud first, look for pictures last',
  },
  { day: -1, at: 60, minutes: 25, goal: 'course', done: true },
];

const MINUTE_MS = 60_000;

export function fill({ calendar, goals, writerAt }: Stage): void {
  for (const told of BLOCKS) {
    const { day, at = 0, by = 'mira', minutes, spent = minutes, goal = '' } = told;
    const { done = false, distractions = [], note = '', tomorrow = '' } = told;
    const start = calendar.written(day, at);
    const started = startBlock(writerAt(by, start), {
      ...{ date: calendar.day(day), minutes, goal: goals.get(goal) ?? null },
    });
    if (!started.ok) throw new Error(started.reason);
    for (const line of distractions)
      noteDistraction(writerAt(by, start + 5 * MINUTE_MS), started.id, line);
    const end = writerAt(by, start + spent * MINUTE_MS);
    finishBlock(end, started.id, { spent, done, note, tomorrow });
  }
}
