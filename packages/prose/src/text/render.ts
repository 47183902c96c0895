/**
 * Turns lines into the tree of blocks that they stand for. Total and deterministic, so that
 * everybody with the same text sees the same blocks; an editor shows exactly this tree.
 */
import { isHeading, type LineShape, shownKind } from './line.ts';
import { type Container, type ListToken, resolvePath } from './path.ts';

export type Block<L extends LineShape = LineShape> =
  | { readonly type: 'paragraph' | 'codeBlock' | 'horizontalRule'; readonly line: L }
  | { readonly type: 'heading'; readonly level: 1 | 2 | 3; readonly line: L }
  | { readonly type: 'blockquote'; readonly children: readonly Block<L>[] }
  | {
      readonly type: 'bulletList' | 'orderedList' | 'taskList';
      readonly items: readonly Item<L>[];
    };

export interface Item<L extends LineShape = LineShape> {
  /** For tasks. */
  readonly ticked: boolean;
  readonly children: readonly Block<L>[];
}

const LISTS = { b: 'bulletList', o: 'orderedList', t: 'taskList' } as const;
const LEVELS = { h1: 1, h2: 2, h3: 3 } as const;

/** A container that later lines can still go into. */
interface Open<L extends LineShape> {
  readonly token: Container;
  readonly items: Item<L>[];
  inside: Block<L>[];
}

export function render<L extends LineShape>(lines: readonly L[]): Block<L>[] {
  const blocks: Block<L>[] = [];
  let open: Open<L>[] = [];
  let containers: readonly Container[] = [];
  for (const line of lines) {
    const resolved = resolvePath(line.path, containers);
    containers = resolved.open;
    const ticks = line.ticked ? resolved.path.lastIndexOf('t') : -1;
    let outside = blocks;
    const now: Open<L>[] = [];
    let joins = true;
    for (const [depth, token] of [...resolved.path].entries()) {
      const last = joins ? open[depth] : undefined;
      const entered = enter(token, last, outside, depth === ticks);
      // Only what continues the very same item can continue further in.
      joins = token === '-' || token === '>';
      now.push(entered);
      outside = entered.inside;
    }
    open = now;
    outside.push(blockOf(line));
  }
  return blocks;
}

function enter<L extends LineShape>(
  token: string,
  last: Open<L> | undefined,
  outside: Block<L>[],
  ticked: boolean,
): Open<L> {
  if (last !== undefined && (token === '-' || token === '>')) return last;
  const inside: Block<L>[] = [];
  if (token === 'q') {
    outside.push({ type: 'blockquote', children: inside });
    return { token, items: [], inside };
  }
  if (last !== undefined && last.token === token) {
    last.items.push({ ticked, children: inside });
    last.inside = inside;
    return last;
  }
  const list = token as ListToken;
  const items: Item<L>[] = [{ ticked, children: inside }];
  outside.push({ type: LISTS[list], items });
  return { token: list, items, inside };
}

function blockOf<L extends LineShape>(line: L): Block<L> {
  const kind = shownKind(line);
  if (isHeading(kind)) return { type: 'heading', level: LEVELS[kind], line };
  if (kind === 'code') return { type: 'codeBlock', line };
  return { type: kind === 'hr' ? 'horizontalRule' : 'paragraph', line };
}
