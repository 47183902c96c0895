/** Runs our ESLint rules on snippets that break them, in TypeScript and in Svelte. */
import { ESLint } from 'eslint';
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const REPOSITORY = join(import.meta.dirname, '../..');
/** The repository as far as lint looks at it: its configuration and dependencies, and none of its source. */
const planted = mkdtempSync(join(tmpdir(), 'cairn-lint-'));
const eslint = new ESLint({
  cwd: planted,
  overrideConfigFile: join(REPOSITORY, 'eslint.config.js'),
});

/** Type-aware lint reads from disk, so each snippet is written to a file while it is checked. */
const snippets = {
  floating: {
    path: 'packages/protocol/src/planted/floating.ts',
    text: 'const later = async () => 1;\nlater();\n',
    rule: '@typescript-eslint/no-floating-promises',
  },
  typeImport: {
    path: 'packages/protocol/src/planted/type-import.ts',
    text: "import { Planted } from './planted.ts';\nexport type Same = Planted;\n",
    rule: '@typescript-eslint/consistent-type-imports',
  },
  anyhow: {
    path: 'packages/protocol/src/planted/anyhow.ts',
    text: 'export const lost: any = 1;\n',
    rule: '@typescript-eslint/no-explicit-any',
  },
  silent: {
    path: 'packages/protocol/src/planted/silent.ts',
    text: '// eslint-disable-next-line eqeqeq\nexport const same = 1 == Number("1");\n',
    rule: '@eslint-community/eslint-comments/require-description',
  },
  clock: {
    path: 'packages/model/src/planted/clock.ts',
    text: 'export const now = Date.now();\n',
    rule: 'no-restricted-properties',
  },
  svelteFloating: {
    path: 'apps/web/src/lib/goals/planted/floating.svelte',
    text: '<script lang="ts">\n  const later = async () => 1;\n  later();\n</script>\n',
    rule: '@typescript-eslint/no-floating-promises',
  },
  svelteFeature: {
    path: 'apps/web/src/lib/goals/planted/feature.svelte',
    text: '<script lang="ts">\n  import type { Task } from \'@cairn/model/tasks\';\n  let { task }: { task: Task } = $props();\n</script>\n{task.title}\n',
    rule: 'no-restricted-imports',
  },
};

const LINKED = {
  '.': ['node_modules', 'package.json', 'tsconfig.json', 'tsconfig.base.json'],
  'packages/model': ['node_modules', 'package.json', 'tsconfig.json'],
  'packages/protocol': ['node_modules', 'package.json', 'tsconfig.json'],
  'apps/web': ['node_modules', 'package.json', 'tsconfig.json', '.svelte-kit'],
};

beforeAll(() => {
  for (const [folder, names] of Object.entries(LINKED)) {
    mkdirSync(join(planted, folder), { recursive: true });
    for (const name of names) {
      const there = join(REPOSITORY, folder, name);
      if (existsSync(there)) symlinkSync(there, join(planted, folder, name));
    }
  }
  for (const { path, text } of Object.values(snippets)) {
    mkdirSync(dirname(join(planted, path)), { recursive: true });
    writeFileSync(join(planted, path), text);
  }
});

afterAll(() => {
  rmSync(planted, { recursive: true, force: true });
});

describe('lint', () => {
  it.each(Object.values(snippets))(
    '$rule fires in $path',
    { timeout: 60_000 },
    async ({ path, rule }) => {
      const results = await eslint.lintFiles([path]);
      const found = results.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId));
      expect(found).toContain(rule);
    },
  );
});
