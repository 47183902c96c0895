/** The words of a meeting's notes that something was made from, as marks for the editor. */
import type { Passage } from '@cairn/model/document';
import type { MeetingId } from '@cairn/model/shared';
import type { MadeMark } from '#lib/prose/types.ts';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';
import type { Made } from '#lib/ui/making.ts';

interface FromWords {
  readonly id: string;
  readonly passage: Passage | null;
}

/**
 * @param field the rich text of the meeting
 * @param active the record whose words were asked for
 */
export function madeMarks(
  session: WorkspaceSession,
  meeting: MeetingId,
  field: string,
  active: string | null,
): MadeMark[] {
  const of = (made: Made, records: readonly FromWords[]): MadeMark[] =>
    records.flatMap(({ id, passage }) => {
      if (passage?.meeting !== meeting || passage.field !== field) return [];
      const { start, end, quote } = passage;
      return { made, id, start, end, quote, active: id === active };
    });
  return [
    ...of('decision', session.decisionsOf.of(meeting)),
    ...of('action', session.actionsOf.of(meeting)),
    ...of('win', session.wins.all),
  ];
}
