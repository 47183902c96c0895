/** Several undo histories as one: each keeps its own steps, and the latest of all goes first. */

/** Numbers steps across histories; no number is used twice. */
export class StepNumbers {
  #last = 0;
  /** The number of the last new step, as opposed to one that was undone or redone. */
  #made = 0;
  /** The number that all steps get which are made together. */
  #shared: number | null = null;

  /** Makes everything that `run` does one step, whichever histories its parts are in. */
  together<R>(run: () => R): R {
    const outer = this.#shared;
    this.#shared = outer ?? this.travelled();
    try {
      return run();
    } finally {
      this.#shared = outer;
    }
  }

  /** For a step that a person has just made: earlier ones can no longer be redone. */
  made(): number {
    this.#made = this.travelled();
    return this.#made;
  }

  /** For a step that undo or redo has moved to the other's list. */
  travelled(): number {
    if (this.#shared !== null) return this.#shared;
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

/** Takes back the latest step of all, in each history that has a part of it; skips what others have overwritten since. */
export function undoLatest(histories: readonly StepHistory[], numbers: StepNumbers): string | null {
  return travel(histories, 'undo', () => 0, numbers);
}

export function redoLatest(histories: readonly StepHistory[], numbers: StepNumbers): string | null {
  return travel(histories, 'redo', () => numbers.lastMade, numbers);
}

function travel(
  histories: readonly StepHistory[],
  direction: Direction,
  floor: () => number,
  numbers: StepNumbers,
): string | null {
  const next = () => latest(histories, direction, floor());
  const empty = new Set<StepHistory>();
  for (let from = next(); from !== null && !empty.has(from); from = next()) {
    const first = from;
    const number = stepIn(first, direction)?.number;
    const name = numbers.together(() => {
      const gone = first[direction]();
      for (const other of histories)
        if (gone !== null && other !== first && stepIn(other, direction)?.number === number)
          other[direction]();
      return gone;
    });
    if (name !== null) return name;
    // Everything left in it had been overwritten.
    empty.add(first);
  }
  return null;
}

type Direction = 'undo' | 'redo';

function stepIn(history: StepHistory, direction: Direction): StepHistory['undoStep'] {
  return direction === 'undo' ? history.undoStep : history.redoStep;
}

/** The history whose next step has the highest number above `floor`. */
function latest(
  histories: Iterable<StepHistory>,
  direction: Direction,
  floor: number,
): StepHistory | null {
  let found: StepHistory | null = null;
  let highest = floor;
  for (const history of histories) {
    const step = stepIn(history, direction);
    if (step === null || step.number <= highest) continue;
    found = history;
    highest = step.number;
  }
  return found;
}
