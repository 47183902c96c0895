/** The named changes of what is learned. */
import { change, type Writer } from '../document/change.ts';
import { readAll, readOne } from '../document/read.ts';
import type { Day } from '../shared/days.ts';
import type { GoalId, LearningId, PersonId, SkillId } from '../shared/ids.ts';
import { orderAtEnd } from '../shared/order.ts';
import { oneLine } from '../shared/texts.ts';
import { type DatesRefusal, datesRefusal, subjectOf } from './dates.ts';
import { type LearningKind, learnings, type LearningState } from './learning.ts';

export interface LearningDraft {
  readonly title: string;
  readonly kind?: LearningKind;
  readonly state?: LearningState;
  readonly person?: PersonId;
  readonly skills?: readonly SkillId[];
  readonly goals?: readonly GoalId[];
}

export function addLearning(writer: Writer, draft: LearningDraft): LearningId {
  const { title, kind, state, person, skills, goals } = draft;
  const order = orderAtEnd(readAll(writer.doc, learnings).records);
  return change(writer, learnings, 'add', (edit) =>
    edit.create(learnings, {
      ...{ title: oneLine(title), kind, state, skills, goals, order },
      person: person ?? writer.person,
    }),
  );
}

export function renameLearning(writer: Writer, id: LearningId, title: string): void {
  change(
    writer,
    learnings,
    'rename',
    (edit) => edit.text(learnings, id, 'title', oneLine(title)),
    id,
  );
}

/**
 * Moves it to another column. Beginning it takes `today` for its start, and finishing it for its end,
 * unless there is such a day already; one that still lies ahead was only planned.
 */
export function setLearningState(
  writer: Writer,
  id: LearningId,
  state: LearningState,
  today: Day,
): void {
  const was = readOne(writer.doc, learnings, id);
  const [start, end] = [was?.start ?? null, was?.end ?? null];
  const isAhead = (day: Day | null) => day === null || day > today;
  change(writer, learnings, 'setState', (edit) => {
    edit.set(learnings, id, 'state', state);
    if (state === 'doing' && isAhead(start) && (end === null || end >= today))
      edit.set(learnings, id, 'start', today);
    if (state !== 'done' || !isAhead(end)) return;
    edit.set(learnings, id, 'end', today);
    if (start !== null && start > today) edit.set(learnings, id, 'start', today);
  });
}

export interface LearningFacts {
  readonly kind?: LearningKind;
  readonly provider?: string;
  readonly hoursPlanned?: number | null;
  readonly hoursSpent?: number | null;
  readonly start?: Day | null;
  readonly end?: Day | null;
  readonly recognisedBy?: string;
  readonly handsOn?: boolean;
  readonly cost?: string;
}

export type FactsRefusal = DatesRefusal | 'notHours';

/** Changes what is given; the rest stays. Returns why not, or `null`. */
export function editLearning(
  writer: Writer,
  id: LearningId,
  facts: LearningFacts,
): FactsRefusal | null {
  const was = readOne(writer.doc, learnings, id);
  const { hoursPlanned, hoursSpent } = facts;
  const reason = datesRefusal(facts, was);
  if (reason !== null) return reason;
  if ([hoursPlanned, hoursSpent].some((hours) => hours != null && !isHours(hours)))
    return 'notHours';
  change(
    writer,
    learnings,
    'edit',
    (edit) => {
      if (facts.kind !== undefined) edit.set(learnings, id, 'kind', facts.kind);
      if (hoursPlanned !== undefined) edit.set(learnings, id, 'hoursPlanned', hoursPlanned);
      if (hoursSpent !== undefined) edit.set(learnings, id, 'hoursSpent', hoursSpent);
      if (facts.start !== undefined) edit.set(learnings, id, 'start', facts.start);
      if (facts.end !== undefined) edit.set(learnings, id, 'end', facts.end);
      if (facts.handsOn !== undefined)
        edit.set(learnings, id, 'handsOn', facts.handsOn ? true : null);
      for (const field of ['provider', 'recognisedBy', 'cost'] as const) {
        const words = facts[field];
        if (words !== undefined) edit.words(learnings, id, field, oneLine(words));
      }
    },
    subjectOf(id, facts),
  );
  return null;
}

/** What is learned is for this skill, or is not any more. */
export function linkLearningSkill(
  writer: Writer,
  id: LearningId,
  skill: SkillId,
  serves: boolean,
): void {
  change(writer, learnings, serves ? 'link' : 'unlink', (edit) =>
    edit.put(learnings, id, 'skills', skill, serves ? true : null),
  );
}

export function linkLearningGoal(
  writer: Writer,
  id: LearningId,
  goal: GoalId,
  serves: boolean,
): void {
  change(writer, learnings, serves ? 'link' : 'unlink', (edit) =>
    edit.put(learnings, id, 'goals', goal, serves ? true : null),
  );
}

/** Where it was used. */
export function writeApplied(writer: Writer, id: LearningId, words: string): void {
  change(
    writer,
    learnings,
    'apply',
    (edit) => edit.text(learnings, id, 'applied', oneLine(words)),
    id,
  );
}

/** Nothing to report: it isn't asked again. */
export function stopAskingApplied(writer: Writer, id: LearningId): void {
  change(writer, learnings, 'stopAsking', (edit) => edit.set(learnings, id, 'appliedAsked', true));
}

/** So many hours make a hundred years of days. */
const MOST_HOURS = 876_000;

function isHours(hours: number): boolean {
  return Number.isFinite(hours) && hours >= 0 && hours <= MOST_HOURS;
}
