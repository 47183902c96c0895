/** Goals and their steps as the source of a grid. */
import type { Goal, Horizon } from '@cairn/model/goals';
import {
  type CellEdit,
  readStatus,
  STATUS_WORDS,
  type TableKind,
  tableRows,
} from '@cairn/model/tables';
import { cellSentences } from '#lib/grid/note-words.ts';
import type { GridSource } from '#lib/grid/source.ts';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';
import { titleOf } from '../goal-words.ts';
import { addGoals } from '../views/add-goals.ts';
import type { GoalsInView } from '../views/goals-in-view.svelte.ts';
import type { GoalColumn } from './columns.ts';
import { editAndTell } from './edit-and-tell.ts';
import { goalSentence } from './note-words.ts';

/** A goal and its steps when a cell was opened. */
export type GoalWas = Pick<CellEdit, 'goal' | 'steps'>;

interface ShownTable {
  readonly kind: () => TableKind;
  readonly columns: () => readonly GoalColumn[];
  /** The horizon of goals created in this table. */
  readonly horizon: () => Horizon;
  readonly say: (sentence: string) => void;
}

export function goalSource(
  session: WorkspaceSession,
  view: GoalsInView,
  { kind, columns, horizon, say }: ShownTable,
): GridSource<Goal, GoalColumn, GoalWas> {
  const stepsOf = (goal: Goal['id']) => session.stepsOf.of(goal);
  const cells = (goal: Goal) => tableRows(kind(), [goal], stepsOf)[0] ?? [];
  return {
    ...{ columns, cells, say },
    rows: () => view.goals,
    // In the breakdown a row has a cell for each step and one for a new step.
    widthOf: (goal) =>
      kind() === 'breakdown' ? cells(goal).length + (session.canWrite ? 1 : 0) : columns().length,
    nameOf: (goal) => titleOf(goal),
    optionOf: (goal, _column, words) => STATUS_WORDS[readStatus(words) ?? goal.status],
    canWrite: () => session.canWrite,
    snapshot: (goal) => ({ goal, steps: stepsOf(goal.id) }),
    write(changes, leftOut) {
      const edits = changes.map(({ column: { column, at }, words, was }) => ({
        ...{ column, at, words },
        ...was,
      }));
      const sentences = cellSentences(editAndTell(session, edits), leftOut, {
        sentenceOf: (key, words) => goalSentence(key, words, session.today),
        records: 'goals',
      });
      say(sentences.join(' '));
    },
    create(title) {
      const [id] = addGoals(session, view, [title], { horizon: horizon() });
      if (id === undefined) throw new Error('one title makes one goal');
      return id;
    },
    whyNotCleared: 'A goal needs a title. To remove the goal, move it to the bin on its page.',
  };
}
