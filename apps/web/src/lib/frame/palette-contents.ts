/** What the palette finds once something is typed: tabs, the workspace's titles, then everything written. */
import type { LabelledSearch } from '#lib/features/features.ts';
import type { Finding } from './find.ts';
import { type Deps, GO_TO, type PaletteEntry } from './palette-entries.ts';

import { goto } from '$app/navigation';

/** Tabs, then everything there is, titles before passages; generated lazily, since years of it take a while to read. */
export function* findings(
  { session, features }: Pick<Deps, 'session' | 'features'>,
  searches: readonly LabelledSearch[],
): Generator<Finding<PaletteEntry>> {
  for (const { label, tabs = [] } of features.places) {
    for (const tab of tabs) {
      const run = () => void goto(session.href(tab.path));
      yield { kind: GO_TO, entry: { id: tab.path, title: tab.label, about: label, run } };
    }
  }
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
