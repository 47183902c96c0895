/** Several histories as one: each keeps its own steps, and the latest of all of them goes first. */

/** Numbers steps across histories; each number is used once. */
export class StepNumbers {
  #last = 0;
  /** The number of the last step that was made, not travelled to. */
  #made = 0;

  /** For a step that a person has just made: what could be redone before it no longer can. */
  made(): number {
    this.#made = this.travelled();
    return this.#made;
  }

  /** For a step that undo or redo has put where the other finds it. */
  travelled(): number {
    this.#last += 1;
    return this.#last;
  }

  get lastMade(): number {
    return this.#made;
  }
}

/** One of the histories. */
export interface StepHistory {
  /** The name of the step that undo would take back, and its number; `null` when there is none. */
  readonly undoStep: { readonly name: string; readonly number: number } | null;
  readonly redoStep: { readonly name: string; readonly number: number } | null;
  /** The name of what was taken back; `null` when nothing was left. */
  undo(): string | null;
  redo(): string | null;
}

/** The name of what undo would take back. */
export function nextUndo(histories: Iterable<StepHistory>): string | null {
  return latest(histories, 'undo', 0)?.undoStep?.name ?? null;
}

export function nextRedo(histories: Iterable<StepHistory>, numbers: StepNumbers): string | null {
  return latest(histories, 'redo', numbers.lastMade)?.redoStep?.name ?? null;
}

/** Takes back the latest step of all; what others have overwritten since is skipped. */
export function undoLatest(histories: Iterable<StepHistory>): string | null {
  return travel(() => latest(histories, 'undo', 0), 'undo');
}

export function redoLatest(histories: Iterable<StepHistory>, numbers: StepNumbers): string | null {
  return travel(() => latest(histories, 'redo', numbers.lastMade), 'redo');
}

function travel(next: () => StepHistory | null, direction: 'undo' | 'redo'): string | null {
  const empty = new Set<StepHistory>();
  for (let from = next(); from !== null && !empty.has(from); from = next()) {
    const name = from[direction]();
    if (name !== null) return name;
    // All that was left in it had been overwritten.
    empty.add(from);
  }
  return null;
}

/** The history whose next step has the highest number above `floor`. */
function latest(
  histories: Iterable<StepHistory>,
  direction: 'undo' | 'redo',
  floor: number,
): StepHistory | null {
  let found: StepHistory | null = null;
  let highest = floor;
  for (const history of histories) {
    const step = direction === 'undo' ? history.undoStep : history.redoStep;
    if (step === null || step.number <= highest) continue;
    found = history;
    highest = step.number;
  }
  return found;
}
