/** What the example tells of learning: what Mira learns and for what, what she used of it, and what she did alongside her job. */
import {
  addExperience,
  addLearning,
  editLearning,
  type ExperienceKind,
  type LearningFacts,
  type LearningKind,
  setLearningState,
  writeApplied,
} from '@cairn/model/learning';
import type { Block, Days, Stage } from '#lib/example/stage.ts';

interface ExampleLearning extends Omit<LearningFacts, 'kind' | 'start' | 'end'> {
  readonly title: string;
  readonly kind: LearningKind;
  /** The goal and the skill it is for. */
  readonly goal: string;
  readonly skill?: string;
  readonly made: Days;
  readonly begun?: Days;
  /** While it is not finished: when it is meant to be. */
  readonly until?: Days;
  readonly finished?: Days;
  readonly applied?: string;
  readonly notes?: readonly Block[];
}

interface ExampleExperience {
  readonly title: string;
  readonly kind: ExperienceKind;
  readonly where: string;
  readonly start: Days;
  readonly end?: Days;
  readonly cvLine?: string;
  /** Gained by it. */
  readonly skills?: readonly string[];
  readonly notes?: readonly Block[];
}

const LEARNED: readonly ExampleLearning[] = [
  {
    ...{
      title: 'Advanced analytics, with a certificate',
      kind: 'course',
      goal: 'course',
      skill: 'Analytics',
    },
    ...{ made: -158, begun: -155, until: 27, provider: 'Northfield Open College' },
    ...{ hoursPlanned: 60, hoursSpent: 47, handsOn: true, cost: 'Paid for by work' },
    recognisedBy: 'Two of the teams I’d like to join',
    notes: [
      { text: 'The lectures are fine. The exercises are what I pay for with my evenings.' },
      {
        list: [
          '**Samples:** I believed eleven people. I wouldn’t today.',
          '**Experiments:** write down what would change my mind, before I look.',
          '**Showing it:** one chart, one sentence, then be quiet.',
        ],
      },
    ],
  },
  {
    ...{ title: 'Small samples, loud claims', kind: 'book', goal: 'data', skill: 'Analytics' },
    ...{ made: -140, begun: -112, finished: -86, hoursSpent: 9, provider: 'Lent by Yusuf' },
    applied: 'The weekly meeting. I asked how many customers were behind the number. Eleven.',
  },
  {
    ...{ title: 'Feedback that people can use', kind: 'workshop', goal: 'lead' },
    ...{ made: -120, begun: -75, finished: -74, provider: 'Our learning team' },
    ...{ hoursPlanned: 6, hoursSpent: 6, handsOn: true },
    applied: 'With Jonas, about the deploys he kept to himself. It took ten minutes.',
    notes: [{ text: 'Say what I saw, say what it did, then ask. I’d always started by asking.' }],
  },
  {
    ...{
      title: 'Leading a discussion without winning it',
      kind: 'workshop',
      goal: 'lead',
      skill: 'Running meetings',
    },
    ...{ made: -66, begun: -38, finished: -37, provider: 'The regional meetup' },
    ...{ hoursPlanned: 4, hoursSpent: 4, handsOn: true },
  },
  {
    ...{ title: 'Budgets for people who never asked for one', kind: 'book', goal: 'budget' },
    ...{ made: -44, hoursPlanned: 8, provider: 'From the library' },
  },
  {
    ...{ title: 'Speaking without slides', kind: 'course', goal: 'talk', skill: 'Public speaking' },
    ...{ made: -21, hoursPlanned: 12, provider: 'Voice School North', cost: '€180' },
  },
];

const DONE: readonly ExampleExperience[] = [
  {
    ...{ title: 'One whole release, from the brief to the last deploy', kind: 'leading' },
    skills: ['Delegating'],
    ...{ where: 'The platform team', start: -150 },
    cvLine: 'Leads a team of five through one whole release, on the date we promised',
    notes: [
      { text: 'What I keep: a one-page brief, and a list of what I expect to go wrong.' },
      { text: 'What I hand over: everything that somebody else can learn from.' },
    ],
  },
  {
    ...{ title: 'Two days with the head of data', kind: 'shadowing' },
    skills: ['Analytics'],
    ...{ where: 'The data team', start: -101, end: -100 },
    cvLine: 'Shadowed the head of data through a quarter’s planning',
    notes: [{ text: 'She says “I don’t know yet” four times a day, and nobody minds.' }],
  },
  {
    ...{ title: 'Thursday code club', kind: 'volunteering' },
    skills: ['Public speaking'],
    ...{ where: 'The town library', start: -170, end: -34 },
    cvLine: 'Ran a weekly code club for twelve teenagers; two of them run it now',
  },
  {
    ...{ title: 'Reading our own numbers, an afternoon for support', kind: 'teaching' },
    skills: ['Analytics', 'Public speaking'],
    ...{ where: 'The support team', start: -52, end: -52 },
  },
];

export function fill(stage: Stage): void {
  for (const each of LEARNED) fillLearning(stage, each);
  for (const each of DONE) fillExperience(stage, each);
}

function fillLearning(
  { calendar, goals, skills, ids, writeNotes, writerAt }: Stage,
  told: ExampleLearning,
): void {
  const {
    title,
    kind,
    goal,
    skill = '',
    made,
    begun,
    until,
    finished,
    applied,
    notes = [],
    ...facts
  } = told;
  const writer = (day: Days) => writerAt('mira', calendar.written(day));
  const id = addLearning(writer(made), {
    ...{ title, kind, person: ids.mira },
    goals: known([goal], goals),
    skills: known([skill], skills),
  });
  if (until !== undefined) editLearning(writer(made), id, { end: calendar.day(until) });
  if (begun !== undefined) setLearningState(writer(begun), id, 'doing', calendar.day(begun));
  if (finished !== undefined)
    setLearningState(writer(finished), id, 'done', calendar.day(finished));
  const last = finished ?? begun ?? made;
  editLearning(writer(last), id, facts);
  if (applied !== undefined) writeApplied(writer(last + 31), id, applied);
  writeNotes('learnings', id, notes);
}

function fillExperience(
  { calendar, skills, ids, writeNotes, writerAt }: Stage,
  {
    title,
    kind,
    where,
    start,
    end,
    cvLine = '',
    skills: gained = [],
    notes = [],
  }: ExampleExperience,
): void {
  const added = addExperience(writerAt('mira', calendar.written(end ?? start)), {
    ...{ title, kind, where, start: calendar.day(start), person: ids.mira },
    end: end === undefined ? null : calendar.day(end),
    cvLine,
    skills: known(gained, skills),
  });
  if (added.ok) writeNotes('experiences', added.id, notes);
}

const known = <T>(names: readonly string[], all: ReadonlyMap<string, T>): T[] =>
  names.flatMap((name) => all.get(name) ?? []);
