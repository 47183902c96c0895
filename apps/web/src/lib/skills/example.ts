/** What the example tells of skills: where Mira stands, what a team lead needs, and where Robin sees it differently. */
import {
  addSkill,
  type Level,
  linkSkillGoal,
  type Priority,
  rateSkill,
  type SkillKind,
} from '@cairn/model/skills';
import type { Days, Stage, Who } from '#lib/example/stage.ts';

interface ExampleRating {
  readonly by: Who;
  readonly day: Days;
  readonly level: Level;
  readonly evidence: string;
}
interface ExampleSkill {
  readonly name: string;
  readonly kind: SkillKind;
  readonly needed: Level;
  readonly priority: Priority;
  readonly goals?: readonly string[];
  readonly ratings: readonly ExampleRating[];
}

const rating = (by: Who, day: Days, level: Level, evidence: string): ExampleRating => ({
  ...{ by, day, level, evidence },
});

const STORY: readonly ExampleSkill[] = [
  {
    name: 'Public speaking',
    kind: 'workplace',
    needed: 3,
    priority: 'high',
    goals: ['talk'],
    ratings: [
      rating('mira', -160, 1, 'I read my notes aloud at the team meeting.'),
      rating('robin', -158, 2, 'People remembered three sentences of it.'),
      rating('mira', -70, 2, 'A talk in front of eleven people, without notes for half of it.'),
      rating('mira', -6, 2, 'Sixteen minutes, and two pauses on purpose.'),
      rating('robin', -4, 3, 'She answered the hard question by asking one.'),
    ],
  },
  {
    name: 'Delegating',
    kind: 'workplace',
    needed: 3,
    priority: 'high',
    goals: ['project'],
    ratings: [
      rating('mira', -160, 1, 'I redo what I hand over.'),
      rating('robin', -150, 1, 'The release still waits for her.'),
      rating('mira', -24, 3, 'Jonas deployed without me.'),
      rating('robin', -20, 1, 'One release. Let’s see what happens in the holidays.'),
    ],
  },
  {
    name: 'Running meetings',
    kind: 'workplace',
    needed: 3,
    priority: 'medium',
    goals: ['retros'],
    ratings: [
      rating('mira', -150, 1, 'My first retrospective went over by half an hour.'),
      rating('mira', -80, 2, 'Ends on time; the quiet ones still don’t speak.'),
      rating('mira', -9, 3, 'Four retrospectives, and Lea ran the last one.'),
      rating('robin', -8, 3, 'Others copy her first five minutes.'),
    ],
  },
  {
    name: 'Analytics',
    kind: 'technical',
    needed: 3,
    priority: 'medium',
    goals: ['data', 'course'],
    ratings: [
      rating('mira', -140, 1, 'I ask Yusuf for every number.'),
      rating('mira', -40, 2, 'My own query, checked by Yusuf.'),
      rating('robin', -35, 2, 'Her chart changed which page we fix first.'),
    ],
  },
  {
    name: 'Negotiating',
    kind: 'workplace',
    needed: 2,
    priority: 'low',
    goals: ['lead'],
    ratings: [rating('mira', -46, 1, 'One sentence to my manager, and then I said nothing.')],
  },
  {
    name: 'System design',
    kind: 'technical',
    needed: 2,
    priority: 'none',
    ratings: [
      rating('mira', -150, 3, 'I drew the payment service.'),
      rating('robin', -149, 3, 'It’s still the drawing everyone uses.'),
    ],
  },
];

const FIRST_DAY: Days = -162;

export function fill({ calendar, ids, goals, skills, writerAt }: Stage): void {
  for (const { ratings, goals: linked = [], ...draft } of STORY) {
    const writer = writerAt('mira', calendar.written(FIRST_DAY));
    const skill = addSkill(writer, { ...draft, person: ids.mira });
    skills.set(draft.name, skill);
    for (const key of linked) {
      const goal = goals.get(key);
      if (goal !== undefined) linkSkillGoal(writer, skill, goal, true);
    }
    for (const { by, day, level, evidence } of ratings)
      rateSkill(writerAt(by, calendar.written(day)), {
        ...{ skill, level, evidence },
        date: calendar.day(day),
      });
  }
}
