/** Where a key leads in a grid: numbers only, so that it can be tested without a page. */

export interface Spot {
  readonly row: number;
  readonly col: number;
}

export interface Shape {
  readonly rows: number;
  /** How many cells a row has; rows may differ. */
  readonly widthOf: (row: number) => number;
}

const A_PAGE = 10;

/** The spot a key leads to, always inside the grid; `null` for a key that doesn't move. */
export function moveBy(
  key: string,
  toTheEnd: boolean,
  { row, col }: Spot,
  shape: Shape,
): Spot | null {
  const last = shape.rows - 1;
  const within = (to: number, at = col): Spot => {
    const inside = Math.max(0, Math.min(last, to));
    return { row: inside, col: Math.max(0, Math.min(shape.widthOf(inside) - 1, at)) };
  };
  switch (key) {
    case 'ArrowUp':
      return within(toTheEnd ? 0 : row - 1);
    case 'ArrowDown':
      return within(toTheEnd ? last : row + 1);
    case 'ArrowLeft':
      return within(row, toTheEnd ? 0 : col - 1);
    case 'ArrowRight':
      return within(row, toTheEnd ? Infinity : col + 1);
    case 'PageUp':
      return within(row - A_PAGE);
    case 'PageDown':
      return within(row + A_PAGE);
    case 'Home':
      return within(toTheEnd ? 0 : row, 0);
    case 'End':
      return within(toTheEnd ? last : row, Infinity);
    default:
      return null;
  }
}

/** The next cell to the right or left, continuing on the next row; `null` past the last cell. */
export function tabFrom({ row, col }: Spot, step: 1 | -1, shape: Shape): Spot | null {
  const to = col + step;
  if (to >= 0 && to < shape.widthOf(row)) return { row, col: to };
  const next = row + step;
  if (next < 0 || next >= shape.rows) return null;
  return { row: next, col: step === 1 ? 0 : shape.widthOf(next) - 1 };
}

export interface Range {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

export function rangeOf(one: Spot, other: Spot): Range {
  return {
    top: Math.min(one.row, other.row),
    bottom: Math.max(one.row, other.row),
    left: Math.min(one.col, other.col),
    right: Math.max(one.col, other.col),
  };
}
