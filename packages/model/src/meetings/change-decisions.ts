/** The named changes of decisions, which both people make and word. */
import { change, type Writer } from '../document/change.ts';
import type { Passage } from '../document/passage.ts';
import type { DecisionId, MeetingId } from '../shared/ids.ts';
import { oneLine } from '../shared/texts.ts';
import { prepareMeeting } from './change-series.ts';
import { decisions } from './decision.ts';

export interface DecisionDraft {
  readonly meeting: MeetingId;
  readonly passage?: Passage | null;
}

/** Adds a decision for each text, as one change. */
export function addDecisions(
  writer: Writer,
  texts: readonly string[],
  { meeting, passage }: DecisionDraft,
): DecisionId[] {
  prepareMeeting(writer, meeting);
  return change(writer, decisions, texts.length === 1 ? 'add' : 'addSome', (edit) =>
    texts.map((text) => edit.create(decisions, { text: oneLine(text), meeting, passage })),
  );
}

export function rewordDecision(writer: Writer, id: DecisionId, text: string): void {
  change(
    writer,
    decisions,
    'reword',
    (edit) => edit.text(decisions, id, 'text', oneLine(text)),
    id,
  );
}
