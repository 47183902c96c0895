/** A skill: whose it is, what each level of it looks like, and how good they need to be for the next role. */
import { collection, type RecordOf } from '../document/collection.ts';
import { keyed, members, oneOf, order, personOrAuthor, text, whole } from '../document/fields.ts';
import type { GoalId, WinId } from '../shared/ids.ts';
import { wordedCells } from '../shared/sheet/worded-cells.ts';
import { beginningOf } from '../shared/texts.ts';
import { type Level, LEVELS, PRIORITIES } from './level.ts';

export const SKILL_KINDS = ['technical', 'workplace'] as const;
export type SkillKind = (typeof SKILL_KINDS)[number];

/** What a level of one skill looks like, in somebody's own words. */
export interface LevelWords {
  readonly level: Level;
  readonly words: string;
}

export const skills = collection({
  name: 'skills',
  record: 'skill',
  storage: 'fields',
  mostEntries: 2_000,
  remembersTouch: true,
  discussed: true,
  title: ({ name }) => name,
  fields: {
    name: text(),
    person: personOrAuthor(),
    kind: oneOf(SKILL_KINDS, 'technical'),
    /** The level that the next role asks for; `null` while nobody has said. */
    needed: whole<Level>(0, 4),
    priority: oneOf(PRIORITIES, 'none'),
    levelWords: keyed<LevelWords[], `${Level}`, string>('level:<level>', (entries) =>
      entries.flatMap(([key, raw]) => {
        const level = LEVELS.find((each) => String(each) === key);
        const isRead = level !== undefined && typeof raw === 'string';
        return isRead ? [{ level, words: beginningOf(raw) }] : [];
      }),
    ),
    /** Goals and wins that show it, or lead to it. */
    goals: members<GoalId>('goal:<goal>'),
    wins: members<WinId>('win:<win>'),
    /** Fractional index among all skills. */
    order: order(),
    wordedCells: wordedCells(),
  },
});

export type Skill = RecordOf<typeof skills>;
