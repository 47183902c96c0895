/** A bar in the hand: what it would say if it were let go now. Nothing is written until it is. */
import { moved, type Bar, type Grip } from './bars.ts';
import type { RoadmapView } from './roadmap-view.svelte.ts';
import { isComposing } from '#lib/ui/composing.ts';

/** Less than this is a press. */
const THRESHOLD_PX = 4;
/** So near an edge of the box it scrolls by itself. */
const EDGE_PX = 48;
const SCROLL_PX_A_FRAME = 10;
/** After so long without a key what the keys said is meant. */
const KEYS_REST_MS = 700;

interface Wanted {
  readonly view: RoadmapView;
  readonly bar: () => Bar;
  /** The bar was let go; called once for a drag, or for several presses of keys in a row. */
  readonly ondone: (bar: Bar, grip: Grip) => void;
  readonly onpress: () => void;
}

export class BarDrag {
  /** `null` while nobody holds the bar. */
  preview: Bar | null = $state.raw(null);
  /** True while it is the pointer that holds it. */
  held = $state(false);
  readonly #wanted: Wanted;
  #grip: Grip = 'move';
  #timer: ReturnType<typeof setTimeout> | undefined;
  #letGo: AbortController | undefined;

  constructor(wanted: Wanted) {
    this.#wanted = wanted;
  }

  /** Follows the pointer until it is lifted. */
  take(event: PointerEvent, grip: Grip, box: HTMLElement): void {
    if (event.button !== 0 || this.held) return;
    this.finish();
    const { view, bar } = this.#wanted;
    const from = bar();
    const [startX, startLeft] = [event.clientX, box.scrollLeft];
    const edges = box.getBoundingClientRect();
    const trackStart = edges.right - view.trackWidth;
    let x = startX;
    let began = false;
    let frame = 0;
    this.#grip = grip;
    this.#letGo = new AbortController();
    const { signal } = this.#letGo;

    const follow = (free: boolean) => {
      const pixels = x - startX + box.scrollLeft - startLeft;
      if (!began && Math.abs(pixels) < THRESHOLD_PX) return;
      began = this.held = true;
      const step = free ? 1 : view.snapDays;
      const days = Math.round(pixels / view.perDay / step) * step;
      if (this.#isNew(moved(from, grip, days)))
        this.preview = this.#within(moved(from, grip, days));
    };
    const creep = () => {
      frame = requestAnimationFrame(creep);
      if (!began) return;
      const by = x > edges.right - EDGE_PX ? 1 : x < trackStart + EDGE_PX ? -1 : 0;
      if (by === 0) return;
      box.scrollLeft += by * SCROLL_PX_A_FRAME;
      follow(false);
    };
    frame = requestAnimationFrame(creep);
    signal.addEventListener('abort', () => cancelAnimationFrame(frame));

    const options = { signal };
    addEventListener('pointermove', (move) => ((x = move.clientX), follow(move.altKey)), options);
    addEventListener('pointercancel', () => this.cancel(), options);
    addEventListener('keydown', (key) => void this.takeBack(key), { signal, capture: true });
    addEventListener(
      'pointerup',
      () => {
        if (began) this.finish();
        else {
          this.cancel();
          this.#wanted.onpress();
        }
      },
      options,
    );
  }

  /** Moves it by keys; what several presses say together is one change. */
  nudge(grip: Grip, direction: 1 | -1): void {
    if (this.preview !== null && this.#grip !== grip) this.finish();
    this.#grip = grip;
    const { view, bar } = this.#wanted;
    this.preview = this.#within(moved(this.preview ?? bar(), grip, direction * view.snapDays));
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.finish(), KEYS_REST_MS);
  }

  /** What it says now is meant. */
  readonly finish = (): void => {
    const { preview } = this;
    this.cancel();
    if (preview !== null) this.#wanted.ondone(preview, this.#grip);
  };

  /** Back to where it was. */
  cancel(): void {
    clearTimeout(this.#timer);
    this.#letGo?.abort();
    this.held = false;
    this.preview = null;
  }

  /** True when the key took back what is not written yet; it must not undo what was written before. */
  takeBack(event: KeyboardEvent): boolean {
    if (this.preview === null && this.#letGo?.signal.aborted !== false) return false;
    const isUndo = (event.ctrlKey || event.metaKey) && /^[zy]$/i.test(event.key);
    if (isComposing(event) || (!isUndo && event.key !== 'Escape')) return false;
    event.preventDefault();
    event.stopPropagation();
    this.cancel();
    return true;
  }

  #isNew({ start, end }: Bar): boolean {
    return this.preview?.start !== start || this.preview.end !== end;
  }

  #within(bar: Bar): Bar {
    const { first, last } = this.#wanted.view;
    if (this.#grip !== 'move')
      return { ...bar, start: Math.max(bar.start, first), end: Math.min(bar.end, last) };
    const over = Math.max(0, first - bar.start) - Math.max(0, bar.end - last);
    return { ...bar, start: bar.start + over, end: bar.end + over };
  }
}
