/**
 * Yjs's undo manager as `History` uses it: it captures what each change does to existing content,
 * and takes any of it back.
 */
import * as Y from 'yjs';
import { type EntityRef, LocalChange } from './change.ts';
import type { CollectionShape } from './collection.ts';
import { rootOf } from './document.ts';
import { idOfKey } from './entries.ts';
import { type ChangedBy, unchangedOf } from './unchanged.ts';

/** What one change did. */
export type Capture = Y.UndoManager['undoStack'][number];

interface Travelling {
  readonly isApart: (item: Y.Item) => boolean;
  back: Capture | null;
}

export class Captures {
  readonly #doc: Y.Doc;
  readonly #manager: Y.UndoManager;
  readonly #flatRoots: ReadonlySet<unknown>;
  readonly #onNew: (change: LocalChange, capture: Capture) => void;
  /** What is being undone or redone now, and the capture that reverses it. */
  #travelling: Travelling | null = null;

  /** @param onNew called for a change that isn't captured together with the one before. */
  constructor(
    doc: Y.Doc,
    collections: readonly Pick<CollectionShape, 'name' | 'storage'>[],
    onNew: (change: LocalChange, capture: Capture) => void,
  ) {
    this.#doc = doc;
    this.#onNew = onNew;
    this.#flatRoots = new Set(
      collections
        .filter(({ storage }) => storage === 'flat')
        .map((collection) => rootOf(doc, collection)),
    );
    const scope = [doc.getMap('meta'), ...collections.map((collection) => rootOf(doc, collection))];
    this.#manager = new Y.UndoManager(scope, {
      captureTimeout: Number.MAX_SAFE_INTEGER,
      trackedOrigins: new Set([LocalChange]),
      captureTransaction: ({ origin }) =>
        !(origin instanceof LocalChange) ||
        (origin.undoable && (origin.created.length === 0 || origin.alsoEdits)),
      deleteFilter: (item) => this.#travelling?.isApart(item) !== true,
    });
    this.#manager.on('stack-item-added', this.#onAdded);
  }

  /** The next change is captured separately from the one before. */
  begin(): void {
    this.#manager.stopCapturing();
  }

  /**
   * Takes back what is left of a capture, except of what it `created`, and returns the capture that
   * reverses this; null, with nothing changed, if nothing is left. Adds to `changedBy` who has
   * changed the rest.
   */
  travel(
    capture: Capture,
    direction: 'undo' | 'redo',
    created: readonly EntityRef[],
    changedBy: ChangedBy,
  ): Capture | null {
    const isApart = this.#isIn(created);
    const left = unchangedOf(this.#doc, capture, isApart, changedBy, this.#flatRoots);
    if (left === null) return null;
    const { insertions, deletions } = capture;
    Object.assign(capture, left);
    const stack = direction === 'undo' ? 'undoStack' : 'redoStack';
    const others = this.#manager[stack].filter((each) => each !== capture);
    // Alone: the manager would go on to the next one if this one does nothing.
    this.#manager[stack] = [capture];
    const travelling: Travelling = { isApart, back: null };
    this.#travelling = travelling;
    this.#manager[direction]();
    this.#travelling = null;
    this.#manager[stack] = others;
    // What couldn't be taken back now may be later.
    if (travelling.back === null) Object.assign(capture, { insertions, deletions });
    return travelling.back;
  }

  /** Joins several captures into one, as the manager itself does with changes in quick succession. */
  join(captures: readonly Capture[]): Capture | null {
    const last = captures.at(-1);
    if (last === undefined) return null;
    last.insertions = Y.mergeDeleteSets(captures.map(({ insertions }) => insertions));
    last.deletions = Y.mergeDeleteSets(captures.map(({ deletions }) => deletions));
    this.forget(captures.slice(0, -1));
    return last;
  }

  forget(captures: readonly Capture[]): void {
    const { undoStack, redoStack } = this.#manager;
    this.#manager.undoStack = undoStack.filter((each) => !captures.includes(each));
    this.#manager.redoStack = redoStack.filter((each) => !captures.includes(each));
  }

  /** Forgets what could be redone, as the manager does with each change that it captures. */
  forgetRedo(): void {
    this.#manager.clear(false, true);
  }

  dispose(): void {
    this.#manager.destroy();
  }

  readonly #onAdded = ({ stackItem, origin }: { stackItem: Capture; origin: unknown }) => {
    if (this.#travelling !== null) this.#travelling.back = stackItem;
    else if (origin instanceof LocalChange) this.#onNew(origin, stackItem);
  };

  /**
   * True for what is in one of these records. What a change created is binned, not erased, whatever
   * else is taken back with it.
   */
  #isIn(records: readonly EntityRef[]): (item: Y.Item) => boolean {
    const byRoot = new Map<unknown, { collection: CollectionShape; ids: Set<string> }>();
    for (const { collection, id } of records) {
      const root = rootOf(this.#doc, collection);
      const known = byRoot.get(root);
      if (known === undefined) byRoot.set(root, { collection, ids: new Set([id]) });
      else known.ids.add(id);
    }
    return (item) => {
      let entry = item;
      for (let above = parentItem(entry); above !== null; above = parentItem(entry)) entry = above;
      const of = byRoot.get(entry.parent);
      if (of === undefined || entry.parentSub === null) return false;
      return of.ids.has(idOfKey(of.collection, entry.parentSub));
    };
  }
}

function parentItem(item: Y.Item): Y.Item | null {
  return (item.parent as Y.AbstractType<unknown>)._item;
}
