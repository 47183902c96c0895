/** Undo and redo of this person's writing in one rich text (DOC-9). It outlives the editor. */
import * as Y from 'yjs';

/** Keystrokes closer together than this are one step. */
const SAME_STEP_MS = 500;

export class ProseHistory {
  readonly #manager: Y.UndoManager;
  /** Whoever writes for this person says so with it, as the origin of the transaction. */
  readonly origin: object = {};

  constructor(text: Y.Text) {
    this.#manager = new Y.UndoManager(text, {
      captureTimeout: SAME_STEP_MS,
      trackedOrigins: new Set([this.origin]),
    });
  }

  /** False when there is nothing to take back. */
  undo(): boolean {
    return this.#manager.undo() !== null;
  }

  redo(): boolean {
    return this.#manager.redo() !== null;
  }

  /** True for the transactions that undo and redo make. */
  isTravel(origin: unknown): boolean {
    return origin === this.#manager;
  }

  dispose(): void {
    this.#manager.destroy();
  }
}
