/* Which files and dependencies nobody uses any more (`npm run check`). */
import type { KnipConfig } from 'knip';

const SCRIPT = /<script[^>]*>([\s\S]*?)<\/script>/g;
const TEMPLATE_IMPORT = /\bimport\s*\(\s*['"][^'"]+['"]\s*\)/g;

/**
 * A component as knip reads it: its scripts, then what its template imports (`{#await import(…)}`).
 * What a component exports are methods of its instances, which no import names.
 */
function readComponent(text: string): string {
  const scripts = [...text.matchAll(SCRIPT)].map(([, script = '']) =>
    script.replaceAll('export function', 'function'),
  );
  const template = text.replaceAll(SCRIPT, '');
  return [...scripts, ...(template.match(TEMPLATE_IMPORT) ?? [])].join('\n;');
}

const config: KnipConfig = {
  ignoreExportsUsedInFile: true,
  ignoreUnresolved: ['^\\$app/'],
  compilers: { svelte: readComponent },
  workspaces: {
    '.': { entry: ['scripts/*.ts'], project: ['scripts/**/*.ts'] },
    'apps/web': {
      entry: ['src/routes/**/+*.{ts,svelte}', 'src/service-worker/index.ts', 'src/**/*.test.ts'],
      project: ['src/**/*.{ts,svelte,css}'],
    },
    'apps/sync-server': { project: ['src/**/*.ts'] },
    'packages/*': { project: ['src/**/*.ts'] },
    tests: {
      entry: [
        '{relay,convergence,faults,house}/**/*.test.ts',
        'journeys/**/*.{spec,test}.ts',
        'bench/relay/servers/*.ts',
      ],
      project: ['**/*.ts'],
    },
  },
};

export default config;
