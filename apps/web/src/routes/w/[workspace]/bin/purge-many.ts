/** Deletes very many records for good, in batches between which the page responds. */
import { type EntityRef, purgeRecords } from '@cairn/model/document';
import { inSlices } from '#lib/frame/in-slices.ts';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';

/** Records in one transaction, each of which is one update to send. */
const AT_ONCE = 5_000;

/**
 * `onleft` is told how many are left. Stops when `signal` aborts; what is deleted by then stays
 * deleted.
 */
export async function purgeMany(
  { writer }: Pick<WorkspaceSession, 'writer'>,
  refs: readonly EntityRef[],
  { signal, onleft }: { signal: AbortSignal; onleft: (count: number) => void },
): Promise<void> {
  const pieces = Array.from({ length: Math.ceil(refs.length / AT_ONCE) }, (_, at) =>
    refs.slice(at * AT_ONCE, (at + 1) * AT_ONCE),
  );
  let left = refs.length;
  await inSlices(pieces, {
    each: (piece) => {
      purgeRecords(writer, piece);
      left -= piece.length;
    },
    rested: () => onleft(left),
    signal,
  });
}
