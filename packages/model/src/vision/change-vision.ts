/** The named changes of the vision and of the organisation's objectives. */
import { change, type Writer } from '../document/change.ts';
import { readAll } from '../document/read.ts';
import type { ObjectiveId, VisionPartId } from '../shared/ids.ts';
import { orderAtEnd } from '../shared/order.ts';
import { oneLine } from '../shared/texts.ts';
import { objectives } from './objective.ts';
import { type VisionKind, visions } from './vision-part.ts';

export function addVisionPart(writer: Writer, kind: VisionKind, text: string): VisionPartId {
  const siblings = readAll(writer.doc, visions).records.filter((part) => part.kind === kind);
  return change(writer, visions, 'add', (edit) =>
    edit.create(visions, { kind, text: oneLine(text), order: orderAtEnd(siblings) }),
  );
}

export function rewordVisionPart(writer: Writer, id: VisionPartId, text: string): void {
  change(writer, visions, 'reword', (edit) => edit.text(visions, id, 'text', oneLine(text)), id);
}

export function addObjective(writer: Writer, title: string): ObjectiveId {
  const order = orderAtEnd(readAll(writer.doc, objectives).records);
  return change(writer, objectives, 'add', (edit) =>
    edit.create(objectives, { title: oneLine(title), order }),
  );
}

export function renameObjective(writer: Writer, id: ObjectiveId, title: string): void {
  change(
    writer,
    objectives,
    'rename',
    (edit) => edit.text(objectives, id, 'title', oneLine(title)),
    id,
  );
}
