/**
 * Which modules are served together. Left to itself the bundler writes some eighty files for one
 * page, and small files compress badly: about 17 KB of a page's 130. Here modules that the same
 * pages need share a file, and small files join where that costs the pages less than it saves.
 */
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const SOURCE = join(import.meta.dirname, 'src');
const at = (path: string) => join(SOURCE, path);

const EVERY_PAGE = [at('routes/+layout.svelte'), at('routes/+error.svelte')];
const EVERY_WORKSPACE_PAGE = [
  at('routes/w/[workspace]/+layout.svelte'),
  at('lib/session/open.ts'),
  at('lib/session/reach.ts'),
];
const WORKSPACE = 'routes/w/[workspace]';
const TODAY = at(`${WORKSPACE}/+page.svelte`);
/** What a page fetches by itself once there is something to show. */
const LATER: Readonly<Record<string, readonly string[]>> = {
  [TODAY]: [at('lib/goals/GoalsNeedingALook.svelte'), at(`${WORKSPACE}/TodayAside.svelte`)],
  [at(`${WORKSPACE}/goals/(views)/roadmap/+page.svelte`)]: [at('lib/goals/roadmap/NoDates.svelte')],
};
/** A file more costs a page about this many bytes, gzipped: it is compressed by itself. */
const FILE_COSTS_BYTES = 300;
/** What is left of a module's gzipped bytes once it is minified and shares a file. */
const MINIFIED = 0.35;

type ModuleGraph = {
  getModuleInfo(id: string): { importedIds: string[]; code: string | null } | null;
};

/** Modules that exactly these pages need, each page a bit. */
interface Cluster {
  readonly pages: bigint;
  readonly modules: readonly string[];
  readonly bytes: number;
}

/** The roots and whatever is loaded before they can run. */
function staticImports(graph: ModuleGraph, roots: readonly string[]): Set<string> {
  const found = new Set(roots);
  for (const id of found) {
    for (const imported of graph.getModuleInfo(id)?.importedIds ?? []) found.add(imported);
  }
  return found;
}

const HOME = 'routes/+page.svelte';
const PAGES = globSync('routes/**/+page.svelte', { cwd: SOURCE }).sort();
/** Bytes by which these may weigh more than other pages: one writes and draws in them. */
const ALLOWANCE: Readonly<Record<string, number>> = {
  [`${WORKSPACE}/goals/[goal]/+page.svelte`]: 100_000,
  [`${WORKSPACE}/meetings/[meeting]/+page.svelte`]: 100_000,
  [`${WORKSPACE}/goals/(views)/tables/+page.svelte`]: 12_000,
  [`${WORKSPACE}/goals/(views)/roadmap/+page.svelte`]: 13_000,
};
/** A page that is so many bytes lighter than the heaviest counts half. */
const HALF_BYTES = 2_500;
const LEAST_WEIGHT = 0.03;

/** Every page with all that it loads by itself. */
function pagesOf(graph: ModuleGraph): Set<string>[] {
  return PAGES.map((page) => {
    const layouts = page
      .split('/')
      .map((_, depth, parts) => at(join(...parts.slice(0, depth), '+layout.svelte')));
    const isWorkspace = page.startsWith(WORKSPACE);
    return staticImports(graph, [
      ...EVERY_PAGE,
      ...(isWorkspace ? EVERY_WORKSPACE_PAGE : []),
      ...layouts.filter((layout) => graph.getModuleInfo(layout) !== null),
      at(page),
      ...(LATER[at(page)] ?? []),
    ]);
  });
}

function clustersOf(graph: ModuleGraph): Cluster[] {
  const pages = pagesOf(graph);
  const users = new Map<string, bigint>();
  for (const [index, modules] of pages.entries()) {
    for (const id of modules) users.set(id, (users.get(id) ?? 0n) | (1n << BigInt(index)));
  }
  const clusters = new Map<bigint, { modules: string[]; bytes: number }>();
  for (const [id, mask] of users) {
    const cluster = clusters.get(mask) ?? { modules: [], bytes: 0 };
    cluster.modules.push(id);
    cluster.bytes += gzipSync(graph.getModuleInfo(id)?.code ?? '').length * MINIFIED;
    clusters.set(mask, cluster);
  }
  return [...clusters].map(([mask, cluster]) => ({ pages: mask, ...cluster }));
}

