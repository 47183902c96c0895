/** Deletes very many records for good, in pieces between which the page answers. */
import { purgeRecords, type EntityRef } from '@cairn/model/document';
import { inSlices } from '#lib/frame/in-slices.ts';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';

/** Records a transaction: each is one update that travels. */
const AT_ONCE = 5_000;

/** `onleft` hears how many are left. Stops at `signal`, with what is gone by then gone. */
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
