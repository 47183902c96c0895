/**
 * Tracks how far each change made here has got: saved on this device, sealed into a mailbox entry,
 * stored by the relay, arrived on the others' devices. A change is one step of undo, not a
 * keystroke.
 */
import { LocalChange } from '@cairn/model/document';
import type { KeptChange } from '#lib/device/outgoing-notes.ts';

/** What a device holds: for each lane, the number up to which it has everything. */
type Holds = ReadonlyMap<string, number>;

interface Change {
  readonly label: string;
  lane: string | null;
  /**
   * The number of its last edit, counted from 1 in this session; 0 for a change from an earlier
   * session. A takeover counts as an edit.
   */
  last: number;
  at: number;
  entry: number | null;
  stored: boolean;
}

/** Edits with the same label closer together than this are one change. */
const SAME_CHANGE_MS = 1_500;
/**
 * Beyond this many, older stored changes are dropped: whoever has a later one of their lane has
 * them.
 */
const MOST_KEPT = 300;
const NOT_YET = -1;

export class OutgoingChanges {
  #edits = 0;
  #changes: Change[];
  /** How many edits the mailbox holds; `NOT_YET` until it has been compared with the document. */
  #sealed = NOT_YET;
  /**
   * For each counted frame of this socket, how many edits the relay has once the frame is stored;
   * `NOT_YET` if it proves nothing.
   */
  #frames: number[] = [];
  #whole = false;
  #stored = 0;
  readonly #now: () => number;
  #lane: string;

  /** `lane`: this tab's. `left`: changes that were on their way when the page was last open. */
  constructor(lane: string, left: readonly KeptChange[], now: () => number) {
    this.#lane = lane;
    this.#now = now;
    this.#changes = left.map(asChange);
  }

  /** How many changes the relay has not confirmed. */
  get waiting(): number {
    return this.#changes.filter(({ stored }) => !stored).length;
  }

  /** What to store between visits. */
  get kept(): readonly KeptChange[] {
    return this.#changes.map(({ lane, entry, stored }) => ({ lane, entry, stored }));
  }

  /** Notes an edit made here, with its transaction's origin. */
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

  /** The mailbox is about to hold every edit so far; the latest goes into entry `number`. */
  sealed(number: number): void {
    this.#sealed = this.#edits;
    this.#put(() => number);
  }

  /** The mailbox was compared and already holds every edit; `number` is its latest entry. */
  covered(number: number): void {
    this.#sealed = this.#edits;
    // If nobody had to seal a change again, we don't know which entry holds it, so the next entry
    // has to prove it. The same goes while this lane has no entry.
    this.#put(({ lane }) => (lane === null && number > 0 ? number : number + 1));
    // The relay has what the mailbox holds, or gets it with the frames already sent.
    if (this.#whole) this.#frames.splice(-1, 1, this.#sealed);
    this.stored(this.#stored);
  }

  socketOpened(): void {
    this.#frames = [];
    this.#whole = false;
    this.#stored = 0;
  }

  /**
   * Until a frame has filled the relay up, an update proves nothing about the entries before it.
   */
  frameSent(whole: boolean): void {
    this.#whole ||= whole;
    this.#frames.push(this.#whole ? this.#sealed : NOT_YET);
  }

  /**
   * The frames sent so far prove nothing any more: what the relay stored may be somebody else's.
   */
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

  /** Forgets the stored changes that everyone in this list holds. */
  arrived(everyone: readonly Holds[]): void {
    // A receipt alone isn't believed: changes that the relay never stored are kept.
    this.#changes = this.#changes.filter(
      (change) => !change.stored || everyone.some((holds) => isLacking(change, holds)),
    );
  }

  /** This tab now writes in another lane, in which nothing has been sent yet. */
  laneChanged(lane: string): void {
    const former = this.#lane;
    this.#lane = lane;
    this.#sealed = NOT_YET;
    for (const change of this.#changes) {
      if (change.lane === former) Object.assign(change, { lane, entry: null });
    }
  }

  /**
   * Takes over changes left by another tab of this device. `isHere`: whether this tab's mailbox has
   * the entry; if not, the change has to be sealed in this lane. Either way the relay may not have
   * it.
   */
  takeOver(left: readonly KeptChange[], isHere: (lane: string, entry: number) => boolean): void {
    // Everything the relay has confirmed so far was sent without them.
    this.#edits += 1;
    for (const kept of left) {
      const change = { ...asChange(kept), last: this.#edits };
      const { lane, entry } = kept;
      const isKnown = lane !== null && entry !== null && isHere(lane, entry);
      this.#changes.push(isKnown ? change : { ...change, entry: null, stored: false });
    }
    this.#sealed = NOT_YET;
  }

  /** Assigns every change without an entry to one of this lane. */
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

/** For each lane, the change in its latest entry: whoever has that one has all before it. */
function highestOf(changes: readonly Change[]): ReadonlySet<Change> {
  const highest = new Map<string | null, Change>();
  for (const change of changes) {
    const { lane, entry } = change;
    if (entry !== null && entry >= (highest.get(lane)?.entry ?? 0)) highest.set(lane, change);
  }
  return new Set(highest.values());
}

/** How many of these changes are missing on a device with these holdings. */
export function lackingOf(changes: readonly KeptChange[], holds: Holds): number {
  return changes.filter((change) => isLacking(change, holds)).length;
}

function isLacking({ lane, entry }: KeptChange, holds: Holds): boolean {
  // Entries are numbered from 1; a device that has sent nothing holds nothing.
  if (lane === null || entry === null || entry === 0) return true;
  return entry > (holds.get(lane) ?? 0);
}

function asChange({ lane, entry, stored }: KeptChange): Change {
  return { label: '', lane, last: 0, at: 0, entry, stored };
}
