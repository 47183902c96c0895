/** Skills as the source of a grid: each cell means what it would mean in a pasted row, but an empty one takes away. */
import { rebase, sheetRows } from '@cairn/model/shared';
import {
  addSkill,
  LEVEL_WORDS,
  LEVELS,
  likelyKind,
  pasteSkills,
  PRIORITIES,
  PRIORITY_WORDS,
  renameSkill,
  setNeeded,
  setSkillPriority,
  type SkillNote,
  type SkillRow,
  skillSheet,
  type SkillValues,
} from '@cairn/model/skills';
import { cellSentences } from '#lib/grid/note-words.ts';
import type { GridColumn, GridSource } from '#lib/grid/source.ts';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';
import { nameOf } from './skill-words.ts';
import type { SkillsInView } from './skills-in-view.svelte.ts';
import { skillSentence } from './table-words.ts';

export type SkillColumn = GridColumn & { readonly column: keyof SkillValues };

const LEVEL_OPTIONS = ['', ...LEVELS.map((level) => LEVEL_WORDS[level])];
const PRIORITY_OPTIONS = PRIORITIES.map((priority) => PRIORITY_WORDS[priority]);
const CHOICE = { kind: 'choice', translate: 'no', rem: 11, grows: 1 } as const;

const LOOKS = {
  skill: { kind: 'line', mayBeEmpty: false, rem: 15, grows: 3 },
  current: { ...CHOICE, options: LEVEL_OPTIONS, mayBeEmpty: false },
  needed: { ...CHOICE, options: LEVEL_OPTIONS, mayBeEmpty: true },
  priority: { ...CHOICE, options: PRIORITY_OPTIONS, mayBeEmpty: true },
} as const;

export const SKILL_COLUMNS: readonly SkillColumn[] = skillSheet.columns.map(
  ({ column, heading }): SkillColumn => ({ ...LOOKS[column], column, heading, key: column }),
);

export function skillSource(
  session: WorkspaceSession,
  view: SkillsInView,
  { rows, say }: { readonly rows: () => readonly SkillRow[]; readonly say: (text: string) => void },
): GridSource<SkillRow, SkillColumn> {
  const isOwn = () => view.person === session.me;
  const cells = (row: SkillRow) => sheetRows(skillSheet, [row])[0] ?? [];
  return {
    rows,
    cells,
    say,
    columns: () => SKILL_COLUMNS,
    nameOf,
    optionOf: (row, { column }, words) => {
      const plain = skillSheet.columns.find((each) => each.column === column);
      const reading = plain?.read(words, { isOwn: true });
      return reading !== undefined && 'value' in reading ? (plain?.cell(row) ?? '') : '';
    },
    canWrite: () => session.canWrite,
    snapshot: (row) => row,
    write(changes, leftOut) {
      const notes: { key: SkillNote; words: string; refused: boolean }[] = [];
      session.step(() => {
        for (const { column, words, was } of changes) {
          const refused = writeCell(column.column, words.trim(), was);
          if (refused !== null) notes.push({ key: refused, words: words.trim(), refused: true });
        }
      });
      const sentences = cellSentences(notes, leftOut, {
        sentenceOf: (key, words) => skillSentence(key, words, session.today),
        records: 'skills',
      });
      say(sentences.join(' '));
    },
    create: (name) => {
      const { writer } = session;
      return addSkill(writer, { name: name.trim(), kind: likelyKind(name), person: view.person });
    },
    whyNotCleared: 'A skill needs a name. To remove the skill, move it to the bin on its page.',
  };

  /** Why the cell stayed as it was, or `null`. */
  function writeCell(column: keyof SkillValues, words: string, was: SkillRow) {
    const now = session.skills.get(was.id);
    const { writer, today } = session;
    if (now === undefined) return null;
    if (words === '') {
      if (column === 'needed') setNeeded(writer, was.id, null);
      if (column === 'priority') setSkillPriority(writer, was.id, 'none');
      return null;
    }
    if (column === 'skill') {
      renameSkill(writer, was.id, rebase(was.name, now.name, words));
      return null;
    }
    const reading = skillSheet.columns
      .find((each) => each.column === column)
      ?.read(words, { isOwn: isOwn() });
    if (reading === undefined) return null;
    if (!('value' in reading)) return reading.note;
    const row = { row: 1, id: was.id, values: { [column]: reading.value } };
    const plan = { rows: [{ ...row, words: [{ column, words }] }] };
    pasteSkills(writer, plan, { person: view.person, today });
    return null;
  }
}
