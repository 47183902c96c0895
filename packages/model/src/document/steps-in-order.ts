/** Several undo histories as one: each keeps its own steps, and the latest of all goes first. */

/** Numbers steps across histories; no number is used twice. */
export class StepNumbers {
  #last = 0;
  /** The number of the last new step, as opposed to one that was undone or redone. */
  #made = 0;

  /** For a step that a person has just made: earlier ones can no longer be redone. */
  made(): number {
    this.#made = this.travelled();
    return this.#made;
  }

  /** For a step that undo or redo has moved to the other's list. */
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
  /** The name and number of the step that undo would take back; `null` if there is none. */
  readonly undoStep: { readonly name: string; readonly number: number } | null;
  readonly redoStep: { readonly name: string; readonly number: number } | null;
  /** The name of what was taken back; `null` if nothing was left. */
  undo(): string | null;
  redo(): string | null;
}

/** The name of what undo would take back; `null` if there is nothing. */
export function nextUndo(histories: Iterable<StepHistory>): string | null {
  return latest(histories, 'undo', 0)?.undoStep?.name ?? null;
}

export function nextRedo(histories: Iterable<StepHistory>, numbers: StepNumbers): string | null {
  return latest(histories, 'redo', numbers.lastMade)?.redoStep?.name ?? null;
}

/** Takes back the latest step of all; skips what others have overwritten since. */
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
    // Everything left in it had been overwritten.
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
