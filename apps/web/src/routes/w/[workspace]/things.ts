/** What notes can mention of an open workspace, as each feature declares it, and which pages their links lead to. */
import type { Mentionable } from '#lib/features/feature.ts';
import type { Features } from '#lib/features/features.ts';
import type { Things } from '#lib/prose/things.ts';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';

export function thingsOf(session: WorkspaceSession, features: Features): Things {
  let kinds: readonly Mentionable[] = [];
  return {
    today: () => session.today,
    href: (path) => session.href(path),
    find(link) {
      const page = features.recordPage(link);
      return page && { path: page.path, noun: features.noun(page.collection) };
    },
    async load() {
      try {
        kinds = await features.mentions();
      } catch {
        // The text can be written without them; an @ then offers days.
      }
    },
    all: () =>
      kinds.flatMap(({ collection, icon, all }) =>
        all(session).map((mention) => ({
          ...mention,
          icon,
          kind: collection,
          path: features.pathOf(session, collection, mention.id),
        })),
      ),
  };
}
