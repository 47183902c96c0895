/**
 * Reports what was just done in a toast with "Undo", which takes back exactly that step or says why
 * it can't.
 */
import {
  binRecord,
  type CollectionShape,
  giveRecord,
  type OwnedCollection,
  type Step,
  type TakenBack,
} from '@cairn/model/document';
import type { PersonId } from '@cairn/model/shared';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';
import { toasts } from '#lib/ui/toasts.svelte.ts';

/** What a toast with "Undo" needs of a session. */
export type UndoSession = Pick<WorkspaceSession, 'writer' | 'step' | 'takeBack' | 'me' | 'nameOf'>;

/** A `step` of `null` has changed nothing, and is reported without "Undo". */
export function toastWithUndo(
  session: UndoSession,
  text: string,
  step: Step | null,
  onundone: () => void = () => {},
): void {
  if (step === null) toasts.show({ text });
  else toasts.show({ text, action: { label: 'Undo', run: () => undo(session, step, onundone) } });
}

export function binWithUndo(
  session: UndoSession,
  collection: CollectionShape,
  id: string,
  text = 'Moved to the bin.',
): void {
  const { step } = session.step(() => binRecord(session.writer, collection, id));
  toastWithUndo(session, text, step);
}

/** Says whose a record is now, which may take it off the page. */
export function giveWithUndo(
  session: UndoSession,
  collection: OwnedCollection,
  id: string,
  person: PersonId,
): void {
  const { step } = session.step(() => giveRecord(session.writer, collection, id, person));
  const whose = person === session.me ? 'yours' : `${session.nameOf(person)}’s`;
  toastWithUndo(session, `It’s ${whose} now.`, step);
}

function undo(session: UndoSession, step: Step, onundone: () => void): void {
  const result = session.takeBack(step);
  if (result.ok) onundone();
  const sentence = sentenceFor(session, result);
  if (sentence !== null) toasts.show({ text: sentence });
}

/** What to say after undoing; `null` if the page itself shows it. */
function sentenceFor(session: UndoSession, result: TakenBack): string | null {
  if (result.ok) {
    const { kept } = result;
    return kept && `Undone, except for what ${whoHas(session, kept.by)} changed since.`;
  }
  switch (result.reason) {
    case 'changed':
      if (result.by === null) return 'This has been changed since, so it can’t be undone.';
      if (result.by === session.me) return 'You’ve changed this since, so it can’t be undone.';
      return `${session.nameOf(result.by)} has changed this since, so it can’t be undone.`;
    case 'deleted':
      return 'This has been deleted for good since, so it can’t be undone.';
    case 'undone':
      return 'This has already been undone.';
    case 'readOnly':
      return 'You have read-only access, so this can’t be undone.';
  }
}

function whoHas(session: UndoSession, by: PersonId | null): string {
  if (by === null) return 'has been';
  return by === session.me ? 'you’ve' : `${session.nameOf(by, 'someone')} has`;
}
