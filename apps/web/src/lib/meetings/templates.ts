/** Templates of one's own, and the ones that come with the kinds. */
import {
  type AgendaItem,
  type AgendaPart,
  type Meeting,
  type MeetingKind,
  partsOfTemplate,
  saveTemplate,
  type Template,
} from '@cairn/model/meetings';
import { byOrder, cut, type TemplateId } from '@cairn/model/shared';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';
import { toastWithUndo } from '#lib/undo/undo-toast.ts';
import { nameOfMeeting } from './meeting-words.ts';

/** Chosen instead of a template. */
export const EMPTY_AGENDA = 'empty';

/** Those of this kind first, then by name. */
export function ownTemplates(
  { templates }: Pick<WorkspaceSession, 'templates'>,
  kind?: MeetingKind,
): Template[] {
  const rank = (template: Template) => (template.kind === kind ? 0 : 1);
  return [...templates.all].sort(
    (a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name, 'en-GB') || (a.id < b.id ? -1 : 1),
  );
}

export function partsOfChoice(
  { templates }: Pick<WorkspaceSession, 'templates'>,
  chosen: string,
): readonly AgendaPart[] {
  if (chosen === EMPTY_AGENDA) return [];
  return partsOfTemplate(chosen as TemplateId, (id) => templates.get(id));
}

export function lengthOfParts(parts: readonly AgendaPart[]): number {
  return parts.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0);
}

export function saveAgenda(
  session: WorkspaceSession,
  meeting: Meeting,
  agenda: readonly AgendaItem[],
): void {
  const name = nameOfMeeting(meeting);
  const parts = [...agenda].sort(byOrder).map(({ text, minutes }) => ({ text, minutes }));
  const { step } = session.step(() =>
    saveTemplate(session.writer, { name, kind: meeting.kind, parts }),
  );
  toastWithUndo(session, `Saved as the template “${cut(name, 80)}”.`, step);
}
