/** What the workspace holds, as the palette finds it: titles first, then all that was written. */
import { goto } from '$app/navigation';
import type { LabelledSearch } from '#lib/features/features.ts';
import type { Finding } from './find.ts';
import type { PaletteEntry, Deps } from './palette-entries.ts';

/** All of it, titles before passages; each is read when it is asked for, since years of it take their time. */
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
