/** The named changes of check-ins and obstacles. */
import { change, type Writer } from '../document/change.ts';
import { readAll } from '../document/read.ts';
import { isReachable } from '../shared/calendar.ts';
import { type Day, parseDay } from '../shared/days.ts';
import type { CheckInId, GoalId, ObstacleId } from '../shared/ids.ts';
import { orderAtEnd } from '../shared/order.ts';
import { oneLine } from '../shared/texts.ts';
import { checkIns } from './check-in.ts';
import { type ObstacleKind, type ObstacleLine, obstacles } from './obstacle.ts';

export interface CheckInDraft {
  readonly goal: GoalId;
  readonly date: Day;
  readonly value?: number | null;
  /** 1 to 5. */
  readonly confidence?: number | null;
  readonly note?: string;
}

export type CheckInRefusal = 'notANumber' | 'confidence' | 'noSuchDay' | 'yearOutOfReach';
type CheckInFacts = Partial<Omit<CheckInDraft, 'goal'>>;

export function addCheckIn(
  writer: Writer,
  draft: CheckInDraft,
):
  | { readonly ok: true; readonly id: CheckInId }
  | { readonly ok: false; readonly reason: CheckInRefusal } {
  const reason = checkInRefusal(draft);
  if (reason !== null) return { ok: false, reason };
  const id = change(writer, checkIns, 'add', (edit) =>
    edit.create(checkIns, {
      goal: draft.goal,
      date: draft.date,
      value: draft.value,
      confidence: draft.confidence,
      note: oneLine(draft.note ?? ''),
    }),
  );
  return { ok: true, id };
}

/** Changes the writer's own check-in; what isn't given stays. */
export function editCheckIn(
  writer: Writer,
  id: CheckInId,
  facts: CheckInFacts,
): { readonly ok: true } | { readonly ok: false; readonly reason: CheckInRefusal } {
  const reason = checkInRefusal(facts);
  if (reason !== null) return { ok: false, reason };
  const { date, value, confidence, note } = facts;
  change(
    writer,
    checkIns,
    'edit',
    (edit) => {
      if (date !== undefined) edit.set(checkIns, id, 'date', date);
      if (value !== undefined) edit.set(checkIns, id, 'value', value);
      if (confidence !== undefined) edit.set(checkIns, id, 'confidence', confidence);
      if (note !== undefined) edit.words(checkIns, id, 'note', oneLine(note));
    },
    id,
  );
  return { ok: true };
}

function checkInRefusal({ date, value, confidence }: CheckInFacts): CheckInRefusal | null {
  if (date !== undefined && parseDay(date) === null) return 'noSuchDay';
  if (date !== undefined && !isReachable(date)) return 'yearOutOfReach';
  if (value != null && !Number.isFinite(value)) return 'notANumber';
  if (confidence == null) return null;
  return Number.isInteger(confidence) && confidence >= 1 && confidence <= 5 ? null : 'confidence';
}

export interface ObstacleDraft extends Partial<Readonly<Record<ObstacleLine, string>>> {
  readonly goal: GoalId;
  readonly kind: ObstacleKind;
}

export function addObstacle(writer: Writer, draft: ObstacleDraft): ObstacleId {
  const siblings = readAll(writer.doc, obstacles).records.filter(({ goal }) => goal === draft.goal);
  return change(writer, obstacles, 'add', (edit) =>
    edit.create(obstacles, {
      goal: draft.goal,
      kind: draft.kind,
      order: orderAtEnd(siblings),
      text: oneLine(draft.text ?? ''),
      reframe: oneLine(draft.reframe ?? ''),
      askWhom: oneLine(draft.askWhom ?? ''),
      tryNext: oneLine(draft.tryNext ?? ''),
    }),
  );
}

const REWORD: Readonly<Record<ObstacleLine, string>> = {
  text: 'reword',
  reframe: 'rewordReframe',
  askWhom: 'rewordAskWhom',
  tryNext: 'rewordTryNext',
};

export function writeObstacleLine(
  writer: Writer,
  id: ObstacleId,
  line: ObstacleLine,
  words: string,
): void {
  change(
    writer,
    obstacles,
    REWORD[line],
    (edit) => edit.text(obstacles, id, line, oneLine(words)),
    id,
  );
}

export function setObstacleKind(writer: Writer, id: ObstacleId, kind: ObstacleKind): void {
  change(writer, obstacles, 'setKind', (edit) => edit.set(obstacles, id, 'kind', kind));
}
