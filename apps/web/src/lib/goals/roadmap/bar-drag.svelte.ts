/** A bar being dragged: the dates it would have if released now. Nothing is written until then. */
import { isComposing } from '#lib/ui/composing.ts';
import { creepStep, followPointer } from '#lib/ui/pointer-drag.ts';
import { type Bar, type Grip, moved } from './bars.ts';
import type { RoadmapView } from './roadmap-view.svelte.ts';

/** A shorter movement is a click. */
const THRESHOLD_PX = 4;
/** The keys' changes are written after a pause this long. */
const KEYS_REST_MS = 700;

interface Wanted {
  readonly view: RoadmapView;
  readonly bar: () => Bar;
  /** The bar was released; called once for a drag, or for several key presses in a row. */
  readonly ondone: (bar: Bar, grip: Grip) => void;
  readonly onpress: () => void;
}

export class BarDrag {
  /** `null` while the bar isn't being moved. */
  preview: Bar | null = $state.raw(null);
  /** Whether the pointer holds it. */
  held = $state(false);
  readonly #wanted: Wanted;
  #grip: Grip = 'move';
  #timer: ReturnType<typeof setTimeout> | undefined;
  #letGo: (() => void) | undefined;

  constructor(wanted: Wanted) {
    this.#wanted = wanted;
  }

  /** Follows the pointer until it is lifted. */
  take(event: PointerEvent, grip: Grip, box: HTMLElement): void {
    if (event.button !== 0 || this.held) return;
    this.finish();
    const { view, bar, onpress } = this.#wanted;
    const from = bar();
    const startLeft = box.scrollLeft;
    const { right } = box.getBoundingClientRect();
    const trackStart = right - view.trackWidth;
    this.#grip = grip;
    this.#letGo = followPointer(event, {
      beginsAfterPx: THRESHOLD_PX,
      onmove: ({ x }, isFine) => {
        const pixels = x - event.clientX + box.scrollLeft - startLeft;
        if (!this.held && Math.abs(pixels) < THRESHOLD_PX) return;
        this.held = true;
        const step = isFine ? 1 : view.snapDays;
        const next = moved(from, grip, Math.round(pixels / view.perDay / step) * step);
        if (this.#isNew(next)) this.preview = this.#within(next);
      },
      creep: ({ x }) => {
        if (this.held) box.scrollLeft += creepStep(x, trackStart, right);
      },
      // If it only moved up or down, it was a click.
      ondrop: () => (this.held ? this.finish() : onpress()),
      onpress,
      oncancel: () => this.#putBack(),
      takesBack: isTakingBack,
    });
  }

  /** Moves it by keys; several presses in a row are one change. */
  nudge(grip: Grip, direction: 1 | -1): void {
    if (this.preview !== null && this.#grip !== grip) this.finish();
    this.#grip = grip;
    const { view, bar } = this.#wanted;
    this.preview = this.#within(moved(this.preview ?? bar(), grip, direction * view.snapDays));
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.finish(), KEYS_REST_MS);
  }

  /** Writes what it shows now. */
  readonly finish = (): void => {
    const { preview } = this;
    this.cancel();
    if (preview !== null) this.#wanted.ondone(preview, this.#grip);
  };

  /** Puts it back where it was. */
  cancel(): void {
    this.#letGo?.();
    this.#putBack();
  }

  /**
   * True if the key cancelled a move that isn't written yet; it must not also undo an earlier
   * change.
   */
  takeBack(event: KeyboardEvent): boolean {
    if (this.preview === null || isComposing(event) || !isTakingBack(event)) return false;
    event.preventDefault();
    event.stopPropagation();
    this.cancel();
    return true;
  }

  #putBack(): void {
    clearTimeout(this.#timer);
    this.held = false;
    this.preview = null;
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

function isTakingBack({ key, ctrlKey, metaKey }: KeyboardEvent): boolean {
  return key === 'Escape' || ((ctrlKey || metaKey) && /^[zy]$/i.test(key));
}
