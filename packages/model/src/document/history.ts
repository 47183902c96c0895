/** Undo and redo of this person's own changes, and nobody else's (DOC-9). */
import * as Y from 'yjs';
import { setBinned } from './bin-created.ts';
import { LocalChange, type EntityRef } from './change.ts';
import { isNewer, rootOf } from './document.ts';
import type { CollectionShape } from './collection.ts';
import { StepNumbers, type StepHistory } from './steps-in-order.ts';
import type { PersonId } from '../shared/ids.ts';

type StackItem = Y.UndoManager['undoStack'][number];

interface Step {
  readonly name: string;
  /** What it changed of what was there; null for a step that only made things. */
  readonly item: StackItem | null;
  /** What a creating step made. Undoing it bins these: erasing them would erase what the other person has added since. */
  readonly created: readonly EntityRef[];
  readonly person: PersonId | null;
  /** Higher than those of all steps before it, those of rich texts included. */
  readonly number: number;
}

/** What one person writes in one place, such as a title, from entering it until leaving it. */
export interface Writing {
  /** Runs `edit`; what it changes belongs to this writing. */
  during(edit: () => void): void;
  /** Takes all of it back as one step, which redo brings again; returns its name, `null` when nothing was left. */
  takeBack(): string | null;
}

const NAMELESS = { name: '', created: [], person: null };

/** Changes of one name and subject closer together than this are one step. */
const SAME_STEP_MS = 1_500;
/** Steps that are remembered. */
const MAX_STEPS = 200;

export class History implements StepHistory {
  readonly #doc: Y.Doc;
  readonly #manager: Y.UndoManager;
  readonly #now: () => number;
  readonly #numbers: StepNumbers;
  readonly #listeners = new Set<() => void>();
  #undo: Step[] = [];
  #redo: Step[] = [];
  #last: { name: string; subject: string | null; at: number } | null = null;

