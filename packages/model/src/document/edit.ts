/** What may be done inside a change. The compiler knows each field's name and what it may be given. */
import type { Ordered } from '../shared/order.ts';
import type { Collection, CollectionShape } from './collection.ts';
import type { ContestedName } from './contested.ts';
import type { WorkspaceMeta } from './document.ts';
import type { Entity } from './entity.ts';
import type { FirstValues, Fields, KeyOf, KeyedValueOf, NamesOf, ValueOf } from './fields.ts';

/** The edits a change is made of. Each ignores records that are not there. */
export interface Edit {
  /** Makes a record with all its shared texts, whether or not they were given (DOC-2). */
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
  /** As `set`, for what two people may choose at once: each one's choice is kept. */
  choose<T extends Entity, F extends Fields, Name extends ContestedName<F>>(
    collection: Collection<T, F>,
    id: T['id'],
    field: Name,
    value: ValueOf<F[Name]>,
  ): void;
  /** Sets what a set or table keeps under one key: `true` for a member, `null` takes it out. */
  put<T extends Entity, F extends Fields, Name extends NamesOf<F, 'keys'>>(
    collection: Collection<T, F>,
    id: T['id'],
    field: Name,
    key: KeyOf<F[Name]>,
    value: KeyedValueOf<F[Name]> | null,
  ): void;
  /** Turns a one-line text into `next`; on a record from before the field existed it is a plain string. */
  text<T extends Entity, F extends Fields, Name extends NamesOf<F, 'text'>>(
    collection: Collection<T, F>,
    id: T['id'],
    field: Name,
    next: string,
  ): void;
  /** Sets words that are kept as a plain string. As `text`, it leaves alone what is too long to be read whole. */
  words<T extends Entity, F extends Fields, Name extends NamesOf<F, 'words'>>(
    collection: Collection<T, F>,
    id: T['id'],
    field: Name,
    words: string | null,
  ): void;
  /**
   * Brings a record before another one, or to the end of `siblings` when `before` is null (DOC-4).
   * `field` is the one that orders them, `order` unless said otherwise.
   */
  move<T extends Entity, F extends Fields, Name extends NamesOf<F, 'order'>>(
    collection: Collection<T, F>,
    siblings: readonly Ordered<T['id']>[],
    id: T['id'],
    before: T['id'] | null,
    field?: Name,
  ): void;
  /** Marks as deleted; the bin shows it (DOC-6). */
  bin(collection: CollectionShape, id: string): void;
  restore(collection: CollectionShape, id: string): void;
  /** Removes the key and empties its rich texts. Cannot be undone. */
  purge(collection: CollectionShape, id: string): void;
  meta<Name extends keyof WorkspaceMeta>(
    field: Name,
    value: NonNullable<WorkspaceMeta[Name]>,
  ): void;
  /** Undo leaves this change alone: it tells of something outside the document. */
  keepFromUndo(): void;
}
