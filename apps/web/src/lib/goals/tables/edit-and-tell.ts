/** Writes cells; if that moves steps to the bin, says so and offers to undo it. */
import { countInWords } from '@cairn/model/shared';
import { type CellEdit, type CellNote, editCells } from '@cairn/model/tables';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';
import { toastWithUndo, type UndoSession } from '#lib/undo/undo-toast.ts';

type Session = UndoSession &
  Pick<WorkspaceSession, 'today' | 'ownerOfNewSteps'> & {
    readonly stepsOf: Pick<WorkspaceSession['stepsOf'], 'of'>;
  };

export function editAndTell(session: Session, cells: readonly CellEdit[]): CellNote[] {
  const goals = [...new Set(cells.map(({ goal }) => goal.id))];
  const living = () => new Set(goals.flatMap((id) => session.stepsOf.of(id)).map(({ id }) => id));
  const before = living();
  const { writer, today, ownerOfNewSteps: owner } = session;
  const { result: notes, step } = session.step(() => editCells(writer, cells, { today, owner }));
  const after = living();
  const binned = [...before].filter((id) => !after.has(id)).length;
  if (binned > 0) toastWithUndo(session, `${countInWords(binned, 'step')} moved to the bin.`, step);
  return notes;
}