/** How much each page counts: the heaviest most, since they have a limit to keep. */
function weightsOf(clusters: readonly Cluster[]): number[] {
  const totals = PAGES.map((page, index) => {
    const mine = clusters.filter(({ pages }) => pages & (1n << BigInt(index)));
    const bytes = mine.reduce((sum, cluster) => sum + cluster.bytes + FILE_COSTS_BYTES, 0);
    return bytes - (ALLOWANCE[page] ?? 0);
  });
  const heaviest = Math.max(...totals);
  return totals.map((total, index) =>
    // Home has a lower limit of its own, and what opens first must not wait for the rest.
    PAGES[index] === HOME ? 1 : Math.max(LEAST_WEIGHT, 2 ** ((total - heaviest) / HALF_BYTES)),
  );
}

function weigh(mask: bigint, weights: readonly number[]): number {
  let sum = 0;
  for (let rest = mask, page = 0; rest > 0n; rest >>= 1n, page += 1) {
    if (rest & 1n) sum += weights[page] ?? 0;
  }
  return sum;
}

/** What the pages save when two clusters become one file; less than 0 when they lose. */
function savingOf(a: Cluster, b: Cluster, weights: readonly number[]): number {
  const both = weigh(a.pages & b.pages, weights);
  if (both === 0) return -1;
  const onlyA = weigh(a.pages & ~b.pages, weights);
  const onlyB = weigh(b.pages & ~a.pages, weights);
  return both * FILE_COSTS_BYTES - onlyA * b.bytes - onlyB * a.bytes;
}

/** Joins the two that save the most, until no two save anything. */
function joined(clusters: Cluster[]): Cluster[] {
  for (;;) {
    const weights = weightsOf(clusters);
    let best = { saving: 0, a: -1, b: -1 };
    for (const [a, one] of clusters.entries()) {
      for (let b = a + 1; b < clusters.length; b += 1) {
        const saving = savingOf(one, clusters[b]!, weights);
        if (saving > best.saving) best = { saving, a, b };
      }
    }
    if (best.a === -1) return clusters;
    const [a, b] = [clusters[best.a]!, clusters[best.b]!];
    const one = {
      pages: a.pages | b.pages,
      modules: [...a.modules, ...b.modules],
      bytes: a.bytes + b.bytes,
    };
    clusters = [...clusters.filter((cluster) => cluster !== a && cluster !== b), one];
  }
}

/** How many pages a mask has. */
function countOf(mask: bigint): number {
  return weigh(
    mask,
    PAGES.map(() => 1),
  );
}

/** More than there are ever files to share; what is left over would go as the bundler likes. */
const MOST_FILES = 64;

/** The number of the file that each shared module goes to, those that most pages need first. */
function assign(graph: ModuleGraph): Map<string, number> {
  const files = new Map<string, number>();
  const clusters = joined(clustersOf(graph)).sort((a, b) => countOf(b.pages) - countOf(a.pages));
  for (const [file, { modules }] of clusters.entries()) {
    for (const id of modules) files.set(id, file);
  }
  return files;
}

/**
 * Groups for rolldown's `codeSplitting`, in the order in which they take their modules: a group
 * takes along whatever its own need and no other has.
 */
export function sharedChunks() {
  let files: Map<string, number> | undefined;
  return Array.from({ length: MOST_FILES }, (_, file) => ({
    debugName: `shared-${String(file)}`,
    priority: MOST_FILES - file,
    name(id: string, graph: ModuleGraph): string | null {
      files ??= assign(graph);
      return files.get(id) === file ? `shared-${String(file)}` : null;
    },
  }));
}

/**
 * Kit fills this in before anything that reads it is loaded, so it must stay a file of its own:
 * read too early, every page that is not found takes itself for outdated and reloads for ever.
 */
export const KIT_PAYLOAD = {
  name: 'payload',
  test: /runtime.client.payload\.js|preload-helper/,
  priority: MOST_FILES + 1,
};
