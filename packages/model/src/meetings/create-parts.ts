/** Puts the parts of a template on a new agenda. */
import type { Edit } from '../document/change.ts';
import type { AgendaItemId, MeetingId } from '../shared/ids.ts';
import { ordersAtEnd } from '../shared/order.ts';
import { agendaItems } from './agenda-item.ts';
import type { AgendaPart } from './template.ts';

/** Their ids follow from the meeting: both people may prepare it at the same time (DOC-16). */
export function createParts(edit: Edit, meeting: MeetingId, parts: readonly AgendaPart[]): void {
  const orders = ordersAtEnd([], parts.length);
  for (const [at, { text, minutes }] of parts.entries()) {
    const id = `${meeting}~${String(at + 1)}` as AgendaItemId;
    const values = {
      text,
      minutes,
      meetings: [meeting],
      order: orders[at],
      recurring: true,
    } as const;
    edit.create(agendaItems, values, id);
  }
}
