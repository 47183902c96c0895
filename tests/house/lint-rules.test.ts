/** Runs our ESLint rules on snippets that break them, in TypeScript and in Svelte. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ESLint } from 'eslint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const REPOSITORY = join(import.meta.dirname, '../..');
const eslint = new ESLint({ cwd: REPOSITORY });

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

const folders = [
  ...new Set(Object.values(snippets).map(({ path }) => join(REPOSITORY, path, '..'))),
];

beforeAll(() => {
  for (const folder of folders) mkdirSync(folder, { recursive: true });
  for (const { path, text } of Object.values(snippets)) writeFileSync(join(REPOSITORY, path), text);
});

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
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
