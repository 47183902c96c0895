/** Undo and redo of this person's own changes, and nobody else's (DOC-9). */
import type * as Y from 'yjs';
import type { PersonId } from '../shared/ids.ts';
import { binnedBy, setBinned } from './bin-created.ts';
import { type Capture, Captures } from './captures.ts';
import { type EntityRef, LocalChange } from './change.ts';
import type { CollectionShape } from './collection.ts';
import { isNewer } from './document.ts';
import { type StepHistory, StepNumbers } from './steps-in-order.ts';
import type { ChangedBy } from './unchanged.ts';

/** One step of undo. The object stays the same when the step is undone and redone. */
export interface Step {
  readonly name: string;
}

interface OwnStep extends Step {
  readonly person: PersonId;
  /** What it changed in existing content; null for a step that only created records. */
  capture: Capture | null;
  /**
   * What it created. Undoing the step bins these: erasing them would erase what the other person
   * has added since.
   */
  created: readonly EntityRef[];
  /** Higher than those of all earlier steps, including those in rich texts. */
  number: number;
}

/** Who has changed something since; null if that isn't known. */
interface Changed {
  readonly by: PersonId | null;
}

/** The result of taking a step back. `kept`: part of it stays, because somebody has changed it since. */
export type TakenBack =
  | { readonly ok: true; readonly kept: Changed | null }
  | ({ readonly ok: false; readonly reason: 'changed' } & Changed)
  /** `deleted`: what it was about has been deleted for good. */
  | { readonly ok: false; readonly reason: 'deleted' | 'undone' | 'readOnly' };

/** What one person writes in one place, such as a title, between entering and leaving it. */
export interface Writing {
  /** Runs `edit`; what it changes belongs to this writing. */
  during(edit: () => void): void;
  /** Takes all of it back as one step, which can be redone; returns its name, `null` if nothing was left. */
  takeBack(): string | null;
}

export interface HistoryOptions {
  readonly numbers?: StepNumbers;
  /** Who writes under a Yjs client, if that is known. */
  readonly personOf?: (client: number) => PersonId | null;
}

/** Changes with the same name and subject closer together than this are one step. */
const SAME_STEP_MS = 1_500;
/** How many steps are remembered. */
const MAX_STEPS = 200;

export class History implements StepHistory {
  readonly #doc: Y.Doc;
  readonly #captures: Captures;
  readonly #now: () => number;
  readonly #numbers: StepNumbers;
  readonly #personOf: (client: number) => PersonId | null;
  readonly #listeners = new Set<() => void>();
  #undo: OwnStep[] = [];
  #redo: OwnStep[] = [];
  #last: { name: string; subject: string | null; at: number } | null = null;
  /** Collects the steps that are made now. */
  #gathered: Set<OwnStep> | null = null;

