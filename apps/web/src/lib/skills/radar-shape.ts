/** The geometry of the radar: one axis a skill, levels from the middle outwards. */
import type { Level } from '@cairn/model/skills';

export interface Axis {
  readonly x: number;
  readonly y: number;
  /** Where its label stands, and how it is aligned there. */
  readonly label: { readonly x: number; readonly y: number; readonly anchor: Anchor };
}
type Anchor = 'start' | 'middle' | 'end';

export interface RadarShape {
  readonly axes: readonly Axis[];
  /** Closed paths of the levels 1 to 4. */
  readonly rings: readonly string[];
}

const HIGHEST = 4;
const LABEL_GAP = 14;

/** Where a level lies on an axis; the first axis points up, the others follow clockwise. */
function pointOf(at: number, axes: number, level: number, radius: number) {
  const angle = (2 * Math.PI * at) / axes - Math.PI / 2;
  const distance = (radius * level) / HIGHEST;
  return { x: Math.cos(angle) * distance, y: Math.sin(angle) * distance };
}

/** The frame for `axes` skills around (0, 0). Below three there is no shape to see. */
export function radarShape(axes: number, radius: number): RadarShape {
  const corners = Array.from({ length: axes }, (_, at) => {
    const end = pointOf(at, axes, HIGHEST, radius);
    const label = pointOf(at, axes, HIGHEST, radius + LABEL_GAP);
    const side = Math.round(label.x);
    const anchor: Anchor = side > 4 ? 'start' : side < -4 ? 'end' : 'middle';
    return { ...end, label: { ...label, anchor } };
  });
  const rings = [1, 2, 3, 4].map((level) =>
    pathOf(corners.map((_, at) => pointOf(at, axes, level, radius))),
  );
  return { axes: corners, rings };
}

/** A closed line through one level on each axis; an axis without a level counts as 0. */
export function outlineOf(levels: readonly (Level | null)[], radius: number): string {
  return pathOf(levels.map((level, at) => pointOf(at, levels.length, level ?? 0, radius)));
}

/** The dots of those that have a level, with the index of their axis. */
export function dotsOf(levels: readonly (Level | null)[], radius: number) {
  return levels.flatMap((level, at) =>
    level === null ? [] : [{ at, level, ...pointOf(at, levels.length, level, radius) }],
  );
}

function pathOf(points: readonly { readonly x: number; readonly y: number }[]): string {
  const [first, ...others] = points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`);
  return first === undefined ? '' : `M${first}L${others.join('L')}Z`;
}
