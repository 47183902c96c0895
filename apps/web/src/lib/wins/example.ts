/**
 * The example's wins: what went well in these months, small things too, written down by both
 * people.
 */
import { addWin } from '@cairn/model/wins';
import type { Days, Stage, Who } from '#lib/example/stage.ts';

interface ExampleWin {
  readonly day: Days;
  readonly text: string;
  /** Who wrote it down, and whose it is if that is someone else. */
  readonly by: Who;
  readonly of?: Who;
  readonly goal?: string;
}

const STORY: readonly ExampleWin[] = [
  {
    day: -131,
    by: 'mira',
    text: 'Counted to ten in my first retrospective. At seven, Lea spoke.',
    goal: 'retros',
  },
  {
    day: -122,
    by: 'mira',
    text: 'Two people argued with the brief, and it got shorter.',
    goal: 'project',
  },
  { day: -93, by: 'mira', text: 'The first chart in the weekly meeting.', goal: 'data' },
  {
    day: -88,
    by: 'mira',
    text: 'Of four things I was sure would go wrong, none did.',
    goal: 'lead',
  },
  {
    day: -72,
    by: 'robin',
    of: 'mira',
    text: 'Mira led the review of the outage, and let somebody else write the last sentence.',
    goal: 'lead',
  },
  { day: -60, by: 'robin', text: 'Gave a hard answer on the day it was due.' },
  {
    day: -46,
    by: 'mira',
    text: 'One sentence to my manager, and then I said nothing.',
    goal: 'lead',
  },
  {
    day: -34,
    by: 'robin',
    text: 'Somebody I mentored years ago wrote to say that she leads a team now.',
  },
  {
    day: -23,
    by: 'mira',
    text: 'Jonas deployed without me, and found a better order for the steps.',
    goal: 'project',
  },
  { day: -18, by: 'mira', text: 'My chart changed which page we fix first.', goal: 'course' },
  { day: -9, by: 'robin', text: 'Said no in time. Mira had asked what I wasn’t telling anyone.' },
  { day: -5, by: 'mira', text: 'Sixteen minutes, and two pauses I didn’t fill.', goal: 'talk' },
];

export function fill({ calendar, ids, goals, writerAt }: Stage): void {
  for (const { day, by, of = by, text, goal = '' } of STORY) {
    addWin(writerAt(by, calendar.written(day)), {
      date: calendar.day(day),
      text,
      person: ids[of],
      goal: goals.get(goal) ?? null,
    });
  }
}
