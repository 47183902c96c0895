/** Undo and redo of this person's writing in one rich text (DOC-9). It outlives the editor. */
import * as Y from 'yjs';
import { isNewer } from './document.ts';
import { type StepHistory, StepNumbers } from './steps-in-order.ts';

/** Keystrokes closer together than this are one step. */
const SAME_STEP_MS = 500;
const NUMBER = 'number';
/** The name of every step in a rich text. */
const WRITING = 'notes.write';

type StackItem = Y.UndoManager['undoStack'][number];

export class ProseHistory implements StepHistory {
  readonly #text: Y.Text;
  readonly #manager: Y.UndoManager;
  readonly #numbers: StepNumbers;
  readonly #onchange: () => void;
  #isTravelling = false;
  /** The origin for transactions that write for this person. */
  readonly origin: object = {};

  constructor(text: Y.Text, numbers = new StepNumbers(), onchange: () => void = () => {}) {
    this.#text = text;
    this.#numbers = numbers;
    this.#onchange = onchange;
    this.#manager = new Y.UndoManager(text, {
      captureTimeout: SAME_STEP_MS,
      trackedOrigins: new Set([this.origin]),
    });
    this.#manager.on('stack-item-added', this.#onStep);
    this.#manager.on('stack-item-updated', this.#onStep);
  }

  get undoStep(): StepHistory['undoStep'] {
    return stepOf(this.#manager.undoStack.at(-1));
  }

  get redoStep(): StepHistory['redoStep'] {
    return stepOf(this.#manager.redoStack.at(-1));
  }

  /** Returns the step's name; `null` if there is nothing to take back. */
  undo(): string | null {
    return this.#travel('undo');
  }

  redo(): string | null {
    return this.#travel('redo');
  }

  /** True for the transactions that undo and redo make. */
  isTravel(origin: unknown): boolean {
    return origin === this.#manager;
  }

  dispose(): void {
    this.#manager.destroy();
  }

  #travel(direction: 'undo' | 'redo'): string | null {
    const { doc } = this.#text;
    if (doc === null || isNewer(doc)) return null;
    this.#isTravelling = true;
    const travelled = this.#manager[direction]();
    this.#isTravelling = false;
    this.#onchange();
    return travelled === null ? null : WRITING;
  }

  readonly #onStep = ({ stackItem }: { readonly stackItem: StackItem }) => {
    const number = this.#isTravelling ? this.#numbers.travelled() : this.#numbers.made();
    stackItem.meta.set(NUMBER, number);
    this.#onchange();
  };
}

function stepOf(item: StackItem | undefined): StepHistory['undoStep'] {
  return item ? { name: WRITING, number: Number(item.meta.get(NUMBER)) } : null;
}
