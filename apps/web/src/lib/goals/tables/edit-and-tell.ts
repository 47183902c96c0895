/** Cells that are written: steps that go to the bin by it are told, with the way back. */
import { editCells, type CellEdit, type CellNote } from '@cairn/model/tables';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';
import { toasts } from '#lib/ui/toasts.svelte.ts';
import { takeBack } from './take-back.ts';

type Session = Pick<
  WorkspaceSession,
  'writer' | 'today' | 'ownerOfNewSteps' | 'undo' | 'undoName'
> & {
  readonly stepsOf: Pick<WorkspaceSession['stepsOf'], 'of'>;
};

let writes = 0;

export function editAndTell(session: Session, cells: readonly CellEdit[]): CellNote[] {
  const goals = [...new Set(cells.map(({ goal }) => goal.id))];
  const living = () => new Set(goals.flatMap((id) => session.stepsOf.of(id)).map(({ id }) => id));
  const before = living();
  const { today, ownerOfNewSteps: owner } = session;
  const notes = editCells(session.writer, cells, { today, owner });
  writes += 1;
  const own = writes;
  const after = living();
  const binned = [...before].filter((id) => !after.has(id));
  // Cells written since bear the same name in the history, and so do those before once these were taken back.
  const isStill = () => {
    const now = living();
    return own === writes && !binned.some((id) => now.has(id));
  };
  if (binned.length > 0)
    toasts.show({
      text: `${String(binned.length)} ${binned.length === 1 ? 'step' : 'steps'} moved to the bin.`,
      action: { label: 'Undo', run: () => void takeBack(session, 'goal.writeCells', isStill) },
    });
  return notes;
}
