/**
 * A choice that two people may make at once, such as a date. One value wins for both; each also
 * leaves what they chose under a key of their own, `<field>By:<person>`, and takes away the others'
 * that they knew of. So a key that differs from the value belongs to someone who chose apart and
 * lost: with nobody's clock asked (DOC-10), they can be told, and theirs is one click away.
 */
import * as Y from 'yjs';
import type { PersonId } from '../shared/ids.ts';
import type { Edit, Writer } from './change.ts';
import { rootOf } from './document.ts';
import type { Collection, Entity, Reader } from './entity.ts';

/** What someone chose. `''` stands for "none". */
export interface Contested {
  readonly person: PersonId;
  readonly value: string;
}

/** Sets `field` for everyone, notes it as the writer's choice and forgets the ones it knowingly replaces. */
export function setContested<T extends Entity>(
  writer: Writer,
  edit: Edit,
  collection: Collection<T>,
  id: T['id'],
  field: string,
  value: string | null,
): void {
  const entry = rootOf(writer.doc, collection).get(id);
  if (!(entry instanceof Y.Map)) return;
  const mine = `${field}By:${writer.person}`;
  if (entry.get(field) === (value ?? undefined)) {
    // Choosing what stands already is agreeing to it.
    if (entry.get(mine) !== (value ?? '')) edit.set(collection, id, mine, undefined);
    return;
  }
  for (const key of [...entry.keys()]) {
    if (key.startsWith(`${field}By:`) && key !== mine) edit.set(collection, id, key, undefined);
  }
  edit.set(collection, id, mine, value ?? '');
  edit.set(collection, id, field, value ?? undefined);
}

/** Everyone's last choice of `field`, as far as nobody knowingly replaced it. */
export function contested(read: Reader, field: string): Contested[] {
  return read
    .keyed(`${field}By`)
    .flatMap(([person, value]) =>
      typeof value === 'string' ? [{ person: person as PersonId, value }] : [],
    );
}
