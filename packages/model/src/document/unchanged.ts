/**
 * What of a step is still as the step left it. Undo takes back this much and no more (DOC-9). Yjs
 * alone would put a field's old value over another one that undo has restored, and erase a field
 * that two people set at the same moment.
 */
import * as Y from 'yjs';

/** What was inserted into and deleted from a document, as an undo manager remembers it. */
export interface Captured {
  insertions: Y.UndoManager['undoStack'][number]['insertions'];
  deletions: Y.UndoManager['undoStack'][number]['deletions'];
}

/** The Yjs clients whose changes have replaced what a step did; null for a change of unknown origin. */
export type ChangedBy = Set<number | null>;

/**
 * `null` if nothing is left. Adds to `changedBy` who has changed the rest, except for what was
 * deleted for good. Items for which `isApart` holds are kept as they are, and don't count.
 * `flatRoots`: the root maps whose keys are fields and not records.
 */
export function unchangedOf(
  doc: Y.Doc,
  captured: Captured,
  isApart: (item: Y.Item) => boolean,
  changedBy: ChangedBy,
  flatRoots: ReadonlySet<unknown> = new Set(),
): Captured | null {
  const insertions = new Gathered();
  const deletions = new Gathered();
  const fields = new Fields();
  let isLeft = false;
  // In one transaction, since Yjs may merge at the end of each what is split here.
  doc.transact((transaction) => {
    for (const kind of ['insertions', 'deletions'] as const) {
      const gathered = kind === 'insertions' ? insertions : deletions;
      const opposite = kind === 'insertions' ? captured.deletions : captured.insertions;
      Y.iterateDeletedStructs(transaction, captured[kind], (struct) => {
        if (!(struct instanceof Y.Item)) return;
        // What the step inserted and deleted again itself isn't part of what it did.
        if (isApart(struct) || Y.isDeleted(opposite, struct.id)) gathered.add(struct);
        else if (parentOf(struct)._item?.deleted === true) return;
        else if (struct.parentSub !== null) fields.at(struct, struct.parentSub)[kind].push(struct);
        else {
          gathered.add(struct);
          if (kind === 'deletions' || !isGone(doc, struct)) isLeft = true;
          else changedBy.add(null);
        }
      });
    }
    for (const field of fields) {
      if (!isAsLeft(doc, field, captured.insertions, changedBy, flatRoots)) continue;
      isLeft = true;
      field.insertions.forEach((item) => insertions.add(item));
      field.deletions.forEach((item) => deletions.add(item));
    }
  });
  return isLeft ? { insertions: insertions.set(), deletions: deletions.set() } : null;
}

function isAsLeft(
  doc: Y.Doc,
  field: Field,
  inserted: Captured['insertions'],
  changedBy: ChangedBy,
  flatRoots: ReadonlySet<unknown>,
): boolean {
  const { parent, key, insertions, deletions } = field;
  const isSet = insertions.length > 0;
  const own = (isSet ? insertions : deletions).map((item) => latest(doc, item));
  const now = parent._map.get(key);
  const rival = now !== undefined && isSet ? rivalOf(now, inserted) : null;
  if (now === undefined || !own.includes(now)) changedBy.add(now?.id.client ?? null);
  else if (isSet && now.deleted) {
    // At the root it is a whole record, which was deleted for good, unless each field is a key of it.
    if (parent._item !== null || flatRoots.has(parent)) changedBy.add(null);
  } else if (rival !== null) changedBy.add(rival.id.client);
  else return true;
  return false;
}

/**
 * What somebody else put there at the same moment, and lost. A step that set the same place several
 * times, as the fields of a record that is one value, has it before the first of its items.
 */
function rivalOf(now: Y.Item, inserted: Captured['insertions']): Y.Item | null {
  let { left, origin } = now;
  while (left !== null && Y.compareIDs(left.lastId, origin)) {
    if (!Y.isDeleted(inserted, left.id)) return null;
    ({ left, origin } = left);
  }
  return left;
}

/** The item that undo and redo have put in place of this one. */
function latest(doc: Y.Doc, item: Y.Item): Y.Item {
  let last = item;
  while (last.redone !== null) last = Y.getItem(doc.store, last.redone);
  return last;
}

/** True if none of these letters is left, wherever undo and redo have put them. */
function isGone(doc: Y.Doc, item: Y.Item, from = 0, length = item.length): boolean {
  if (item.redone === null) return item.deleted;
  for (let at = from; at < from + length;) {
    const { client, clock } = item.redone;
    const next = Y.getItem(doc.store, Y.createID(client, clock + at));
    const offset = clock + at - next.id.clock;
    const here = Math.min(from + length - at, next.length - offset);
    if (!isGone(doc, next, offset, here)) return false;
    at += here;
  }
  return true;
}

function parentOf(item: Y.Item): Y.AbstractType<unknown> {
  return item.parent as Y.AbstractType<unknown>;
}

/** What a step did to one field of a record, or to a record that is one value. */
interface Field {
  readonly parent: Y.AbstractType<unknown>;
  readonly key: string;
  readonly insertions: Y.Item[];
  readonly deletions: Y.Item[];
}

class Fields {
  readonly #all = new Map<Y.AbstractType<unknown>, Map<string, Field>>();

  at(item: Y.Item, key: string): Field {
    const parent = parentOf(item);
    const ofParent = this.#all.get(parent) ?? new Map<string, Field>();
    const field = ofParent.get(key) ?? { parent, key, insertions: [], deletions: [] };
    this.#all.set(parent, ofParent.set(key, field));
    return field;
  }

  *[Symbol.iterator](): Iterator<Field> {
    for (const ofParent of this.#all.values()) yield* ofParent.values();
  }
}

/** Collects items into one set. */
class Gathered {
  readonly #clients = new Map<number, { clock: number; len: number }[]>();

  add({ id: { client, clock }, length }: Y.Item): void {
    const runs = this.#clients.get(client) ?? [];
    runs.push({ clock, len: length });
    this.#clients.set(client, runs);
  }

  set(): Captured['insertions'] {
    const set = Y.createDeleteSet();
    for (const [client, runs] of this.#clients) set.clients.set(client, runs);
    // Sorts each client's runs and joins neighbours.
    return Y.mergeDeleteSets([set]);
  }
}
