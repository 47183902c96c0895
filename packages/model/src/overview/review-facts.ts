/** What a review begins with: what went well and what got in the way, found in every feature's records. */
import { type FocusBlock, frequentDistractions, timeSpent } from '../focus/index.ts';
import type { CheckIn, Goal, Obstacle } from '../goals/index.ts';
import type { Experience, Learning } from '../learning/index.ts';
import { type Fact, TIME_IN_BLOCKS } from '../reviews/index.ts';
import { addDays, type Day, dayOf } from '../shared/days.ts';
import type { PersonId } from '../shared/ids.ts';
import { milestonesOf, type Rating, type Skill } from '../skills/index.ts';
import { isOpenTask, type Task } from '../tasks/index.ts';
import type { Win } from '../wins/index.ts';

/** Records of every kind that a review looks at, without those in the bin. */
export interface ReviewSources {
  readonly tasks: readonly Task[];
  readonly goals: readonly Goal[];
  readonly checkIns: readonly CheckIn[];
  readonly obstacles: readonly Obstacle[];
  readonly wins: readonly Win[];
  readonly learnings: readonly Learning[];
  readonly experiences: readonly Experience[];
  readonly skills: readonly Skill[];
  readonly ratings: readonly Rating[];
  readonly focusBlocks: readonly FocusBlock[];
}

export interface FactsOptions {
  readonly person: PersonId;
  /** The first day, and the first that no longer counts. */
  readonly from: Day;
  readonly until: Day;
  /** What is due later hasn't slipped. */
  readonly today: Day;
}

/** Of the distractions noted, so many are shown. */
const MOST_DISTRACTIONS = 5;

/** With so little confidence, a check-in tells of something in the way. */
const LITTLE_CONFIDENCE = 2;

/** The facts of these days about `person`, each side by day. */
export function factsOf(
  sources: ReviewSources,
  { person, from, until, today }: FactsOptions,
): Fact[] {
  const isIn = (day: Day | null): day is Day => day !== null && day >= from && day < until;
  const dayAt = (time: number | null) => (time === null ? null : dayOf(time));
  const facts: Fact[] = [];
  const add = (fact: Omit<Fact, 'times'>, times = 1) => facts.push({ ...fact, times });

  for (const task of sources.tasks) {
    const { id, text: title, due, doneAt, doneBy, owners, doneOn, repeat } = task;
    if (!owners.includes(person) && doneBy !== person) continue;
    const about = { collection: 'tasks', id, title } as const;
    const done = dayAt(doneAt);
    if (repeat !== 'none') {
      const days = doneOn.filter(isIn);
      const last = days.at(-1);
      if (last !== undefined) add({ ...about, side: 'accomplishment', day: last }, days.length);
    } else if (isIn(done)) add({ ...about, side: 'accomplishment', day: done });
    else if (isIn(due) && due < today && isOpenTask(task))
      add({ ...about, side: 'roadblock', day: due });
  }
  for (const { id, title, status, finishedAt } of sources.goals) {
    const day = dayAt(finishedAt);
    if (status === 'done' && isIn(day))
      add({ collection: 'goals', id, title, side: 'accomplishment', day });
  }
  for (const { id, date, note, confidence, createdBy } of sources.checkIns) {
    if (!isIn(date) || createdBy !== person || note.trim() === '') continue;
    const side = (confidence ?? 5) <= LITTLE_CONFIDENCE ? 'roadblock' : 'accomplishment';
    add({ collection: 'checkIns', id, title: note, side, day: date });
  }
  for (const { id, text, createdAt } of sources.obstacles) {
    const day = dayAt(createdAt);
    if (isIn(day) && text.trim() !== '')
      add({ collection: 'obstacles', id, title: text, side: 'roadblock', day });
  }
  for (const { id, text, date, person: whose } of sources.wins) {
    if (isIn(date) && whose === person)
      add({ collection: 'wins', id, title: text, side: 'accomplishment', day: date });
  }
  for (const { id, title, state, end, person: whose } of sources.learnings) {
    if (state === 'done' && isIn(end) && whose === person)
      add({ collection: 'learnings', id, title, side: 'accomplishment', day: end });
  }
  for (const { id, title, start, end, person: whose } of sources.experiences) {
    const day = end ?? start;
    if (isIn(day) && whose === person)
      add({ collection: 'experiences', id, title, side: 'accomplishment', day });
  }
  const own = sources.skills.filter((skill) => skill.person === person);
  for (const { skill, date } of milestonesOf(own, sources.ratings)) {
    if (!isIn(date)) continue;
    const { id, name } = skill;
    add({ collection: 'skills', id, title: name, side: 'accomplishment', day: date });
  }
  const blocks = sources.focusBlocks.filter(
    ({ person: whose, date, deletedAt }) => whose === person && isIn(date) && deletedAt === null,
  );
  const last =
    blocks
      .map(({ date }) => date ?? from)
      .sort()
      .at(-1) ?? from;
  const collection = 'focusBlocks';
  if (until === addDays(from, 7)) {
    // Of a block that still runs nothing counts yet.
    const { total } = timeSpent(blocks, from, 0);
    const about = { collection, id: TIME_IN_BLOCKS, title: '', day: last } as const;
    if (total > 0) add({ ...about, side: 'accomplishment' }, total);
  }
  for (const { key, words, times } of frequentDistractions(blocks).slice(0, MOST_DISTRACTIONS)) {
    const id = `distraction ${key}`;
    add({ collection, id, title: words, side: 'roadblock', day: last }, times);
  }
  return facts.sort(
    (a, b) => compare(a.day, b.day) || compare(a.collection, b.collection) || compare(a.id, b.id),
  );
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
