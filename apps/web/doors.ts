/**
 * Source enters a feature of the model by its door, one `index.ts`. In the bundle each import goes
 * to the file behind the door instead, so that a page that needs one deed of goals is not served
 * with all of them: which modules share a file is told from what imports what (see `chunks.ts`).
 */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

/** Ours, and the one of Svelte's that would bring every page a set and a map for two pages. */
const DOOR =
  /\/packages\/[^/]+\/src\/(?:[^/]+\/)?index\.ts$|\/svelte\/src\/reactivity\/index-client\.js$/;
const EXPORTS = /export \{([^}]*)\} from '(\.[^']+)';/g;

/** The file behind the door that each exported name comes from. */
function readDoor(door: string): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const [, names = '', path = ''] of readFileSync(door, 'utf8').matchAll(EXPORTS)) {
    for (const name of names.split(',').map((part) => part.trim())) {
      // What is exported under another name goes through the door.
      if (/^\w+$/.test(name)) files.set(name, join(dirname(door), path));
    }
  }
  return files;
}

interface ImportNode {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly source?: { readonly value: unknown } | null;
  readonly specifiers?: readonly {
    readonly type: string;
    readonly local: { readonly name: string };
    readonly imported?: { readonly name?: string };
  }[];
}

export function doors(): Plugin {
  const known = new Map<string, ReadonlyMap<string, string>>();
  const behind = (door: string) => {
    const files = known.get(door) ?? readDoor(door);
    known.set(door, files);
    return files;
  };

  return {
    name: 'cairn:doors',
    apply: 'build',
    transform: {
      order: 'post',
      filter: {
        id: /\/(?:apps\/web\/src|packages)\//,
        code: /from\s*["'](?:@cairn\/|svelte\/reactivity)/,
      },
      async handler(code, id) {
        let result = code;
        const imports = (this.parse(code).body as unknown as ImportNode[])
          .filter(({ type, source }) => type === 'ImportDeclaration' && isDoor(source?.value))
          .reverse();
        for (const { start, end, source, specifiers = [] } of imports) {
          const resolved = await this.resolve(String(source?.value), id);
          if (resolved === null || !DOOR.test(resolved.id)) continue;
          const files = behind(resolved.id);
          const direct = specifiers.map(({ type, local, imported }) => {
            const name = type === 'ImportSpecifier' ? imported?.name : undefined;
            const file = name === undefined ? undefined : files.get(name);
            return file === undefined
              ? undefined
              : `import { ${String(name)} as ${local.name} } from ${JSON.stringify(file)};`;
          });
          if (direct.length === 0 || direct.includes(undefined)) continue;
          result = result.slice(0, start) + direct.join(' ') + result.slice(end);
        }
        return result === code ? undefined : { code: result, map: null };
      },
    },
  };
}

function isDoor(source: unknown): boolean {
  return typeof source === 'string' && /^(?:@cairn\/|svelte\/reactivity$)/.test(source);
}
