/**
 * Which modules are served together. Left to itself the bundler writes some eighty files for one
 * page, and small files compress badly: about 17 KB of a page's 130.
 */
import { join } from 'node:path';

const at = (path: string) => join(import.meta.dirname, 'src', path);

const HOME = [at('routes/+page.svelte')];
const EVERY_PAGE = [at('routes/+layout.svelte'), at('routes/+error.svelte')];
const EVERY_WORKSPACE_PAGE = [at('routes/w/[workspace]/+layout.svelte'), at('lib/session/open.ts')];

/** Fetched by workspaces that have a link. */
const REACH = at('lib/session/reach.ts');

const pageAt = (path: string) => at(`routes/w/[workspace]/${path}+page.svelte`);
const TODAY = pageAt('');
/** What Today fetches by itself once there is something to show. */
const TODAY_LATER = [
  at('lib/goals/today/FocusGoals.svelte'),
  at('routes/w/[workspace]/GoalSignals.svelte'),
  at('lib/feedback/WaitingThreads.svelte'),
  at('lib/wins/NewestWin.svelte'),
];
const VIEWS = [
  at('routes/w/[workspace]/goals/(views)/+layout.svelte'),
  ...['', 'tree/', 'tables/', 'board/', 'roadmap/'].map((view) => pageAt(`goals/(views)/${view}`)),
];
const SINGLES = [pageAt('goals/[goal]/'), pageAt('meetings/[meeting]/'), pageAt('week/')];
const FEEDBACK = pageAt('feedback/');
const MEETINGS = pageAt('meetings/');
const OTHERS = [FEEDBACK, pageAt('vision/'), pageAt('wins/'), pageAt('bin/'), pageAt('settings/')];
const WORKSPACE_PAGES = [TODAY, ...VIEWS.slice(1, 2), MEETINGS, ...SINGLES.slice(0, 2), ...OTHERS];
/** What this many of the pages need is loaded with all of them. */
const MOST_PAGES = 4;

type ModuleGraph = { getModuleInfo(id: string): { importedIds: string[] } | null };

/** The roots and whatever is loaded before they can run. */
function staticImports(graph: ModuleGraph, roots: readonly string[]): Set<string> {
  const found = new Set(roots);
  for (const id of found) {
    for (const imported of graph.getModuleInfo(id)?.importedIds ?? []) found.add(imported);
  }
  return found;
}

/** What at least two of these need. */
function sharedBy(graph: ModuleGraph, roots: readonly string[]): Set<string> {
  const [once, twice] = [new Set<string>(), new Set<string>()];
  for (const root of roots) {
    for (const id of staticImports(graph, [root])) (once.has(id) ? twice : once).add(id);
  }
  return twice;
}

/** The name of the file that each shared module goes to. */
function assign(graph: ModuleGraph): Map<string, string> {
  const files = new Map<string, string>();
  const put = (ids: Iterable<string>, file: string) => {
    for (const id of ids) if (!files.has(id)) files.set(id, file);
  };
  const workspace = staticImports(graph, EVERY_WORKSPACE_PAGE);
  const uses = new Map<string, number>();
  for (const root of WORKSPACE_PAGES) {
    for (const id of staticImports(graph, [root])) uses.set(id, (uses.get(id) ?? 0) + 1);
  }
  for (const [id, count] of uses) if (count >= MOST_PAGES) workspace.add(id);
  put(staticImports(graph, EVERY_PAGE), 'every-page');
  const today = staticImports(graph, [TODAY]);
  put(staticImports(graph, HOME).intersection(workspace.union(today)), 'every-page');
  put(workspace, 'workspace');
  put(staticImports(graph, [REACH]), 'reach');
  // Little, and on its own it would be crumbs.
  put(today.intersection(staticImports(graph, [FEEDBACK])), 'workspace');
  // Today shows a little of every page: what it shares with the goals, what with tasks, what with meetings.
  const later = staticImports(graph, TODAY_LATER);
  const all = today.union(later);
  put(all.intersection(staticImports(graph, VIEWS)), 'goals');
  put(all.intersection(staticImports(graph, SINGLES)), 'rows');
  put(today.intersection(staticImports(graph, [MEETINGS])), 'meetings');
  put(later, 'today');
  put(sharedBy(graph, VIEWS), 'views');
  return files;
}

/**
 * Groups for rolldown's `codeSplitting`, in the order in which they take their modules: a group
 * takes along whatever its own need and no other has.
 */
export function sharedChunks() {
  let files: Map<string, string> | undefined;
  return ['every-page', 'workspace', 'reach', 'goals', 'rows', 'meetings', 'today', 'views'].map(
    (file, index, all) => ({
      debugName: file,
      priority: all.length - index,
      name(id: string, graph: ModuleGraph): string | null {
        files ??= assign(graph);
        return files.get(id) === file ? file : null;
      },
    }),
  );
}

/**
 * Kit fills this in before anything that reads it is loaded, so it must stay a file of its own:
 * read too early, every page that is not found takes itself for outdated and reloads for ever.
 */
export const KIT_PAYLOAD = {
  name: 'payload',
  test: /runtime.client.payload\.js|preload-helper/,
  priority: 5,
};
