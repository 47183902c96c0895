/** Skills as the table Skill, Current level, Needed for next role, Development priority: read, written, applied. */
import { change, type Writer } from '../document/change.ts';
import { readAll, readOne } from '../document/read.ts';
import type { Day } from '../shared/days.ts';
import type { PersonId, SkillId } from '../shared/ids.ts';
import { ordersAtEnd } from '../shared/order.ts';
import type { RecordSheet, SheetPlan } from '../shared/sheet/record-sheet.ts';
import { wordedCellValue } from '../shared/sheet/worded-cells.ts';
import { oneLine } from '../shared/texts.ts';
import {
  type Level,
  LEVEL_WORDS,
  type Priority,
  PRIORITY_WORDS,
  readLevel,
  readPriority,
} from './level.ts';
import { ratings } from './rating.ts';
import { historyOf } from './read-skills.ts';
import { type Skill, skills } from './skill.ts';
import { likelyKind } from './starter-sets.ts';

/** A skill with the latest level its own person gave it. */
export type SkillRow = Skill & { readonly current: Level | null };

export interface SkillValues {
  readonly skill: string;
  readonly current: Level;
  readonly needed: Level;
  readonly priority: Priority;
}

export type SkillNote = 'unknownLevel' | 'unknownPriority' | 'notYourLevel';

export interface SkillContext {
  /** Whether the writer is the person whose skills they are: the current level is their own rating. */
  readonly isOwn: boolean;
}

const level = (words: string) => {
  const read = readLevel(words);
  return read === null ? ({ note: 'unknownLevel' } as const) : { value: read };
};
const wordsOf = (read: Level | null) => (read === null ? '' : LEVEL_WORDS[read]);

export const skillSheet: RecordSheet<SkillRow, SkillValues, SkillContext, SkillNote> = {
  title: 'skill',
  columns: [
    {
      column: 'skill',
      heading: 'Skill',
      known: /^(skills?|competenc(y|e|ies)|ability|abilities)( name)?$/,
      cell: ({ name }) => name,
      read: (words) => ({ value: oneLine(words) }),
    },
    {
      column: 'current',
      heading: 'Current level',
      known: /^(my |your )?(current|present)( skill)?( level)?$|^level( now)?$/,
      cell: ({ current }) => wordsOf(current),
      read: (words, { isOwn }) => (isOwn ? level(words) : { note: 'notYourLevel' }),
    },
    {
      column: 'needed',
      heading: 'Needed for next role',
      known: /^(level )?(needed|required|target)( level)?( for( the)? (next|new|target) role)?$/,
      cell: ({ needed }) => wordsOf(needed),
      read: level,
    },
    {
      column: 'priority',
      heading: 'Development priority',
      known: /^(development |learning )?priority$/,
      cell: ({ priority }) => PRIORITY_WORDS[priority],
      read(words) {
        const read = readPriority(words);
        return read === null ? { note: 'unknownPriority' } : { value: read };
      },
    },
  ],
};

export type SkillPlan = SheetPlan<SkillRow, SkillValues, SkillNote>;

interface Circumstances {
  /** Whose skills they are. */
  readonly person: PersonId;
  readonly today: Day;
}

/** Applies the plan as one change, and returns the skills of its rows, new and old. */
export function pasteSkills(
  writer: Writer,
  { rows }: Pick<SkillPlan, 'rows'>,
  { person, today }: Circumstances,
): SkillId[] {
  const { doc } = writer;
  const orders = ordersAtEnd(readAll(doc, skills).records, rows.length);
  const rated = readAll(doc, ratings).records;
  return change(writer, skills, 'paste', (edit) =>
    rows.map(({ id: known, values, words }, at) => {
      const { skill = '', current, needed, priority } = values;
      const id =
        known ??
        edit.create(skills, { name: skill, kind: likelyKind(skill), person, order: orders[at] });
      if (needed !== undefined) edit.set(skills, id, 'needed', needed);
      if (priority !== undefined)
        edit.set(skills, id, 'priority', priority === 'none' ? null : priority);
      if (current !== undefined) {
        const those = rated.filter((rating) => rating.skill === id);
        if (historyOf(those, writer.person).at(-1)?.level !== current)
          edit.create(ratings, { skill: id, level: current, date: today, by: writer.person });
      }
      const now = readOne(doc, skills, id);
      const row = now && { ...now, current: current ?? null };
      for (const { column, words: written } of words) {
        const plain = skillSheet.columns.find((each) => each.column === column);
        if (column === 'skill' || row === undefined || plain === undefined) continue;
        const value = wordedCellValue({ stoodFor: plain.cell(row), words: written });
        edit.put(skills, id, 'wordedCells', column, value);
      }
      return id;
    }),
  );
}
