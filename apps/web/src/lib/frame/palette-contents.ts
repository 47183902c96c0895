/** The workspace's contents for the palette: titles first, then everything written. */
import { goto } from '$app/navigation';
import type { LabelledSearch } from '#lib/features/features.ts';
import type { Finding } from './find.ts';
import type { PaletteEntry, Deps } from './palette-entries.ts';

/** Everything, titles before passages; generated lazily, since years of it take a while to read. */
export function* findings(
  { session, features }: Pick<Deps, 'session' | 'features'>,
  searches: readonly LabelledSearch[],
): Generator<Finding<PaletteEntry>> {
  const around = features.around(session);
  for (const { label: kind, titles } of searches) {
    for (const { path, ...found } of titles(around)) {
      const run = () => void goto(session.href(path ?? '/'));
      yield { kind, entry: { ...found, run } };
    }
  }
  for (const { label: kind, passages } of searches)
    for (const passage of passages?.(around) ?? []) yield { kind, ...passage };
}
