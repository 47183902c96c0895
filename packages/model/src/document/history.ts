/** Undo and redo of this person's own changes, and nobody else's (DOC-9). */
import * as Y from 'yjs';
import { LocalChange, type EntityRef } from './change.ts';
import { isNewer, rootOf } from './document.ts';
import type { CollectionShape } from './entity.ts';
import type { PersonId } from '../shared/ids.ts';

type StackItem = Y.UndoManager['undoStack'][number];

interface Step {
  readonly name: string;
  readonly item: StackItem | null;
  /** What a creating step made. Undoing it bins these: erasing them would erase what the other person has added since. */
  readonly created: readonly EntityRef[];
  readonly person: PersonId | null;
}

/** Changes of one name and subject closer together than this are one step. */
const SAME_STEP_MS = 1_500;
/** Steps that are remembered. */
const MAX_STEPS = 200;

export class History {
  readonly #doc: Y.Doc;
  readonly #manager: Y.UndoManager;
  readonly #now: () => number;
  readonly #listeners = new Set<() => void>();
  #undo: Step[] = [];
  #redo: Step[] = [];
  #last: { name: string; subject: string | null; at: number } | null = null;

  constructor(
    doc: Y.Doc,
    collections: readonly Pick<CollectionShape, 'name'>[],
    now: () => number,
  ) {
    this.#doc = doc;
    this.#now = now;
    const scope = [doc.getMap('meta'), ...collections.map((collection) => rootOf(doc, collection))];
    this.#manager = new Y.UndoManager(scope, {
      captureTimeout: Number.MAX_SAFE_INTEGER,
      trackedOrigins: new Set([LocalChange]),
      captureTransaction: ({ origin }) =>
        !(origin instanceof LocalChange) || (origin.undoable && origin.created.length === 0),
    });
    this.#manager.on('stack-item-added', this.#onAdded);
    doc.on('beforeTransaction', this.#beforeTransaction);
    doc.on('afterTransaction', this.#afterTransaction);
  }

  /** The name of the change that `undo` would take back, `null` when there is none. */
  get undoName(): string | null {
    return this.#undo.at(-1)?.name ?? null;
  }

  get redoName(): string | null {
    return this.#redo.at(-1)?.name ?? null;
  }

  /** Takes the last step back; returns its name, `null` when nothing was left to take back. */
  undo(): string | null {
    return this.#travel('undo');
  }

  redo(): string | null {
    return this.#travel('redo');
  }

  /** Calls back after each change of what could be undone or redone; returns the unsubscriber. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  dispose(): void {
    this.#doc.off('beforeTransaction', this.#beforeTransaction);
    this.#doc.off('afterTransaction', this.#afterTransaction);
    this.#manager.destroy();
    this.#listeners.clear();
  }

  #travel(direction: 'undo' | 'redo'): string | null {
    if (isNewer(this.#doc)) return null;
    const [from, to] = direction === 'undo' ? [this.#undo, this.#redo] : [this.#redo, this.#undo];
    this.#last = null;
    let step = from.pop();
    // What others have since overwritten is skipped.
    while (step !== undefined && !this.#takeBack(step, direction)) step = from.pop();
    if (step?.item === null) to.push(step);
    this.#notify();
    return step?.name ?? null;
  }

  #takeBack(step: Step, direction: 'undo' | 'redo'): boolean {
    return step.item === null
      ? this.#setBinned(step, direction === 'undo')
      : this.#travelOne(step.name, step.item, direction);
  }

  /** Takes back one captured step; false when nothing of it was left to take back. */
  #travelOne(name: string, item: StackItem, direction: 'undo' | 'redo'): boolean {
    const stack = direction === 'undo' ? this.#manager.undoStack : this.#manager.redoStack;
    const at = stack.indexOf(item);
    if (at === -1) return false;
    // The manager would go on to the step below when this one does nothing, past a creation that only this class knows of.
    const below = stack.splice(0, at);
    this.#travelling = { name, direction };
    const done = this.#manager[direction]() !== null;
    this.#travelling = null;
    stack.unshift(...below);
    return done;
  }

  /** Returns whether any of them was not so already. */
  #setBinned({ created, person }: Step, binned: boolean): boolean {
    let changed = false;
    this.#doc.transact(() => {
      for (const { collection, id } of created) {
        const root = rootOf(this.#doc, collection);
        const entry = root.get(id);
        if (entry instanceof Y.Map) {
          if (entry.has('deletedAt') === binned) continue;
          if (binned) {
            entry.set('deletedAt', this.#now());
            entry.set('deletedBy', person);
          } else {
            entry.delete('deletedAt');
            entry.delete('deletedBy');
          }
        } else if (typeof entry === 'object' && entry !== null) {
          if (Object.hasOwn(entry, 'deletedAt') === binned) continue;
          const { deletedAt: _at, deletedBy: _by, ...rest } = entry as Record<string, unknown>;
          root.set(id, binned ? { ...rest, deletedAt: this.#now(), deletedBy: person } : rest);
        } else continue;
        changed = true;
      }
    }, this);
    return changed;
  }

  #travelling: { name: string; direction: 'undo' | 'redo' } | null = null;

  readonly #onAdded = ({
    stackItem,
    type,
    origin,
  }: {
    stackItem: StackItem;
    type: 'undo' | 'redo';
    origin: unknown;
  }) => {
    const name = this.#travelling?.name ?? (origin instanceof LocalChange ? origin.name : '');
    const step: Step = { name, item: stackItem, created: [], person: null };
    (type === 'undo' ? this.#undo : this.#redo).push(step);
    if (this.#travelling === null) this.#redo = [];
    this.#trim();
    this.#notify();
  };

  readonly #beforeTransaction = ({ origin }: Y.Transaction) => {
    if (!(origin instanceof LocalChange)) return;
    const at = this.#now();
    const last = this.#last;
    const sameStep =
      last !== null &&
      origin.subject !== null &&
      last.name === origin.name &&
      last.subject === origin.subject &&
      at - last.at < SAME_STEP_MS;
    if (!sameStep) this.#manager.stopCapturing();
    this.#last = { name: origin.name, subject: origin.subject, at };
  };

  readonly #afterTransaction = ({ origin }: Y.Transaction) => {
    if (!(origin instanceof LocalChange) || origin.created.length === 0) return;
    this.#undo.push({
      name: origin.name,
      item: null,
      created: origin.created,
      person: origin.person,
    });
    this.#redo = [];
    this.#manager.clear(false, true);
    this.#trim();
    this.#notify();
  };

  #trim(): void {
    if (this.#undo.length > MAX_STEPS) this.#undo.shift();
  }

  #notify(): void {
    for (const listener of this.#listeners) listener();
  }
}
