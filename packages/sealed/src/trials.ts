/*
 * Entries that are tried out elsewhere before they are applied here: large ones, and those that may
 * cost too much.
 */

import * as Y from 'yjs';
import { bitByBit } from './bit-by-bit.ts';
import { Alarm, type Schedule } from './clock.ts';
import { type ReadContents, updateIn } from './contents.ts';
import type { EntryName } from './entry-record.ts';
import { heldBy, isHeld } from './held.ts';
import type { TryOut } from './mailbox-options.ts';
import type { Waiting } from './parked.ts';
import type { Tried } from './taking.ts';

/**
 * Each trial encodes the whole document. Two people who wrote at the same time leave one or two
 * such entries.
 */
const MOST_EXPENSIVE = 20;

/**
 * Entries that keep arriving change what one is tried on; after this many trials it waits for the
 * next session.
 */
const MOST_TIMES = 3;

/** An entry that builds on what is here is tried on the document only if it is larger than this. */
const COUNTED_BYTES = 256 * 1024;

/** How long everything else waits for trials, once a session. */
const PATIENCE_MS = 10_000;

/** `large`: may be tried on an empty document; `expensive`: only on what this device has. */
type Why = 'large' | 'expensive';

/** `untried`: no more is tried in this session; `outdated`: the document has changed in the meantime. */
type Found = Tried | 'bad' | 'untried' | 'outdated';

/**
 * An entry that is read when its turn comes, so that while it waits it takes no more memory than in
 * the mailbox.
 */
type Unread = Pick<Waiting, 'name'> & { readonly read: () => ReadContents | undefined };

interface Trial {
  readonly unread: Unread;
  readonly why: Why;
  /** Counted from 1. */
  readonly times: number;
}

/** An entry that has been tried. */
export interface TriedOut {
  readonly entry: Uint8Array;
  readonly name: EntryName;
  /** `undefined` if it can't be read. */
  readonly waiting: Waiting | undefined;
  readonly found: Tried | 'bad' | 'untried';
}

interface TrialsOptions {
  readonly doc: Y.Doc;
  readonly tryOut: TryOut;
  readonly schedule: Schedule;
  /** The origin of changes that the mailbox makes to the document. */
  readonly origin: object;
  /**
   * Whether an entry was tried in vain in an earlier session. It is tried after all others: they
   * would never have their turn if the same few used up every session's time.
   */
  readonly isLast: (name: EntryName) => boolean;
  readonly ontried: (tried: TriedOut) => void;
  /** All have been tried, or take too long to wait for. */
  readonly onready: () => void;
}

export class Trials {
  readonly #options: TrialsOptions;
  readonly #all = new Map<Uint8Array, Trial>();
  /** Those that were tried in vain before, which wait for all others. */
  readonly #last = new Map<Uint8Array, Trial>();
  readonly #patience: Alarm;
  #expensiveLeft = MOST_EXPENSIVE;
  /** How often something has come into the document that wasn't written in this tab. */
  #arrivals = 0;
  #isRunning = false;
  #isPatienceOver = false;
  #isClosed = false;

