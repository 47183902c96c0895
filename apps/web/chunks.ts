/**
 * Which modules are served together. Left to itself the bundler writes some eighty files for one
 * page, and small files compress badly: about 17 KB of a page's 130.
 */
import { join } from 'node:path';

const SOURCE = join(import.meta.dirname, 'src');
const at = (path: string) => join(SOURCE, path);

const HOME = [at('routes/+page.svelte')];
const EVERY_PAGE = [at('routes/+layout.svelte'), at('routes/+error.svelte')];
const EVERY_WORKSPACE_PAGE = [at('routes/w/[workspace]/+layout.svelte'), at('lib/session/open.ts')];

type ModuleGraph = { getModuleInfo(id: string): { importedIds: string[] } | null };

/** The roots and whatever is loaded before they can run. */
function staticImports(graph: ModuleGraph, roots: readonly string[]): Set<string> {
  const found = new Set(roots);
  for (const id of found) {
    for (const imported of graph.getModuleInfo(id)?.importedIds ?? []) found.add(imported);
  }
  return found;
}

/**
 * Kit fills this in before anything that reads it is loaded, so it must stay a file of its own:
 * read too early, every page that is not found takes itself for outdated and reloads for ever.
 */
export const KIT_PAYLOAD = {
  name: 'payload',
  test: /runtime.client.payload\.js|preload-helper/,
  priority: 1,
};

/** A group of rolldown's `codeSplitting`: what all pages need, and what all pages of a workspace need. */
export function sharedChunks() {
  let everyPage: Set<string> | undefined;
  let everyWorkspacePage = new Set<string>();

  function read(graph: ModuleGraph): Set<string> {
    const home = staticImports(graph, HOME);
    everyWorkspacePage = staticImports(graph, EVERY_WORKSPACE_PAGE);
    const both = [...home].filter((id) => everyWorkspacePage.has(id));
    return new Set([...staticImports(graph, EVERY_PAGE), ...both]);
  }

  return {
    debugName: 'what pages share',
    name(id: string, graph: ModuleGraph): string | null {
      everyPage ??= read(graph);
      if (everyPage.has(id)) return 'every-page';
      return everyWorkspacePage.has(id) ? 'workspace' : null;
    },
  };
}
