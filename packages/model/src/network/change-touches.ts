/** The named changes of touches. */
import { change, type Writer } from '../document/change.ts';
import { type DayOrMonthRefusal, dayOrMonthRefusal } from '../shared/day-or-month.ts';
import type { Day } from '../shared/days.ts';
import type { ContactId, NetworkEventId, TouchId } from '../shared/ids.ts';
import { oneLine } from '../shared/texts.ts';
import { touches, type TouchKind } from './touch.ts';

export interface TouchDraft {
  readonly contact: ContactId;
  readonly date: Day;
  readonly kind: TouchKind;
  readonly text?: string;
  readonly event?: NetworkEventId;
}

export function addTouch(
  writer: Writer,
  { contact, date, kind, text = '', event }: TouchDraft,
):
  | { readonly ok: true; readonly id: TouchId }
  | { readonly ok: false; readonly reason: DayOrMonthRefusal } {
  const reason = dayOrMonthRefusal(date);
  if (reason !== null) return { ok: false, reason };
  const id = change(writer, touches, 'add', (edit) =>
    edit.create(touches, { contact, date, kind, text: oneLine(text), event }),
  );
  return { ok: true, id };
}

/** Changes the writer’s own touch; what isn’t given stays. Returns why not, or `null`. */
export function editTouch(
  writer: Writer,
  id: TouchId,
  facts: Partial<Pick<TouchDraft, 'date' | 'kind' | 'text'>>,
): DayOrMonthRefusal | null {
  const { date, kind, text } = facts;
  const reason = dayOrMonthRefusal(date);
  if (reason !== null) return reason;
  change(
    writer,
    touches,
    'edit',
    (edit) => {
      if (date !== undefined) edit.set(touches, id, 'date', date);
      if (kind !== undefined) edit.set(touches, id, 'kind', kind);
      if (text !== undefined) edit.words(touches, id, 'text', oneLine(text));
    },
    `${id}/${Object.keys(facts).join(',')}`,
  );
  return null;
}
