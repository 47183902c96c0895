/** The named changes of skills and of their ratings. */
import { change, type Writer } from '../document/change.ts';
import { readAll } from '../document/read.ts';
import { isReachable } from '../shared/calendar.ts';
import { type Day, parseDay } from '../shared/days.ts';
import type { GoalId, PersonId, RatingId, SkillId, WinId } from '../shared/ids.ts';
import { orderAtEnd, ordersAtEnd } from '../shared/order.ts';
import { oneLine } from '../shared/texts.ts';
import type { Level, Priority } from './level.ts';
import { ratings } from './rating.ts';
import { type SkillKind, skills } from './skill.ts';

export interface SkillDraft {
  readonly name: string;
  readonly kind: SkillKind;
  readonly needed?: Level | null;
  readonly priority?: Priority;
  /** Whose it is; the writer's own unless said otherwise. */
  readonly person?: PersonId;
}

export function addSkill(writer: Writer, draft: SkillDraft): SkillId {
  const order = orderAtEnd(readAll(writer.doc, skills).records);
  return change(writer, skills, 'add', (edit) => edit.create(skills, seed(writer, draft, order)));
}

/** Several at once, as from a starter set: one change, and one step of undo. */
export function addSkills(writer: Writer, drafts: readonly SkillDraft[]): SkillId[] {
  const orders = ordersAtEnd(readAll(writer.doc, skills).records, drafts.length);
  return change(writer, skills, 'addSome', (edit) =>
    drafts.map((draft, at) => edit.create(skills, seed(writer, draft, orders[at] ?? ''))),
  );
}

function seed(writer: Writer, draft: SkillDraft, order: string) {
  const { name, kind, needed, priority, person } = draft;
  return {
    ...{ name: oneLine(name), kind, needed, order },
    priority: priority === 'none' ? undefined : priority,
    person: person ?? writer.person,
  };
}

export function renameSkill(writer: Writer, id: SkillId, name: string): void {
  change(writer, skills, 'rename', (edit) => edit.text(skills, id, 'name', oneLine(name)), id);
}

export function setSkillKind(writer: Writer, id: SkillId, kind: SkillKind): void {
  change(writer, skills, 'setKind', (edit) => edit.set(skills, id, 'kind', kind), id);
}

/** How good somebody needs to be for the next role; `null` takes it back. */
export function setNeeded(writer: Writer, id: SkillId, needed: Level | null): void {
  change(writer, skills, 'setNeeded', (edit) => edit.set(skills, id, 'needed', needed), id);
}

export function setSkillPriority(writer: Writer, id: SkillId, priority: Priority): void {
  change(
    writer,
    skills,
    'setPriority',
    (edit) => edit.set(skills, id, 'priority', priority === 'none' ? null : priority),
    id,
  );
}

/** What a level looks like in somebody’s own words; `''` goes back to the words that are given. */
export function describeLevel(writer: Writer, id: SkillId, level: Level, words: string): void {
  const said = oneLine(words).trim();
  change(
    writer,
    skills,
    'describeLevel',
    (edit) => edit.put(skills, id, 'levelWords', `${level}`, said === '' ? null : said),
    `${id}/${String(level)}`,
  );
}

/** Ties a goal to the skill it leads to, or unties it. */
export function linkSkillGoal(writer: Writer, id: SkillId, goal: GoalId, bears: boolean): void {
  change(writer, skills, bears ? 'link' : 'unlink', (edit) =>
    edit.put(skills, id, 'goals', goal, bears ? true : null),
  );
}

/** Ties a win to the skill it shows, or unties it. */
export function linkSkillWin(writer: Writer, id: SkillId, win: WinId, bears: boolean): void {
  change(writer, skills, bears ? 'link' : 'unlink', (edit) =>
    edit.put(skills, id, 'wins', win, bears ? true : null),
  );
}

export interface RatingDraft {
  readonly skill: SkillId;
  readonly level: Level;
  readonly date: Day;
  readonly evidence?: string;
}

export type RatingRefusal = 'noSuchLevel' | 'noSuchDay' | 'yearOutOfReach';
export type Rated =
  | { readonly ok: true; readonly id: RatingId }
  | { readonly ok: false; readonly reason: RatingRefusal };

/** Rates as the writer. Ratings are kept: each is one more point of the skill's history. */
export function rateSkill(writer: Writer, draft: RatingDraft): Rated {
  const { skill, level, date, evidence = '' } = draft;
  const reason = refusalOf(draft);
  if (reason !== null) return { ok: false, reason };
  const id = change(writer, ratings, 'add', (edit) =>
    edit.create(ratings, { skill, level, date, evidence: oneLine(evidence), by: writer.person }),
  );
  return { ok: true, id };
}

/** Changes the writer’s own rating; what is not given stays. Returns why not, or `null`. */
export function editRating(
  writer: Writer,
  id: RatingId,
  facts: Partial<Omit<RatingDraft, 'skill'>>,
): RatingRefusal | null {
  const { level, date, evidence } = facts;
  const reason = refusalOf(facts);
  if (reason !== null) return reason;
  change(
    writer,
    ratings,
    'edit',
    (edit) => {
      if (level !== undefined) edit.set(ratings, id, 'level', level);
      if (date !== undefined) edit.set(ratings, id, 'date', date);
      if (evidence !== undefined) edit.words(ratings, id, 'evidence', oneLine(evidence));
    },
    id,
  );
  return null;
}

function refusalOf({ level, date }: Partial<RatingDraft>): RatingRefusal | null {
  if (level !== undefined && !(Number.isInteger(level) && level >= 0 && level <= 4))
    return 'noSuchLevel';
  if (date === undefined) return null;
  if (parseDay(date) === null) return 'noSuchDay';
  return isReachable(date) ? null : 'yearOutOfReach';
}