  constructor(
    doc: Y.Doc,
    collections: readonly Pick<CollectionShape, 'name'>[],
    now: () => number,
    numbers = new StepNumbers(),
  ) {
    this.#doc = doc;
    this.#now = now;
    this.#numbers = numbers;
    const scope = [doc.getMap('meta'), ...collections.map((collection) => rootOf(doc, collection))];
    this.#manager = new Y.UndoManager(scope, {
      captureTimeout: Number.MAX_SAFE_INTEGER,
      trackedOrigins: new Set([LocalChange]),
      captureTransaction: ({ origin }) =>
        !(origin instanceof LocalChange) ||
        (origin.undoable && (origin.created.length === 0 || origin.alsoEdits)),
      deleteFilter: (item) => !this.#isOfCreated(item),
    });
    this.#manager.on('stack-item-added', this.#onAdded);
    doc.on('beforeTransaction', this.#beforeTransaction);
    doc.on('afterTransaction', this.#afterTransaction);
  }

  /** The change that `undo` would take back, `null` when there is none. */
  get undoStep(): StepHistory['undoStep'] {
    return this.#undo.at(-1) ?? null;
  }

  get redoStep(): StepHistory['redoStep'] {
    return this.#redo.at(-1) ?? null;
  }

  get undoName(): string | null {
    return this.undoStep?.name ?? null;
  }

  get redoName(): string | null {
    return this.redoStep?.name ?? null;
  }

  /** Takes the last step back; returns its name, `null` when nothing was left to take back. */
  undo(): string | null {
    return this.#travel('undo');
  }

  redo(): string | null {
    return this.#travel('redo');
  }

  /** What is written from now on in one place is a step of its own, even right after another one. */
  beginWriting(): Writing {
    this.#last = null;
    const steps = new Set<Step>();
    return {
      during: (edit) => {
        this.#writing = steps;
        try {
          edit();
        } finally {
          this.#writing = null;
        }
      },
      takeBack: () => {
        const step = this.#joined(steps);
        steps.clear();
        return step === null ? null : this.#travel('undo', step);
      },
    };
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

  /** Goes one step, or just `only`, which must be out of its list already. */
  #travel(direction: 'undo' | 'redo', only?: Step): string | null {
    if (isNewer(this.#doc)) return null;
    const [from, to] = direction === 'undo' ? [this.#undo, this.#redo] : [this.#redo, this.#undo];
    const next = () => (only === undefined ? from.pop() : undefined);
    this.#last = null;
    let step = only ?? next();
    // What others have since overwritten is skipped.
    while (step !== undefined && !this.#takeBack(step, direction, to)) step = next();
    this.#notify();
    return step?.name ?? null;
  }

  /** Makes one step of several and takes it out of what undo would go through; `null` when none of them is left. */
  #joined(steps: ReadonlySet<Step>): Step | null {
    const own = this.#undo.filter((step) => steps.has(step));
    this.#undo = this.#undo.filter((step) => !steps.has(step));
    const items = own.flatMap(({ item }) => (item === null ? [] : [item]));
    const last = own.at(-1);
    if (last === undefined) return null;
    const item = items.pop() ?? null;
    if (item !== null) {
      const all = [...items, item];
      // As the manager itself joins changes that follow each other quickly.
      item.insertions = Y.mergeDeleteSets(all.map(({ insertions }) => insertions));
      item.deletions = Y.mergeDeleteSets(all.map(({ deletions }) => deletions));
      const { undoStack } = this.#manager;
      this.#manager.undoStack = undoStack.filter((each) => !items.includes(each));
    }
    return { ...last, item, created: own.flatMap(({ created }) => created) };
  }

  /** Takes back what a step made and what it changed; false when nothing of either was left. */
  #takeBack(step: Step, direction: 'undo' | 'redo', to: Step[]): boolean {
    const wentBack = step.item !== null && this.#travelOne(step, step.item, direction);
    const wasBinned =
      step.created.length > 0 && setBinned(this.#doc, step, direction === 'undo', this.#now, this);
    // The manager's own step for the way back is there already when it did something.
    if (wasBinned && !wentBack) to.push({ ...step, item: null, number: this.#numbers.travelled() });
    return wentBack || wasBinned;
  }

  /** What a change made is binned, not erased, whatever else is taken back with it. */
  #isOfCreated(item: Y.Item): boolean {
    const created = this.#travelling?.step.created ?? [];
    if (created.length === 0) return false;
    let entry = item;
    for (let above = parentItem(entry); above !== null; above = parentItem(entry)) entry = above;
    return created.some(
      ({ collection, id }) =>
        entry.parentSub === id && entry.parent === (rootOf(this.#doc, collection) as unknown),
    );
  }

  /** Takes back one captured step; false when nothing of it was left to take back. */
  #travelOne(step: Step, item: StackItem, direction: 'undo' | 'redo'): boolean {
    const stack = direction === 'undo' ? this.#manager.undoStack : this.#manager.redoStack;
    const at = stack.indexOf(item);
    if (at === -1) return false;
    // The manager would go on to the step below when this one does nothing, past a creation that only this class knows of.
    const above = stack.splice(at + 1);
    const below = stack.splice(0, at);
    this.#travelling = { step, direction };
    const done = this.#manager[direction]() !== null;
    this.#travelling = null;
    stack.unshift(...below);
    stack.push(...above);
    return done;
  }

  /** The steps of what is being written in one place, while it is. */
  #writing: Set<Step> | null = null;

  #travelling: { step: Step; direction: 'undo' | 'redo' } | null = null;

  readonly #onAdded = ({
    stackItem,
    type,
    origin,
  }: {
    stackItem: StackItem;
    type: 'undo' | 'redo';
    origin: unknown;
  }) => {
    const { name, created, person } =
      this.#travelling?.step ?? (origin instanceof LocalChange ? origin : NAMELESS);
    const isNew = this.#travelling === null;
    const number = isNew ? this.#numbers.made() : this.#numbers.travelled();
    const step: Step = { name, item: stackItem, created, person, number };
    (type === 'undo' ? this.#undo : this.#redo).push(step);
    this.#writing?.add(step);
    if (isNew) this.#redo = [];
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
    // What also edits was captured by the manager, and is a step already.
    if (origin.alsoEdits || !origin.undoable) return;
    this.#undo.push({
      name: origin.name,
      item: null,
      created: origin.created,
      person: origin.person,
      number: this.#numbers.made(),
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

function parentItem(item: Y.Item): Y.Item | null {
  return (item.parent as Y.AbstractType<unknown>)._item;
}
