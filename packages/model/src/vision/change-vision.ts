/** The named changes of the vision and of the organisation's objectives. */
import { change, type Writer } from '../document/change.ts';
import { readAll } from '../document/read.ts';
import type { ObjectiveId, VisionPartId } from '../shared/ids.ts';
import { orderAtEnd, ordersForMove } from '../shared/order.ts';
import { oneLine } from '../shared/texts.ts';
import { objectives, type Objective } from './objective.ts';
import { visions, type VisionKind, type VisionPart } from './vision-part.ts';

export function addVisionPart(writer: Writer, kind: VisionKind, text: string): VisionPartId {
  const siblings = readAll(writer.doc, visions).records.filter((part) => part.kind === kind);
  return change(writer, 'vision.add', (edit) =>
    edit.create(visions, { kind, text: { text: oneLine(text) }, order: orderAtEnd(siblings) }),
  );
}

export function rewordVisionPart(writer: Writer, id: VisionPartId, text: string): void {
  change(writer, 'vision.reword', (edit) => edit.text(visions, id, 'text', oneLine(text)), id);
}

/** Brings a part before another one of its kind, or to the end of `siblings` when `before` is null. */
export function moveVisionPart(
  writer: Writer,
  siblings: readonly VisionPart[],
  id: VisionPartId,
  before: VisionPartId | null,
): void {
  change(writer, 'vision.move', (edit) => {
    for (const [moved, order] of ordersForMove(siblings, id, before))
      edit.set(visions, moved as VisionPartId, 'order', order);
  });
}

export function addObjective(writer: Writer, title: string): ObjectiveId {
  const order = orderAtEnd(readAll(writer.doc, objectives).records);
  return change(writer, 'objective.add', (edit) =>
    edit.create(objectives, { title: { text: oneLine(title) }, order }),
  );
}

export function renameObjective(writer: Writer, id: ObjectiveId, title: string): void {
  change(
    writer,
    'objective.rename',
    (edit) => edit.text(objectives, id, 'title', oneLine(title)),
    id,
  );
}

/** Brings an objective before another one, or to the end of `siblings` when `before` is null. */
export function moveObjective(
  writer: Writer,
  siblings: readonly Objective[],
  id: ObjectiveId,
  before: ObjectiveId | null,
): void {
  change(writer, 'objective.move', (edit) => {
    for (const [moved, order] of ordersForMove(siblings, id, before))
      edit.set(objectives, moved as ObjectiveId, 'order', order);
  });
}
