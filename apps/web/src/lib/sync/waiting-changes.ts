/** Counts the changes the relay has not confirmed. A change is what undo would call one step, not a keystroke. */
import { LocalChange } from '@cairn/model/document';

interface Step {
  readonly label: string;
  last: number;
  at: number;
}

/** Edits of one kind closer together than this are one change. */
const SAME_CHANGE_MS = 1_500;

export class WaitingChanges {
  #edits = 0;
  #steps: Step[];
  /** For each counted frame of this socket, the edits made by then; -1 for those that prove nothing. */
  #frames: number[] = [];
  #whole = false;
  readonly #now: () => number;

  /** `left`: how many were waiting when the page was last open. */
  constructor(left: number, now: () => number) {
    this.#now = now;
    this.#steps = Array.from({ length: left }, () => ({ label: '', last: 0, at: 0 }));
  }

  get count(): number {
    return this.#steps.length;
  }

  /** Notes an edit made here, by its transaction's origin. */
  edited(origin: unknown): void {
    const label =
      origin instanceof LocalChange ? `${origin.name} ${origin.subject ?? this.#edits}` : 'prose';
    const at = this.#now();
    const step = this.#steps.at(-1);
    this.#edits += 1;
    if (step?.label === label && at - step.at < SAME_CHANGE_MS) {
      step.last = this.#edits;
      step.at = at;
    } else this.#steps.push({ label, last: this.#edits, at });
  }

  socketOpened(): void {
    this.#frames = [];
    this.#whole = false;
  }

  /** Until a frame has filled the relay up, a later update says nothing of the edits before it. */
  frameSent(whole: boolean): void {
    this.#whole ||= whole;
    this.#frames.push(this.#whole ? this.#edits : -1);
  }

  /** The relay has made the first `frames` counted frames durable. */
  stored(frames: number): void {
    const edits = this.#frames[frames - 1] ?? -1;
    this.#steps = this.#steps.filter(({ last }) => last > edits);
  }
}
