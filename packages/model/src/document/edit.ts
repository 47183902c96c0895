/** The edits available inside a change. The compiler knows each field's name and what values it takes. */
import type { Ordered } from '../shared/order.ts';
import type { Collection, CollectionShape } from './collection.ts';
import type { ContestedName } from './contested.ts';
import type { WorkspaceMeta } from './document.ts';
import type { Entity } from './entity.ts';
import type { Fields, FirstValues, KeyedValueOf, KeyOf, NamesOf, ValueOf } from './fields.ts';

/** The edits that a change is made of. Each ignores records that don't exist. */
export interface Edit {
  /** Creates a record with all its shared texts, whether or not they are given (DOC-2). Returns its id. */
  create<T extends Entity, F extends Fields>(
    collection: Collection<T, F>,
    values: FirstValues<F>,
    id?: T['id'],
  ): T['id'];
  /** Sets one scalar; `null` removes it. An equal value writes nothing. */
  set<T extends Entity, F extends Fields, Name extends NamesOf<F, 'scalar' | 'words' | 'order'>>(
    collection: Collection<T, F>,
    id: T['id'],
    field: Name,
    value: ValueOf<F[Name]>,
  ): void;
  /** Like `set`, for what two people may choose at the same time: each person's choice is kept. */
  choose<T extends Entity, F extends Fields, Name extends ContestedName<F>>(
    collection: Collection<T, F>,
    id: T['id'],
    field: Name,
    value: ValueOf<F[Name]>,
  ): void;
  /** Sets one key of a set or table: `true` for a member of a set, `null` to remove it. */
  put<T extends Entity, F extends Fields, Name extends NamesOf<F, 'keys'>>(
    collection: Collection<T, F>,
    id: T['id'],
    field: Name,
    key: KeyOf<F[Name]>,
    value: KeyedValueOf<F[Name]> | null,
  ): void;
  /** Changes a one-line text to `next`. On a record from before the field existed it is a plain string. */
  text<T extends Entity, F extends Fields, Name extends NamesOf<F, 'text'>>(
    collection: Collection<T, F>,
    id: T['id'],
    field: Name,
    next: string,
  ): void;
  /**
   * Sets text that is stored as a plain string. Like `text`, it leaves alone what is too long to be
   * read whole.
   */
  words<T extends Entity, F extends Fields, Name extends NamesOf<F, 'words'>>(
    collection: Collection<T, F>,
    id: T['id'],
    field: Name,
    words: string | null,
  ): void;
  /**
   * Moves a record before another one, or to the end of `siblings` if `before` is null (DOC-4).
   * `field` is the one that orders them, by default `order`.
   */
  move<T extends Entity, F extends Fields, Name extends NamesOf<F, 'order'>>(
    collection: Collection<T, F>,
    siblings: readonly Ordered<T['id']>[],
    id: T['id'],
    before: T['id'] | null,
    field?: Name,
  ): void;
  /** Marks the record as deleted; the bin shows it (DOC-6). */
  bin(collection: CollectionShape, id: string): void;
  restore(collection: CollectionShape, id: string): void;
  /** Removes the record and empties its rich texts. Can't be undone. */
  purge(collection: CollectionShape, id: string): void;
  meta<Name extends keyof WorkspaceMeta>(
    field: Name,
    value: NonNullable<WorkspaceMeta[Name]>,
  ): void;
  /** Keeps this change out of undo, because it records something outside the document. */
  keepFromUndo(): void;
}