  constructor(
    doc: Y.Doc,
    collections: readonly Pick<CollectionShape, 'name' | 'storage'>[],
    now: () => number,
    { numbers = new StepNumbers(), personOf = () => null }: HistoryOptions = {},
  ) {
    this.#doc = doc;
    this.#now = now;
    this.#numbers = numbers;
    this.#personOf = personOf;
    this.#captures = new Captures(doc, collections, (change, capture) => {
      this.#add(change, capture);
    });
    doc.on('beforeTransaction', this.#beforeTransaction);
    doc.on('afterTransaction', this.#afterTransaction);
  }

  /** The change that `undo` would take back; `null` if there is none. */
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

  /** Takes back the last step; returns its name, `null` if nothing was left to take back. */
  undo(): string | null {
    return this.#travel('undo');
  }

  redo(): string | null {
    return this.#travel('redo');
  }

  /** Makes everything that `edit` changes one step; `step` is null if it changes nothing. */
  step<R>(edit: () => R): { readonly result: R; readonly step: Step | null } {
    const steps = new Set<OwnStep>();
    this.#last = null;
    const result = this.#gather(steps, edit);
    this.#last = null;
    const step = this.#join(steps);
    this.#trim();
    return { result, step };
  }

  /**
   * Takes back this very step, whatever was done since; all others stay, and it can be redone. As
   * with `undo`, the parts that somebody has changed since, this person included, are left as they
   * are and the rest is taken back. If nothing is left to take back, nothing changes, and the step
   * can still be undone once the later change has been.
   */
  takeBack(step: Step): TakenBack {
    if (isNewer(this.#doc)) return { ok: false, reason: 'readOnly' };
    const at = this.#undo.findIndex((each) => each === step);
    const [own] = at === -1 ? [] : this.#undo.splice(at, 1);
    if (own === undefined) return { ok: false, reason: 'undone' };
    this.#last = null;
    const changedBy: ChangedBy = new Set();
    const isDone = this.#go(own, 'undo', changedBy);
    if (!isDone) this.#undo.splice(at, 0, own);
    this.#notify();
    const changed = changedBy.size > 0 ? { by: this.#whose(changedBy, own) } : null;
    if (isDone) return { ok: true, kept: changed };
    if (changed !== null) return { ok: false, reason: 'changed', ...changed };
    const by = binnedBy(this.#doc, own.created);
    return by === undefined
      ? { ok: false, reason: 'deleted' }
      : { ok: false, reason: 'changed', by };
  }

  /** What is written in one place from now on is a step of its own, even right after another one. */
  beginWriting(): Writing {
    this.#last = null;
    const steps = new Set<OwnStep>();
    return {
      during: (edit) => {
        this.#gather(steps, edit);
        this.#trim();
      },
      takeBack: () => {
        const step = this.#join(steps);
        steps.clear();
        return step !== null && this.takeBack(step).ok ? step.name : null;
      },
    };
  }

  /**
   * Calls `listener` after each change of what can be undone or redone; returns a function that
   * unsubscribes.
   */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  dispose(): void {
    this.#doc.off('beforeTransaction', this.#beforeTransaction);
    this.#doc.off('afterTransaction', this.#afterTransaction);
    this.#captures.dispose();
    this.#listeners.clear();
  }

  #travel(direction: 'undo' | 'redo'): string | null {
    if (isNewer(this.#doc)) return null;
    const from = direction === 'undo' ? this.#undo : this.#redo;
    this.#last = null;
    let step = from.pop();
    // Steps that others have overwritten since are skipped.
    while (step !== undefined && !this.#go(step, direction)) {
      this.#forget(step);
      step = from.pop();
    }
    this.#notify();
    return step?.name ?? null;
  }

  /** Takes back what a step created and what it changed; false if nothing of either was left. */
  #go(step: OwnStep, direction: 'undo' | 'redo', changedBy: ChangedBy = new Set()): boolean {
    const { capture, created } = step;
    const back = capture && this.#captures.travel(capture, direction, created, changedBy);
    const wasBinned =
      created.length > 0 && setBinned(this.#doc, step, direction === 'undo', this.#now, this);
    if (back === null && !wasBinned) return false;
    if (back === null) this.#forget(step);
    step.capture = back;
    step.number = this.#numbers.travelled();
    (direction === 'undo' ? this.#redo : this.#undo).push(step);
    return true;
  }

  #forget({ capture }: OwnStep): void {
    if (capture !== null) this.#captures.forget([capture]);
  }

  /** Runs `edit` and adds the steps that it makes to `steps`. */
  #gather<R>(steps: Set<OwnStep>, edit: () => R): R {
    const outer = this.#gathered;
    this.#gathered = steps;
    try {
      return edit();
    } finally {
      this.#gathered = outer;
      for (const step of steps) outer?.add(step);
    }
  }

  /** Joins several steps into the last of them; `null` if none of them can be undone any more. */
  #join(steps: ReadonlySet<OwnStep>): OwnStep | null {
    const own = this.#undo.filter((step) => steps.has(step));
    const last = own.at(-1);
    if (last === undefined || own.length === 1) return last ?? null;
    this.#undo = this.#undo.filter((step) => step === last || !steps.has(step));
    last.capture = this.#captures.join(own.flatMap(({ capture }) => capture ?? []));
    last.created = own.flatMap(({ created }) => created);
    return last;
  }

  /** If several people did, the one whose step it isn't. */
  #whose(changedBy: ChangedBy, { person }: OwnStep): PersonId | null {
    const known = [...changedBy].flatMap((client) =>
      client === null ? [] : (this.#personOf(client) ?? []),
    );
    return known.find((each) => each !== person) ?? known[0] ?? null;
  }

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
    if (!sameStep) this.#captures.begin();
    this.#last = { name: origin.name, subject: origin.subject, at };
  };

  readonly #afterTransaction = ({ origin }: Y.Transaction) => {
    if (!(origin instanceof LocalChange) || origin.created.length === 0) return;
    // A change that also edits was captured, and is a step already.
    if (origin.alsoEdits || !origin.undoable) return;
    this.#captures.forgetRedo();
    this.#add(origin, null);
  };

  #add({ name, person, created }: LocalChange, capture: Capture | null): void {
    const step = { name, person, created, capture, number: this.#numbers.made() };
    this.#undo.push(step);
    this.#gathered?.add(step);
    this.#trim();
    this.#redo = [];
    this.#notify();
  }

  /** Forgets the oldest steps, but none while what is gathered may still become one step. */
  #trim(): void {
    if (this.#gathered !== null) return;
    for (const old of this.#undo.splice(0, this.#undo.length - MAX_STEPS)) this.#forget(old);
  }

  #notify(): void {
    for (const listener of this.#listeners) listener();
  }
}
