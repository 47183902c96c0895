/*
 * Whose turn it is: when there is more to do than fits into a moment, addresses take turns, and so
 * do the sockets of each.
 */

/** The work of one socket or one request: one thing at a time, in order. */
export interface Lane {
  /** Does the work now if nothing else is waiting, or else in its turn. The work returns what it cost. */
  add(work: () => number): void;
  /** Nothing more is done here for this many milliseconds. */
  rest(milliseconds: number): void;
  /** Ends the pause. */
  wake(): void;
  /** Nothing more is done here until the promise is fulfilled, and then this before everything else. */
  until(promise: Promise<void>, work: () => number): void;
  /** Whether there is such work to be done. */
  isPostponed(): boolean;
  /** Forgets what is waiting. */
  end(): void;
  /** Whether something is waiting here, or it is pausing. */
  isHeld(): boolean;
}

/** Whoever wants to know about a lane. */
export interface LaneOwner {
  /** Something begins to wait there, or a pause begins. */
  held(): void;
  /** That is over. */
  free(): void;
}

/** The turns of a relay. */
export interface Turns {
  /** A lane for an address. */
  lane(address: string, owner?: LaneOwner): Lane;
}

/** What is done before the network is looked at again, in units of `costOf`: some 20 ms. */
const UNITS_A_TURN = 1_000;
/** The same on the clock, for whatever takes longer than it costs. */
const LONGEST_TURN_MS = 20;

/** Turns that start afresh each time the event loop comes round; `now` returns milliseconds. */
export function createTurns(now: () => number): Turns {
  /** Addresses in the order of their turns, each with its lanes in order. */
  const due = new Map<string, OneLane[]>();
  let left = UNITS_A_TURN;
  let until = Infinity;
  let isScheduled = false;

  function perform(work: () => number): void {
    schedule();
    left -= work();
  }

  function isOver(): boolean {
    return left <= 0 || now() >= until;
  }

  function schedule(): void {
    if (isScheduled) return;
    isScheduled = true;
    until = now() + LONGEST_TURN_MS;
    setImmediate(begin);
  }

  function begin(): void {
    isScheduled = false;
    left = UNITS_A_TURN;
    until = Infinity;
    while (!isOver() && due.size > 0) {
      for (const [address, lanes] of due) {
        // To the end of the queue, for the next time.
        due.delete(address);
        const lane = lanes.shift();
        if (lanes.length > 0) due.set(address, lanes);
        lane?.doNext();
        break;
      }
    }
    if (due.size > 0) schedule();
  }

  function enqueue(lane: OneLane): void {
    const lanes = due.get(lane.address);
    if (lanes) lanes.push(lane);
    else due.set(lane.address, [lane]);
    schedule();
  }

  const all: AllLanes = { mayStart: () => due.size === 0 && !isOver(), perform, enqueue };
  return {
    lane: (address, owner) => new OneLane(address, all, owner),
  };
}

/** What a lane needs to know of the others. */
interface AllLanes {
  mayStart(): boolean;
  perform(work: () => number): void;
  enqueue(lane: OneLane): void;
}

/** A class, because every socket has one. */
class OneLane implements Lane {
  readonly address: string;
  private readonly all: AllLanes;
  private readonly owner: LaneOwner | undefined;
  private waiting: (() => number)[] | undefined;
  private isDue = false;
  private resting: NodeJS.Timeout | undefined;
  /** What is to be done once something has been waited for. */
  private held: (() => number) | undefined;
  private awaited: Promise<void> | undefined;

  constructor(address: string, all: AllLanes, owner: LaneOwner | undefined) {
    this.address = address;
    this.all = all;
    this.owner = owner;
  }

  add(work: () => number): void {
    if (!this.isHeld() && this.all.mayStart()) {
      this.all.perform(work);
      return;
    }
    if (!this.isHeld()) this.owner?.held();
    this.waiting ??= [];
    this.waiting.push(work);
    this.becomeDue();
  }

  rest(milliseconds: number): void {
    if (!this.isHeld()) this.owner?.held();
    clearTimeout(this.resting);
    this.resting = setTimeout(() => {
      this.wake();
    }, milliseconds).unref();
  }

  wake(): void {
    if (!this.resting) return;
    clearTimeout(this.resting);
    this.resting = undefined;
    if (this.waiting || this.held) this.becomeDue();
    else this.owner?.free();
  }

  until(promise: Promise<void>, work: () => number): void {
    if (!this.isHeld()) this.owner?.held();
    this.held = work;
    this.awaited = promise;
    void promise.finally(() => {
      this.awaited = undefined;
      if (this.held) this.becomeDue();
    });
  }

  isPostponed(): boolean {
    return this.held !== undefined;
  }

  end(): void {
    clearTimeout(this.resting);
    this.resting = undefined;
    this.waiting = undefined;
    this.held = undefined;
  }

  isHeld(): boolean {
    return this.waiting !== undefined || this.resting !== undefined || this.held !== undefined;
  }

  /** Called when it is this lane's turn. */
  doNext(): void {
    this.isDue = false;
    if (this.resting || this.awaited) return;
    const { waiting } = this;
    const work = this.held ?? waiting?.shift();
    this.held = undefined;
    if (!work) return;
    this.all.perform(work);
    if (this.waiting !== waiting) return;
    if (waiting?.length === 0) this.waiting = undefined;
    if (this.waiting || this.held) this.becomeDue();
    else if (!this.resting) this.owner?.free();
  }

  private becomeDue(): void {
    if (this.isDue || this.resting || this.awaited) return;
    this.isDue = true;
    this.all.enqueue(this);
  }
}
