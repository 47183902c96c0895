/** The visible part of the roadmap: zoom, time span and rows; stored for the next visit. */
import { type Day, FIRST_YEAR, type GoalId, LAST_YEAR, yearOf } from '@cairn/model/shared';
import { untrack } from 'svelte';
import { SvelteSet } from 'svelte/reactivity';
import { printing } from '#lib/reactivity/printing.svelte.ts';
import { whenIdle } from '#lib/reactivity/when-idle.ts';
import { recall, remember } from './remembered.ts';
import {
  dayAt,
  type DayNumber,
  nextZoom,
  numberOf,
  startOfStretch,
  type Zoom,
  ZOOM_FACTS,
} from './time-scale.ts';

/** Where today is within the visible width, as a fraction. */
const TODAY_AT = 0.3;
const OVERSCAN_ROWS = 4;
const REMEMBER_AFTER_MS = 400;
const OPENED_AT_LATEST_MS = 500;

export interface Reach {
  readonly first: Day;
  readonly last: Day;
}

export class RoadmapView {
  /** In pixels: the scrolling box, the names in it, and one row. */
  width = $state(0);
  height = $state(600);
  namesWidth = $state(0);
  readonly rowHeight = 50;
  #zoom: Zoom = $state('year');
  /** The day at the left edge; may be fractional. */
  #from: DayNumber = $state(0);
  #top = $state(0);
  #asList = $state(false);
  #foldedByHand = $state(false);
  /** The visible part has been drawn. */
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
  /** Pixels per day. */
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

  /**
   * The days that are rendered: the visible ones, and later a window on either side, so that
   * scrolling rarely renders.
   */
  get drawn(): readonly [DayNumber, DayNumber] {
    if (this.printing) return [this.#from, this.to - 1];
    if (!this.#opened) return [Math.floor(this.#from), Math.ceil(this.to)];
    const from = (this.#stretch - 1) * this.days;
    return [Math.max(this.#first, from), Math.min(this.#last + 1, from + 4 * this.days)];
  }

  /** How many days are visible. */
  get days(): number {
    return ZOOM_FACTS[this.#zoom].days;
  }

  /** The width next to the names, in pixels. */
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

  /**
   * Changes how much time is visible. The day at `share` of the width (0 to 1) stays in place: by
   * default today if it is visible, else the middle.
   */
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

  /** When printing, all rows are rendered, since paper doesn't scroll. */
  get printing(): boolean {
    return printing.now;
  }

  /** Scrolls a day into view if it isn't visible. */
  show(day: DayNumber): void {
    if (day > this.#from && day < this.to) return;
    this.#from = this.#within(day - TODAY_AT * this.days);
  }

  /** The box was scrolled to this position, in pixels. */
  scrolled(left: number, top: number): void {
    // The print layout doesn't scroll, and reports 0.
    if (this.printing) return;
    if (this.perDay > 0) this.#from = this.#first + left / this.perDay;
    // Whole rows, so that nothing is rendered again while scrolling within one.
    this.#top = Math.floor(top / this.rowHeight) * this.rowHeight;
    this.#remember();
  }

  /** The position that the box has to be scrolled to, in pixels. */
  get left(): number {
    return (this.#from - this.#first) * this.perDay;
  }

  /** Which of `count` rows are rendered: the first, and the one after the last. */
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
