/** The places and actions in the palette. Built when it opens. */
import type { Features } from '#lib/features/features.ts';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';
import { theme } from '#lib/ui/theme.svelte.ts';
import type { Findable, Kind } from './find.ts';
import { startNewSoon } from './new-here.ts';
import { redo, undo } from './undo.ts';

import { goto } from '$app/navigation';

export interface PaletteEntry extends Findable {
  readonly run: () => void;
}

export interface Deps {
  readonly session: WorkspaceSession;
  readonly features: Features;
  readonly onshortcuts: () => void;
}

/** The heading over places. */
export const GO_TO = 'Go to';

/** Places and actions, shown before anything is typed. */
export function commands({ session, features, onshortcuts }: Deps): Kind<PaletteEntry>[] {
  const go = (path: string) => () => void goto(session.href(path));
  const begin = (path: string, control?: string) => () =>
    void goto(session.href(path)).then(() => startNewSoon(control));
  const entry = (title: string, run: () => void, about = '', text = ''): PaletteEntry => ({
    id: title,
    title,
    about,
    text,
    run,
  });
  const actions: PaletteEntry[] = [];
  if (session.canWrite) {
    for (const { path, begin: offer } of features.places)
      if (offer !== undefined) actions.push(entry(offer.label, begin(path), '', offer.also));
    for (const { label, also, path, control } of features.begins)
      actions.push(entry(label, begin(path, control), '', also));
    if (session.undoName !== null) {
      actions.push(
        entry('Undo', () => undo(session, features), features.changeWords(session.undoName)),
      );
    }
    if (session.redoName !== null) {
      actions.push(
        entry('Redo', () => redo(session, features), features.changeWords(session.redoName)),
      );
    }
  }
  if (session.canWrite && session.entry.link !== null) {
    actions.push(entry('Invite someone', go('/settings#invite'), '', 'share person link device'));
  }
  const dark = document.documentElement.matches('[data-theme=dark]') || systemIsDark();
  actions.push(
    entry(
      dark ? 'Switch to light' : 'Switch to dark',
      () => {
        theme.choice = dark ? 'light' : 'dark';
      },
      '',
      'theme light dark',
    ),
  );
  actions.push(entry('Shortcuts', onshortcuts, '', 'keys keyboard help'));
  return [
    {
      label: GO_TO,
      entries: [
        ...features.places.map(({ path, label }) => entry(label, go(path))),
        entry('Your workspaces', () => void goto('/'), 'on this device', 'home'),
      ],
    },
    { label: 'Actions', entries: actions },
  ];
}

function systemIsDark(): boolean {
  return (
    !document.documentElement.matches('[data-theme=light]') &&
    matchMedia('(prefers-color-scheme: dark)').matches
  );
}
