/** What of the roadmap is in sight: how far in time, which stretch of it, which rows; kept for the next visit. */
import { FIRST_YEAR, LAST_YEAR, yearOf, type Day, type GoalId } from '@cairn/model/shared';
import { untrack } from 'svelte';
import { SvelteSet } from 'svelte/reactivity';
import { printing } from '#lib/reactivity/printing.svelte.ts';
import { whenIdle } from '#lib/reactivity/when-idle.ts';
import { recall, remember } from './remembered.ts';
import {
  dayAt,
  nextZoom,
  numberOf,
  startOfStretch,
  ZOOM_FACTS,
  type DayNumber,
  type Zoom,
} from './time-scale.ts';

/** Today stands this far into what is in sight. */
const TODAY_AT = 0.3;
const OVERSCAN_ROWS = 4;
const REMEMBER_AFTER_MS = 400;
const OPENED_AT_LATEST_MS = 500;

export interface Reach {
  readonly first: Day;
  readonly last: Day;
}

export class RoadmapView {
  /** Pixels: the box that scrolls, the names in it, and one row. */
  width = $state(0);
  height = $state(600);
  namesWidth = $state(0);
  readonly rowHeight = 50;
  #zoom: Zoom = $state('year');
  /** The day at the left edge; may lie within a day. */
  #from: DayNumber = $state(0);
  #top = $state(0);
  #asList = $state(false);
  #foldedByHand = $state(false);
  /** What is in sight has been drawn. */
  #opened = $state(false);
  readonly #stopOpening: () => void;
  readonly #folded: SvelteSet<string>;
  readonly #workspace: string;
  readonly #reach: () => Reach;
  readonly #today: () => Day;
  #timer: ReturnType<typeof setTimeout> | undefined;

  readonly #first = $derived.by(() => {
    const year = Math.max(FIRST_YEAR, yearOf(this.#reach().first) - 2);
    return numberOf(`${year}-01-01` as Day);
  });
  readonly #last = $derived.by(() => {
    const year = Math.min(LAST_YEAR, yearOf(this.#reach().last) + 5);
    return numberOf(`${year}-12-31` as Day);
  });

  readonly #stretch = $derived(Math.floor(this.#from / this.days));
  /** Pixels. */
  readonly perDay = $derived(this.trackWidth / this.days);

  constructor(workspace: string, reach: () => Reach, today: () => Day, foldsByItself: string[]) {
    this.#workspace = workspace;
    this.#reach = reach;
    this.#today = today;
    const kept = recall(workspace, Date.now());
    this.#zoom = kept.zoom;
    this.#asList = kept.asList;
    this.#foldedByHand = kept.folded !== null;
    this.#folded = new SvelteSet(kept.folded ?? foldsByItself);
    this.#stopOpening = whenIdle(() => (this.#opened = true), OPENED_AT_LATEST_MS);
    untrack(() => {
      this.#from = kept.from === null ? this.#aroundToday() : numberOf(kept.from);
    });
  }

  get zoom(): Zoom {
    return this.#zoom;
  }

  /** The first and last day that can be scrolled to. */
  get first(): DayNumber {
    return this.#first;
  }

  get last(): DayNumber {
    return this.#last;
  }

  get from(): DayNumber {
    return this.#from;
  }

  get to(): DayNumber {
    return this.#from + this.days;
  }

  /** The days that are drawn: what is in sight, and once that is there a window to either side, so that scrolling draws only now and then. */
  get drawn(): readonly [DayNumber, DayNumber] {
    if (this.printing) return [this.#from, this.to - 1];
    if (!this.#opened) return [Math.floor(this.#from), Math.ceil(this.to)];
    const from = (this.#stretch - 1) * this.days;
    return [Math.max(this.#first, from), Math.min(this.#last + 1, from + 4 * this.days)];
  }

  /** How many days are in sight. */
  get days(): number {
    return ZOOM_FACTS[this.#zoom].days;
  }

  /** Pixels beside the names. */
  get trackWidth(): number {
    return Math.max(0, this.width - this.namesWidth);
  }

  get snapDays(): number {
    return ZOOM_FACTS[this.#zoom].snapDays;
  }

  get asList(): boolean {
    return this.#asList;
  }

  set asList(asList: boolean) {
    this.#asList = asList;
    this.#remember();
  }

  readonly isFolded = (goal: GoalId): boolean => this.#folded.has(goal);

  fold(goal: GoalId): void {
    if (!this.#folded.delete(goal)) this.#folded.add(goal);
    this.#foldedByHand = true;
    this.#remember();
  }

  /** Changes how much time is in sight; the day at `share` of the width (0 to 1) stays where it is: today where it is in sight, else the middle. */
  zoomTo(zoom: Zoom, share = this.#restingShare()): void {
    const day = this.#from + share * this.days;
    this.#zoom = zoom;
    this.#from = this.#within(day - share * this.days);
    this.#remember();
  }

  zoomBy(direction: 1 | -1, share?: number): void {
    this.zoomTo(nextZoom(this.#zoom, direction), share);
  }

  goToToday(): void {
    this.#from = this.#aroundToday();
    this.#remember();
  }

  /** All rows are drawn then, since paper does not scroll. */
  get printing(): boolean {
    return printing.now;
  }

  /** Brings a day into sight if it is not. */
  show(day: DayNumber): void {
    if (day > this.#from && day < this.to) return;
    this.#from = this.#within(day - TODAY_AT * this.days);
  }

  /** The box was scrolled to here, in pixels. */
  scrolled(left: number, top: number): void {
    // Laid out for paper the box does not scroll, and says so.
    if (this.printing) return;
    if (this.perDay > 0) this.#from = this.#first + left / this.perDay;
    // Whole rows, so that nothing is drawn again while one scrolls by.
    this.#top = Math.floor(top / this.rowHeight) * this.rowHeight;
    this.#remember();
  }

  /** Where the box has to be scrolled to. */
  get left(): number {
    return (this.#from - this.#first) * this.perDay;
  }

  /** Which of `count` rows are drawn: from, and until (not with it). */
  rowsInSight(count: number): readonly [number, number] {
    if (this.printing) return [0, count];
    const at = Math.floor(this.#top / this.rowHeight);
    const many = Math.ceil(this.height / this.rowHeight) + OVERSCAN_ROWS;
    return [Math.max(0, at - OVERSCAN_ROWS), Math.min(count, at + many)];
  }

  dispose(): void {
    this.#stopOpening();
    clearTimeout(this.#timer);
    this.#write();
  }

  #restingShare(): number {
    const share = (numberOf(this.#today()) - this.#from) / this.days;
    return share > 0 && share < 1 ? share : 0.5;
  }

  #aroundToday(): DayNumber {
    const start = dayAt(numberOf(this.#today()) - TODAY_AT * this.days);
    return this.#within(numberOf(startOfStretch(this.#zoom, start)));
  }

  #within(from: DayNumber): DayNumber {
    return Math.max(this.#first, Math.min(from, this.#last + 1 - this.days));
  }

  #remember(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#write(), REMEMBER_AFTER_MS);
  }

  #write(): void {
    const folded = this.#foldedByHand ? [...this.#folded] : null;
    const { zoom, asList } = this;
    remember(this.#workspace, { zoom, asList, folded, from: dayAt(this.#from) }, Date.now());
  }
}