  constructor(options: TrialsOptions) {
    this.#options = options;
    this.#patience = new Alarm(options.schedule);
    options.doc.on('afterTransaction', this.#noteArrival);
  }

  /** How many are waiting, including the one being tried. */
  get size(): number {
    return this.#all.size + this.#last.size;
  }

  get areDone(): boolean {
    return !this.#isRunning && this.size === 0;
  }

  /** Nobody should wait for them: they are done, or take too long. */
  get areReady(): boolean {
    return this.areDone || this.#isPatienceOver;
  }

  /** Queues an entry, to be tried once `begin` is called. False if there have been too many. */
  add(entry: Uint8Array, unread: Unread, why: Why): boolean {
    const trial = { unread, why, times: 1 };
    if (this.#options.isLast(unread.name)) {
      this.#last.set(entry, trial);
      return true;
    }
    if (why === 'expensive' && !this.#takeExpensive()) return false;
    this.#all.set(entry, trial);
    return true;
  }

  remove(entry: Uint8Array): void {
    this.#all.delete(entry);
    this.#last.delete(entry);
  }

  /** Tries out what is waiting, one entry after another; `ontried` is never called synchronously. */
  begin(): void {
    if (!this.#isRunning && this.size > 0) void this.#run();
  }

  close(): void {
    this.#isClosed = true;
    this.#patience.clear();
    this.#options.doc.off('afterTransaction', this.#noteArrival);
  }

  readonly #noteArrival = ({ local, origin }: Y.Transaction): void => {
    if (!local || origin === this.#options.origin) this.#arrivals += 1;
  };

  async #run(): Promise<void> {
    const { schedule, ontried, onready } = this.#options;
    this.#isRunning = true;
    this.#patience.set(PATIENCE_MS, () => {
      this.#isPatienceOver = true;
      onready();
    });
    const isMore = () => this.size > 0 && !this.#isClosed;
    try {
      await bitByBit(schedule, isMore, async () => {
        const tried = await this.#next();
        if (tried && !this.#isClosed) ontried(tried);
      });
    } finally {
      this.#isRunning = false;
      this.#patience.clear();
      if (!this.#isClosed) onready();
    }
  }

  /** Tries the first one; `undefined` if it was removed in the meantime or is to be tried again. */
  async #next(): Promise<TriedOut | undefined> {
    const queue = this.#all.size > 0 ? this.#all : this.#last;
    const [first] = queue;
    if (!first) return undefined;
    const [entry, trial] = first;
    const { unread, why, times } = trial;
    const { name } = unread;
    const isOver = queue === this.#last && why === 'expensive' && !this.#takeExpensive();
    const read = isOver ? undefined : unread.read();
    const waiting = read && { name, read };
    // What breaks even a trial mustn't reach the document.
    const found = read ? await this.#try(read, why).catch(() => 'bad' as const) : 'bad';
    if (queue.get(entry) !== trial) return undefined;
    queue.delete(entry);
    if (isOver) return { entry, name, waiting, found: 'untried' };
    if (found !== 'outdated') return { entry, name, waiting, found };
    if (times === MOST_TIMES) return { entry, name, waiting, found: 'untried' };
    queue.set(entry, { ...trial, times: times + 1 });
    return undefined;
  }

  #takeExpensive(): boolean {
    if (this.#expensiveLeft === 0) return false;
    this.#expensiveLeft -= 1;
    return true;
  }

  #try(read: ReadContents, why: Why): Promise<Found> {
    return why === 'large' ? this.#tryLarge(read) : this.#tryExpensive(read);
  }

  /**
   * On an empty document, if it is complete and shares nothing with what this device has;
   * otherwise, if it is very large, on this document. What is already here isn't tried.
   */
  async #tryLarge(read: ReadContents): Promise<Found> {
    const { contents, held, needs } = read;
    const update = updateIn(contents);
    if (!update) return 'not';
    const { store } = this.#options.doc;
    const isWhole = needs.areMetBy(() => 0);
    const isApart = [...held.items.keys()].every((client) => Y.getState(store, client) === 0);
    if (isWhole && isApart) return foundBy(await this.#options.tryOut(update), 'on nothing');
    // For entries no larger than this, counting steps is enough; encoding the document for each
    // would take longer.
    if (update.length <= COUNTED_BYTES || isHeld(held, heldBy(this.#options.doc))) return 'not';
    // An entry that has to wait is only counted, once what it needs is there.
    if (!needs.areMetBy((client) => Y.getState(store, client))) return 'not';
    return foundBy(await this.#tryHere(update), 'not');
  }

  /** What arrives from others in the meantime may make it cost more; what is written here doesn't. */
  async #tryExpensive({ contents }: ReadContents): Promise<Found> {
    const update = updateIn(contents);
    if (!update) return 'not';
    const before = this.#arrivals;
    const found = foundBy(await this.#tryHere(update), 'here');
    return found === 'here' && this.#arrivals !== before ? 'outdated' : found;
  }

  #tryHere(update: Uint8Array): ReturnType<TryOut> {
    return this.#options.tryOut(update, Y.encodeStateAsUpdate(this.#options.doc));
  }
}

function foundBy(isGood: boolean | null, found: Tried): Found {
  if (isGood === null) return 'untried';
  return isGood ? found : 'bad';
}
