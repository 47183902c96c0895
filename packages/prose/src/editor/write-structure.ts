/** The markers and keys of a change: which boundaries were added, and which lines now look different. */
import type { Node } from 'prosemirror-model';
import type * as Y from 'yjs';
import {
  type Container,
  type Line,
  type LineShape,
  type Marker,
  type NewId,
  newMarker,
  readFlat,
  resolvePath,
} from '../text/index.ts';
import { BOUNDARY, type Change } from './diff.ts';
import { docToFlat } from './from-doc.ts';
import type { Window } from './window.ts';

export interface Structure {
  /** One for each inserted boundary, in order. */
  readonly markers: readonly Marker[];
  /** Call it once the words are written. */
  writeKeys(): void;
}

export interface StructureChange {
  readonly window: Window;
  readonly changes: readonly Change[];
  readonly was: string;
  readonly is: string;
  readonly newId: NewId;
}

/** The boundary between line `n` and line `n + 1`; its marker describes one of the two. */
interface Boundary {
  /** The stored line that the marker describes; `null` for a new marker. */
  readonly kept: Line | null;
  /** True if it describes the line before it, whose own marker passes to the next line. */
  readonly above: boolean;
}

/** Reads the text as it is, so call it before anything is written. */
export function planStructure(
  text: Y.Text,
  before: Node,
  after: Node,
  change: StructureChange,
): Structure {
  const { lines } = readFlat(text);
  const [wasShown, isShown] = [docToFlat(before), docToFlat(after)];
  const boundaries = boundariesAfter(lines, change);
  const heads = headsOf(lines, boundaries);
  const shownBefore = new Map(lines.map((line, at) => [line, wasShown[at]]));
  const markers = boundaries.flatMap(({ kept, above }, at) => {
    const shape = isShown[above ? at : at + 1];
    return kept === null ? [newMarker(change.newId(), shape ?? {}, above)] : [];
  });
  const keys = changedKeys(heads, shownBefore, isShown);
  return {
    markers,
    writeKeys: () => {
      if (keys.size === 0) return;
      const used = countIds(heads);
      for (const [line, changed] of keys)
        if (line.id !== null && used.get(line.id) === 1) setKeys(text, line.id, changed);
        else replaceMarker(text, line, changed, { boundaries, isShown, newId: change.newId });
    },
  };
}

function boundariesAfter(
  lines: readonly Line[],
  { window, changes, was, is }: StructureChange,
): Boundary[] {
  const kept = lines.slice(1).map((line, at): Boundary => {
    const own = lines[at];
    const above = own?.markerAt === line.start - 1;
    return { kept: above && own !== undefined ? own : line, above };
  });
  const firstLineLength = lines[0]?.length ?? 0;
  const boundaries = kept.slice(0, window.firstLine - Number(window.withBoundary));
  let old = boundaries.length;
  let a = 0;
  for (const { fromA, toA, fromB, toB } of [...changes, null].map((one) => one ?? endOf(was, is))) {
    const staying = countBoundaries(was, a, fromA);
    boundaries.push(...kept.slice(old, old + staying));
    old += staying + countBoundaries(was, fromA, toA);
    // Whole lines put before the words of the first one: those words keep what was stored for their
    // line.
    const above = window.start + fromA === 0 && toA < firstLineLength;
    for (let count = countBoundaries(is, fromB, toB); count > 0; count--)
      boundaries.push({ kept: null, above });
    a = toA;
  }
  boundaries.push(...kept.slice(old));
  return boundaries;
}

const endOf = (was: string, is: string): Change => ({
  fromA: was.length,
  toA: was.length,
  fromB: is.length,
  toB: is.length,
});

function countBoundaries(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at++)
    if (text.charAt(at) === BOUNDARY && !/[\uD800-\uDBFF]/.test(text.charAt(at - 1))) count += 1;
  return count;
}

/** For each line after the change, the stored line whose marker and keys it has; `null` for a new marker. */
function headsOf(lines: readonly Line[], boundaries: readonly Boundary[]): (Line | null)[] {
  let current = lines.find(({ markerAt }) => markerAt === null) ?? null;
  const heads = boundaries.map(({ kept, above }) => {
    if (above) return kept;
    const head = current;
    current = kept;
    return head;
  });
  return [...heads, current];
}

type Keys = Record<string, string | boolean>;

/**
 * The keys needed so that each line is shown as it now is. A line after the change gets its path
 * written out if it would otherwise continue what now comes before it.
 */
function changedKeys(
  heads: readonly (Line | null)[],
  shownBefore: ReadonlyMap<Line, LineShape | undefined>,
  isShown: readonly LineShape[],
): Map<Line, Keys> {
  const keys = new Map<Line, Keys>();
  let open: readonly Container[] = [];
  for (const [at, line] of heads.entries()) {
    const shown = isShown[at];
    if (shown === undefined) break;
    const wanted = resolvePath(shown.path, open);
    if (line === null) {
      open = wanted.open;
      continue;
    }
    const was = shownBefore.get(line);
    const movesPath = resolvePath(line.path, open).path !== wanted.path;
    const changed: Keys = {
      ...(was?.kind !== shown.kind && { k: shown.kind }),
      ...(movesPath && { p: wanted.path }),
      ...(was?.ticked !== shown.ticked && { c: shown.ticked }),
    };
    if (Object.keys(changed).length > 0) keys.set(line, changed);
    open = wanted.open;
  }
  return keys;
}

function setKeys(text: Y.Text, id: string, keys: Keys): void {
  for (const [key, value] of Object.entries(keys)) text.setAttribute(`${id}.${key}`, value);
}

function countIds(heads: readonly (Line | null)[]): Map<string, number> {
  const used = new Map<string, number>();
  for (const line of heads)
    if (line !== null && line.id !== null) used.set(line.id, (used.get(line.id) ?? 0) + 1);
  return used;
}

/** A marker without a unique id can't be given keys, so a new one replaces it. */
function replaceMarker(
  text: Y.Text,
  line: Line,
  keys: Keys,
  after: {
    readonly boundaries: readonly Boundary[];
    readonly isShown: readonly LineShape[];
    readonly newId: NewId;
  },
): void {
  const at = after.boundaries.findIndex(({ kept }) => kept === line);
  if (at === -1) return;
  let index = at;
  for (const { length } of after.isShown.slice(0, at + 1)) index += length;
  const { kind, path, ticked } = line;
  text.delete(index, 1);
  text.insertEmbed(
    index,
    { ...line.marker, k: kind, p: path, c: ticked, ...keys, b: after.newId() },
    {},
  );
}
