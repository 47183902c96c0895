/**
 * Where each change made here has got to: on this device, sealed into an entry of the mailbox,
 * stored by the relay, on the others' devices. A change is what undo would call one step, not a
 * keystroke.
 */
import { LocalChange } from '@cairn/model/document';
import type { KeptChange } from '#lib/device/outgoing-notes.ts';

/** What a device has of each lane: everything up to a number. */
type Holds = ReadonlyMap<string, number>;

interface Change {
  readonly label: string;
  lane: string | null;
  /** The last edit of it, counted from 1 in this session; 0 for one of an earlier session. Taking over counts as one. */
  last: number;
  at: number;
  entry: number | null;
  stored: boolean;
}

/** Edits of one kind closer together than this are one change. */
const SAME_CHANGE_MS = 1_500;
/** Older ones that are stored are no longer told apart: who has a later one of their lane has them. */
const MOST_KEPT = 300;
const NOT_YET = -1;

export class OutgoingChanges {
  #edits = 0;
  #changes: Change[];
  /** How many edits the mailbox holds; `NOT_YET` until it has been compared with the document. */
  #sealed = NOT_YET;
  /** For each counted frame of this socket, the edits it leaves the relay with; `NOT_YET` when it proves nothing. */
  #frames: number[] = [];
  #whole = false;
  #stored = 0;
  readonly #now: () => number;
  #lane: string;

  /** `lane`: this tab's. `left`: what was on its way when the page was last open. */
  constructor(lane: string, left: readonly KeptChange[], now: () => number) {
    this.#lane = lane;
    this.#now = now;
    this.#changes = left.map(asChange);
  }

  /** Changes that the relay has not confirmed. */
  get waiting(): number {
    return this.#changes.filter(({ stored }) => !stored).length;
  }

  /** What is to be remembered between visits. */
  get kept(): readonly KeptChange[] {
    return this.#changes.map(({ lane, entry, stored }) => ({ lane, entry, stored }));
  }

  /** Notes an edit made here, by its transaction's origin. */
  edited(origin: unknown): void {
    const label =
      origin instanceof LocalChange ? `${origin.name} ${origin.subject ?? this.#edits}` : 'prose';
    const at = this.#now();
    this.#edits += 1;
    const latest = this.#changes.at(-1);
    const change =
      latest?.label === label && at - latest.at < SAME_CHANGE_MS ? latest : this.#add(label);
    const lane = this.#lane;
    Object.assign(change, { last: this.#edits, at, lane, entry: null, stored: false });
  }

  /** The mailbox is about to hold every edit made so far, the latest in the entry of this number. */
  sealed(number: number): void {
    this.#sealed = this.#edits;
    this.#put(() => number);
  }

  /** The mailbox was compared and holds every edit already; `number` is the latest entry's. */
  covered(number: number): void {
    this.#sealed = this.#edits;
    // Who sealed a change that nobody had to seal again is not known, so the next entry is to prove it;
    // so it is while this lane has none.
    this.#put(({ lane }) => (lane === null && number > 0 ? number : number + 1));
    // What it holds is what the relay has, or gets with the frames that were sent.
    if (this.#whole) this.#frames.splice(-1, 1, this.#sealed);
    this.stored(this.#stored);
  }

  socketOpened(): void {
    this.#frames = [];
    this.#whole = false;
    this.#stored = 0;
  }

  /** Until a frame has filled the relay up, a later update says nothing of the entries before it. */
  frameSent(whole: boolean): void {
    this.#whole ||= whole;
    this.#frames.push(this.#whole ? this.#sealed : NOT_YET);
  }

  /** What this socket has sent proves nothing any more: what the relay has may be somebody else's. */
  doubted(): void {
    this.#frames = this.#frames.map(() => NOT_YET);
  }

  /** The relay has made the first `frames` counted frames durable. */
  stored(frames: number): void {
    this.#stored = frames;
    const edits = this.#frames[frames - 1] ?? NOT_YET;
    for (const change of this.#changes) {
      if (change.entry !== null && change.last <= edits) change.stored = true;
    }
  }

  /** What all of these people hold has arrived. */
  arrived(everyone: readonly Holds[]): void {
    // A receipt alone is not believed: a change that the relay never stored is not forgotten.
    this.#changes = this.#changes.filter(
      (change) => !change.stored || everyone.some((holds) => isLacking(change, holds)),
    );
  }

  /** This tab counts in another lane from now on, in which nothing has been sent. */
  laneChanged(lane: string): void {
    const former = this.#lane;
    this.#lane = lane;
    this.#sealed = NOT_YET;
    for (const change of this.#changes) {
      if (change.lane === former) Object.assign(change, { lane, entry: null });
    }
  }

  /**
   * Another tab of this device has left these. `isHere` tells whether this tab's mailbox has them; what
   * it hasn't is to be sealed in this lane. The relay may have got neither.
   */
  takeOver(left: readonly KeptChange[], isHere: (lane: string, entry: number) => boolean): void {
    // Whatever the relay has confirmed so far was sent without them.
    this.#edits += 1;
    for (const kept of left) {
      const change = { ...asChange(kept), last: this.#edits };
      const { lane, entry } = kept;
      const isKnown = lane !== null && entry !== null && isHere(lane, entry);
      this.#changes.push(isKnown ? change : { ...change, entry: null, stored: false });
    }
    this.#sealed = NOT_YET;
  }

  /** Puts what is in no entry into one of this lane. */
  #put(number: (change: Change) => number): void {
    for (const change of this.#changes) {
      if (change.entry !== null) continue;
      change.entry = number(change);
      change.lane = this.#lane;
    }
  }

  #add(label: string): Change {
    const change: Change = { label, lane: this.#lane, last: 0, at: 0, entry: null, stored: false };
    this.#changes.push(change);
    const surplus = this.#changes.length - MOST_KEPT;
    if (surplus > 0) {
      const all = this.#changes;
      const highest = highestOf(all);
      this.#changes = all.filter(
        (one, index) => index >= surplus || !one.stored || highest.has(one),
      );
    }
    return change;
  }
}

/** Of each lane the change in its latest entry: whoever has that one has all before it. */
function highestOf(changes: readonly Change[]): ReadonlySet<Change> {
  const highest = new Map<string | null, Change>();
  for (const change of changes) {
    const { lane, entry } = change;
    if (entry !== null && entry >= (highest.get(lane)?.entry ?? 0)) highest.set(lane, change);
  }
  return new Set(highest.values());
}

/** How many of these changes a device which holds so much of each lane does not have. */
export function lackingOf(changes: readonly KeptChange[], holds: Holds): number {
  return changes.filter((change) => isLacking(change, holds)).length;
}

function isLacking({ lane, entry }: KeptChange, holds: Holds): boolean {
  // There is no entry 0, and whoever has sent nothing holds nothing.
  if (lane === null || entry === null || entry === 0) return true;
  return entry > (holds.get(lane) ?? 0);
}

function asChange({ lane, entry, stored }: KeptChange): Change {
  return { label: '', lane, last: 0, at: 0, entry, stored };
}
