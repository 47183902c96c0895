/** The named changes of reviews. */
import { change, type Writer } from '../document/change.ts';
import { readOne } from '../document/read.ts';
import type { Id, PersonId } from '../shared/ids.ts';
import { type Period, type ReviewId, reviewId, type ReviewKind, startOf } from './period.ts';
import { reviews } from './review.ts';
import { reviewRhythms } from './rhythm.ts';

/** Begins a review, or goes on with it if somebody has begun it. Of its start, any day of the period will do. */
export function beginReview(writer: Writer, { kind, start, person }: Period): ReviewId {
  const id = reviewId({ kind, start: startOf(kind, start), person });
  const known = readOne(writer.doc, reviews, id);
  if (known === undefined) change(writer, reviews, 'begin', (edit) => edit.create(reviews, {}, id));
  else if (known.deletedAt !== null)
    change(writer, reviews, 'restore', (edit) => edit.restore(reviews, id));
  return id;
}

/** Leaves one of the facts out of a review, or takes it back in. */
export function leaveOut(writer: Writer, id: ReviewId, fact: string, isLeftOut: boolean): void {
  change(writer, reviews, isLeftOut ? 'leaveOut' : 'takeIn', (edit) =>
    edit.put(reviews, id, 'leftOut', fact, isLeftOut ? true : null),
  );
}

/** Closes a review, or opens it again. It can be written in either way. */
export function finishReview(writer: Writer, id: ReviewId, isFinished: boolean): void {
  change(writer, reviews, isFinished ? 'finish' : 'reopen', (edit) => {
    edit.set(reviews, id, 'finishedAt', isFinished ? writer.now() : null);
    edit.set(reviews, id, 'finishedBy', isFinished ? writer.person : null);
  });
}

/** Chooses whether somebody is reminded of reviews of this kind. */
export function remindOfReviews(
  writer: Writer,
  person: PersonId,
  kind: ReviewKind,
  isWanted: boolean,
): void {
  // The rhythm of somebody has their id.
  const id = person as string as Id<'reviewRhythm'>;
  change(writer, reviewRhythms, 'remind', (edit) => {
    const known = readOne(writer.doc, reviewRhythms, id);
    if (known === undefined) {
      edit.create(reviewRhythms, { kinds: isWanted ? [kind] : [] }, id);
      return;
    }
    if (known.deletedAt !== null) {
      edit.restore(reviewRhythms, id);
      for (const each of known.kinds) edit.put(reviewRhythms, id, 'kinds', each, null);
    }
    edit.put(reviewRhythms, id, 'kinds', kind, isWanted ? true : null);
  });
}
