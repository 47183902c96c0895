/**
 * The geometry of dragging a row up or down a list: no DOM, so that it can be tested as numbers.
 */

export interface RowBox {
  top: number;
  height: number;
}

/**
 * The index a row has been dragged to: it takes a neighbour's place once its leading edge passes
 * the neighbour's middle. `moved` is in pixels, positive downwards.
 */
export function dragTarget(boxes: readonly RowBox[], from: number, moved: number): number {
  const dragged = boxes[from];
  if (!dragged) return from;
  const top = dragged.top + moved;
  const bottom = top + dragged.height;
  let target = from;
  boxes.forEach(({ top: otherTop, height }, index) => {
    const middle = otherTop + height / 2;
    if (index > from && bottom > middle) target = index;
    if (index < from && top < middle && index < target) target = index;
  });
  return target;
}

/** How far, in pixels, the row at `index` moves aside while `from` is dragged to `target`. */
export function roomFor(
  boxes: readonly RowBox[],
  from: number,
  target: number,
  index: number,
): number {
  const dragged = boxes[from];
  const before = boxes[from - 1];
  const after = boxes[from + 1];
  if (!dragged || index === from) return 0;
  // Includes the gap between rows, so that the others close up exactly.
  const step = after
    ? after.top - dragged.top
    : before
      ? dragged.top + dragged.height - (before.top + before.height)
      : dragged.height;
  if (index > from && index <= target) return -step;
  if (index < from && index >= target) return step;
  return 0;
}

/** The id of the row that a move from `from` to `target` goes before; undefined for the end. */
export function beforeIdAt(
  ids: readonly string[],
  from: number,
  target: number,
): string | undefined {
  return ids.filter((_, index) => index !== from)[target];
}
