/** What five years leave behind on the pages of growth: skills, ratings, postings, learning, experience. */
import type { Writer } from '@cairn/model/document';
import {
  addExperience,
  addLearning,
  editLearning,
  EXPERIENCE_KINDS,
  LEARNING_KINDS,
} from '@cairn/model/learning';
import { addMarketYear, addPosting } from '@cairn/model/market';
import { addDays, dayOf, type PersonId, type SkillId } from '@cairn/model/shared';
import { addSkill, LEVELS, rateSkill, starterNames } from '@cairn/model/skills';

export const GROWTH = {
  skills: 150,
  ratings: 3_000,
  postings: 300,
  postingCharacters: 2_000,
  marketYears: 6,
  learnings: 250,
  experiences: 60,
} as const;

export interface Source {
  /** Calls `make` for each of `total` records, with a writer at that point of the five years. */
  readonly many: (total: number, make: (writer: Writer, at: number) => void) => void;
  /** A number from 0 to below `below`. */
  readonly number: (below: number) => number;
  /** So many characters of words. */
  readonly text: (characters: number) => string;
}

/** Writes all of it into the document of the writers that `many` gives. `person`: the mentee. */
export function writeGrowth({ many, number, text }: Source, person: PersonId): void {
  const levelOf = () => LEVELS[number(LEVELS.length)] ?? 0;
  const starters = starterNames();
  const names = Array.from(
    { length: GROWTH.skills },
    (_, at) => starters[at] ?? `${text(12).trim()} ${String(at)}`,
  );
  const skillIds: SkillId[] = [];
  many(GROWTH.skills, (writer, at) => {
    const kind = at % 2 === 0 ? 'workplace' : 'technical';
    const draft = { name: names[at] ?? '', kind, needed: levelOf(), person } as const;
    skillIds.push(addSkill(writer, draft));
  });
  const aSkill = () => {
    const skill = skillIds[number(skillIds.length)];
    if (skill === undefined) throw new Error('no skill was added');
    return skill;
  };
  many(GROWTH.ratings, (writer) => {
    const date = dayOf(writer.now());
    rateSkill(writer, { skill: aSkill(), level: levelOf(), date, evidence: text(60) });
  });
  many(GROWTH.postings, (writer) => {
    const named = [names[number(names.length)], names[number(names.length)]].join(', ');
    const body = `${text(GROWTH.postingCharacters)} ${named}`;
    const date = dayOf(writer.now());
    addPosting(writer, { title: text(30), organisation: text(15), date, body, person });
  });
  many(GROWTH.marketYears, (writer, at) => {
    addMarketYear(writer, { year: 2022 + at, skills: text(80), qualifications: text(60), person });
  });
  many(GROWTH.learnings, (writer, at) => {
    const kind = LEARNING_KINDS[at % LEARNING_KINDS.length] ?? 'course';
    const state = at < GROWTH.learnings * 0.8 ? 'done' : at % 2 === 0 ? 'doing' : 'want';
    const draft = { title: text(40), kind, state, skills: [aSkill()], person } as const;
    const start = dayOf(writer.now());
    const end = addDays(start, number(90));
    const dates = state === 'want' ? {} : state === 'doing' ? { start } : { start, end };
    editLearning(writer, addLearning(writer, draft), {
      ...{ provider: text(20), hoursPlanned: 1 + number(60), ...dates },
    });
  });
  many(GROWTH.experiences, (writer, at) => {
    const kind = EXPERIENCE_KINDS[at % EXPERIENCE_KINDS.length] ?? 'leading';
    const [start, skills] = [dayOf(writer.now()), [aSkill()]];
    addExperience(writer, {
      ...{ title: text(40), kind, where: text(20), start, cvLine: text(80), skills, person },
    });
  });
}
