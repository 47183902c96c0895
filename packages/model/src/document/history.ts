/** Undo and redo of this person's own changes, and nobody else's (DOC-9). */
import * as Y from 'yjs';
import { LocalChange, type EntityRef } from './change.ts';
import { rootOf } from './document.ts';
import type { CollectionShape } from './entity.ts';

type StackItem = Y.UndoManager['undoStack'][number];

interface Step {
  readonly name: string;
  readonly item: StackItem | null;
  /** What a creating step made. Undoing it bins these: erasing them would erase what the other person has added since. */
  readonly created: readonly EntityRef[];
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

  constructor(doc: Y.Doc, collections: readonly Pick<CollectionShape, 'name'>[], now: () => number) {
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
    const from = direction === 'undo' ? this.#undo : this.#redo;
    const step = from.pop();
    if (step === undefined) return null;
    this.#last = null;
    if (step.item === null) {
      this.#setBinned(step.created, direction === 'undo');
      (direction === 'undo' ? this.#redo : this.#undo).push(step);
    } else {
      this.#travelling = { name: step.name, direction };
      this.#manager[direction]();
      this.#travelling = null;
      this.#dropSpent();
    }
    this.#notify();
    return step.name;
  }

  /** The manager skips steps that others have since overwritten; forget those as well. */
  #dropSpent(): void {
    const live = new Set([...this.#manager.undoStack, ...this.#manager.redoStack]);
    const isLive = ({ item }: Step) => item === null || live.has(item);
    this.#undo = this.#undo.filter(isLive);
    this.#redo = this.#redo.filter(isLive);
  }

  #setBinned(refs: readonly EntityRef[], binned: boolean): void {
    this.#doc.transact(() => {
      for (const { collection, id } of refs) {
        const root = rootOf(this.#doc, collection);
        const entry = root.get(id);
        if (entry instanceof Y.Map) {
          if (binned) entry.set('deletedAt', this.#now());
          else entry.delete('deletedAt');
        } else if (typeof entry === 'object' && entry !== null) {
          const { deletedAt: _old, ...rest } = entry as Record<string, unknown>;
          root.set(id, binned ? { ...rest, deletedAt: this.#now() } : rest);
        }
      }
    }, this);
  }

  #travelling: { name: string; direction: 'undo' | 'redo' } | null = null;

  readonly #onAdded = ({ stackItem, type, origin }: { stackItem: StackItem; type: 'undo' | 'redo'; origin: unknown }) => {
    const name = this.#travelling?.name ?? (origin instanceof LocalChange ? origin.name : '');
    const step: Step = { name, item: stackItem, created: [] };
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
    this.#undo.push({ name: origin.name, item: null, created: origin.created });
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
