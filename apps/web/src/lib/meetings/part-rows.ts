/** The parts of a template as rows that can be told apart, although only their words are stored. */
import type { AgendaPart } from '@cairn/model/meetings';

export interface PartRow extends AgendaPart {
  /** Stays while the part is moved, reworded or timed, by anybody. */
  readonly id: string;
}

/**
 * A part that says what one said before is that one, in its place if it can be; of the others, one
 * in the same place was reworded. `newId`: for a part that is neither.
 */
export function partRows(
  before: readonly PartRow[],
  parts: readonly AgendaPart[],
  newId: () => string,
): readonly PartRow[] {
  const left = new Map(before.map((row) => [row.id, row]));
  const take = (is: (row: PartRow) => boolean): string | undefined => {
    const id = [...left.values()].find(is)?.id;
    if (id !== undefined) left.delete(id);
    return id;
  };
  const says = (part: AgendaPart) => (row: PartRow) =>
    row.text === part.text && row.minutes === part.minutes;
  const isAt = (at: number) => (row: PartRow) => row.id === before[at]?.id;
  const unchanged = parts.map((part, at) => take((row) => isAt(at)(row) && says(part)(row)));
  const moved = parts.map((part, at) => unchanged[at] ?? take(says(part)));
  return parts.map((part, at) => ({ ...part, id: moved[at] ?? take(isAt(at)) ?? newId() }));
}
