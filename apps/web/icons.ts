/**
 * Of each Lucide icon only the drawing goes into the bundle, for one component of ours to draw:
 * its own component brings what an icon may be told by attributes, 3 KB of every page.
 */
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

const COMPONENT = join(import.meta.dirname, 'src/lib/ui/Drawing.svelte');
const PREFIX = '\0icon:';
const LUCIDE_FILE = /^[^\0].*\/lucide-svelte\/dist\/icons\/[^/]+\.js$/;
const SHAPES = /const iconNode = (\[.*\]);$/m;

/** The drawing as it is written in Lucide's file: a list of elements, which is also JSON. */
function drawingIn(source: string): string {
  const shapes = SHAPES.exec(source)?.[1];
  if (shapes === undefined) throw new Error('an icon of Lucide is not written as it used to be');
  return JSON.stringify(JSON.parse(shapes));
}

export function icons(): Plugin {
  return {
    name: 'cairn:icons',
    enforce: 'pre',
    resolveId(id, importer = '') {
      if (!id.endsWith('.svelte') || !LUCIDE_FILE.test(importer)) return undefined;
      return PREFIX + join(dirname(importer), id).replace(/\.svelte$/, '');
    },
    async load(id) {
      if (!id.startsWith(PREFIX)) return undefined;
      const drawing = drawingIn(await readFile(`${id.slice(PREFIX.length)}.svelte`, 'utf8'));
      return `import Drawing from ${JSON.stringify(COMPONENT)};
const drawing = ${drawing};
export default (anchor, given) => Drawing(anchor, { drawing, given });`;
    },
  };
}
