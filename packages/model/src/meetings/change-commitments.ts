/** The named changes of commitments. */
import { change, type Writer } from '../document/change.ts';
import type { CommitmentId, MeetingId, PersonId } from '../shared/ids.ts';
import { oneLine } from '../shared/texts.ts';
import { prepareMeeting } from './change-series.ts';
import { type Answer, commitments } from './commitment.ts';

export interface CommitmentDraft {
  readonly meeting: MeetingId;
  /** Whose it is; by default the writer's. */
  readonly person?: PersonId;
}

/** Adds a commitment for each text, as one change. */
export function addCommitments(
  writer: Writer,
  texts: readonly string[],
  { meeting, person }: CommitmentDraft,
): CommitmentId[] {
  prepareMeeting(writer, meeting);
  return change(writer, commitments, texts.length === 1 ? 'add' : 'addSome', (edit) =>
    texts.map((text) =>
      edit.create(commitments, { text: oneLine(text), meeting, person: person ?? writer.person }),
    ),
  );
}

export function rewordCommitment(writer: Writer, id: CommitmentId, text: string): void {
  change(
    writer,
    commitments,
    'reword',
    (edit) => edit.text(commitments, id, 'text', oneLine(text)),
    id,
  );
}

/** What the writer says became of it; `null` takes their answer back. */
export function answerCommitment(writer: Writer, id: CommitmentId, answer: Answer | null): void {
  change(writer, commitments, 'answer', (edit) =>
    edit.put(commitments, id, 'answers', writer.person, answer),
  );
}

/** What got in the way, as the writer tells it. */
export function tellInTheWay(writer: Writer, id: CommitmentId, text: string): void {
  change(
    writer,
    commitments,
    'tellInTheWay',
    (edit) => edit.put(commitments, id, 'inTheWay', writer.person, oneLine(text) || null),
    id,
  );
}
