/**
 * Runs each import rule on code that breaks it, since a rule that never fires is worse than none.
 */
import { cruise, type IConfiguration, type ICruiseResult } from 'dependency-cruiser';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import configuration from '../../.dependency-cruiser.js';

const REPOSITORY = join(import.meta.dirname, '../..');
const rules: IConfiguration = configuration;

let house: string;

function write(path: string, text: string): void {
  const file = join(house, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

beforeEach(() => {
  house = mkdtempSync(join(tmpdir(), 'house-'));
  for (const path of [
    'tsconfig.base.json',
    'apps/web/package.json',
    'packages/model/package.json',
    'packages/protocol/package.json',
  ]) {
    write(path, readFileSync(join(REPOSITORY, path), 'utf8'));
  }
  for (const workspace of ['apps/web', 'apps/sync-server', 'tests']) {
    const scope = join(house, workspace, 'node_modules/@cairn');
    mkdirSync(scope, { recursive: true });
    for (const name of ['model', 'protocol']) {
      symlinkSync(join(house, 'packages', name), join(scope, name));
    }
  }
  write('packages/protocol/src/index.ts', 'export const port = 1;\n');
  for (const room of ['document', 'shared', 'goals', 'tasks', 'transfer']) {
    write(`packages/model/src/${room}/index.ts`, `export const ${room} = 1;\n`);
  }
  write('packages/model/src/goals/goal.ts', 'export const goal = 1;\n');
});

afterEach(() => {
  rmSync(house, { recursive: true, force: true });
});

/** Lints the given files and returns the names of the rules they break. */
async function brokenRules(files: Record<string, string>): Promise<string[]> {
  for (const [path, text] of Object.entries(files)) write(path, text);
  const { output } = await cruise(['apps', 'packages', 'tests'], {
    ...rules.options,
    baseDir: house,
    validate: true,
    ruleSet: { forbidden: rules.forbidden ?? [] },
    tsPreCompilationDeps: true,
  });
  const { summary } = output as ICruiseResult;
  return [...new Set(summary.violations.map(({ rule }) => rule.name))].sort();
}

const svelte = (script: string) => `<script lang="ts">\n${script}\n</script>\n<p>words</p>\n`;

describe('what the import rules allow', () => {
  it('accepts a feature, a session, a relay and a test that import what they may', async () => {
    const broken = await brokenRules({
      'apps/web/src/lib/ui/button.svelte': svelte('let { label }: { label: string } = $props();'),
      'apps/web/src/lib/sync/socket.ts': "import '@cairn/protocol';\nexport const socket = 1;",
      'apps/web/src/lib/session/session.ts':
        "import { socket } from '#lib/sync/socket.ts';\nimport '@cairn/model/tasks';\nexport { socket };",
      'apps/web/src/lib/session/examples.ts':
        "export const example = () => import('#lib/example/fill.ts');",
      'apps/web/src/lib/example/fill.ts': "import '@cairn/model/goals';\nexport const fill = 1;",
      'apps/web/src/lib/ui/tree.svelte': svelte(
        "import Tree from './tree.svelte';\nexport { Tree };",
      ),
      'apps/web/src/lib/grid/grid.ts': "import '@cairn/model/shared';\nexport const grid = 1;",
      'apps/web/src/lib/goals/table.ts': "import '#lib/grid/grid.ts';",
      'apps/web/src/lib/prose/prose.ts': 'export type Prose = string;',
      'apps/web/src/lib/goals/row.ts': 'export const row = 1;',
      'apps/web/src/lib/goals/goal-list.svelte': svelte(
        "import Button from '#lib/ui/button.svelte';\nimport { row } from './row.ts';\n" +
          "import { goals } from '@cairn/model/goals';\nimport { socket } from '#lib/session/session.ts';\n" +
          'console.log(Button, row, goals, socket);',
      ),
      'apps/web/src/lib/goals/notes.ts':
        "import type { Prose } from '#lib/prose/prose.ts';\nexport type Notes = Prose;",
      'apps/web/src/routes/+page.svelte': svelte(
        "import List from '#lib/goals/goal-list.svelte';\nimport './page.css';\nconsole.log(List);",
      ),
      'apps/web/src/routes/page.css': '',
      'apps/sync-server/src/main.ts': "import '@cairn/protocol';",
      'tests/journeys/a.ts': "import '@cairn/model/goals';",
    });
    expect(broken).toEqual([]);
  });
});

describe('what the import rules forbid', () => {
  const cases: [rule: string, files: Record<string, string>][] = [
    [
      'no-cycle',
      {
        'apps/web/src/lib/goals/a.ts': "import { b } from './b.svelte.ts';\nexport const a = b;",
        'apps/web/src/lib/goals/b.svelte.ts': "export { default as b } from './c.svelte';",
        'apps/web/src/lib/goals/c.svelte': svelte("import { a } from './a.ts';\nconsole.log(a);"),
      },
    ],
    ['model-feature', { 'packages/model/src/goals/g.ts': "import '../tasks/index.ts';" }],
    ['model-feature', { 'packages/model/src/goals/g.ts': "import '../transfer/index.ts';" }],
    ['model-feature', { 'packages/model/src/invented/i.ts': "import '../tasks/index.ts';" }],
    ['model-ground', { 'packages/model/src/shared/s.ts': "import '../goals/index.ts';" }],
    ['model-pure', { 'packages/model/src/goals/g.ts': "import 'node:fs';" }],
    ['protocol', { 'packages/protocol/src/p.ts': "import '../../model/src/goals/index.ts';" }],
    [
      'prose-text',
      { 'packages/prose/src/text/t.ts': "import '../../../model/src/goals/index.ts';" },
    ],
    [
      'prose-text',
      {
        'packages/prose/src/text/t.ts': "import '../editor/e.ts';",
        'packages/prose/src/editor/e.ts': 'export const e = 1;',
      },
    ],
    [
      'prose-editor',
      { 'packages/prose/src/editor/e.ts': "import '../../../protocol/src/index.ts';" },
    ],
    ['prose-editor', { 'packages/prose/src/editor/e.ts': "import 'node:fs';" }],
    ['scanner', { 'packages/scanner/src/s.ts': "import '../../protocol/src/index.ts';" }],
    ['sealed', { 'packages/sealed/src/s.ts': "import '../../model/src/goals/index.ts';" }],
    ['sealed', { 'packages/sealed/src/s.ts': "import 'node:fs';" }],
    ['relay', { 'apps/sync-server/src/main.ts': "import '@cairn/model/goals';" }],
    ['package-door', { 'tests/relay/t.ts': "import '../../packages/model/src/goals/goal.ts';" }],
    [
      'web-relative',
      {
        'apps/web/src/lib/ui/a.ts': 'export const a = 1;',
        'apps/web/src/lib/goals/g.ts': "import '../ui/a.ts';",
      },
    ],
    ['web-ui', { 'apps/web/src/lib/ui/a.ts': "import '@cairn/model/goals';" }],
    [
      'web-grid',
      {
        'apps/web/src/lib/grid/g.svelte': svelte("import '#lib/session/s.ts';"),
        'apps/web/src/lib/session/s.ts': 'export const s = 1;',
      },
    ],
    ['web-grid', { 'apps/web/src/lib/grid/g.ts': "import '@cairn/model/document';" }],
    [
      'device-below-sync',
      {
        'apps/web/src/lib/device/d.ts': "import '#lib/sync/s.ts';",
        'apps/web/src/lib/sync/s.ts': 'export const s = 1;',
      },
    ],
    [
      'web-undo',
      {
        'apps/web/src/lib/undo/u.ts': "import '#lib/goals/g.ts';",
        'apps/web/src/lib/goals/g.ts': 'export const g = 1;',
      },
    ],
    [
      'web-notifications',
      {
        'apps/web/src/lib/notifications/n.ts': "import '#lib/goals/g.ts';",
        'apps/web/src/lib/goals/g.ts': 'export const g = 1;',
      },
    ],
    [
      'web-sync',
      {
        'apps/web/src/lib/sync/s.ts': "import '#lib/session/s.ts';",
        'apps/web/src/lib/session/s.ts': 'export const s = 1;',
      },
    ],
    [
      'reactivity',
      {
        'apps/web/src/lib/reactivity/r.ts': "import '#lib/sync/s.ts';",
        'apps/web/src/lib/sync/s.ts': 'export const s = 1;',
      },
    ],
    [
      'web-session',
      {
        'apps/web/src/lib/session/s.ts':
          "import type { G } from '#lib/goals/g.ts';\nexport type S = G;",
        'apps/web/src/lib/goals/g.ts': 'export type G = 1;',
      },
    ],
    [
      'web-prose',
      {
        'apps/web/src/lib/prose/p.svelte': svelte("import '#lib/goals/g.ts';"),
        'apps/web/src/lib/goals/g.ts': 'export const g = 1;',
      },
    ],
    [
      'web-feature',
      {
        'apps/web/src/lib/goals/g.svelte': svelte("import '#lib/tasks/t.ts';"),
        'apps/web/src/lib/tasks/t.ts': 'export const t = 1;',
      },
    ],
    ['web-feature', { 'apps/web/src/lib/goals/g.ts': "import '@cairn/model/tasks';" }],
    ['web-feature', { 'apps/web/src/lib/invented/i.ts': "import '@cairn/model/tasks';" }],
    [
      'web-features',
      {
        'apps/web/src/lib/features/f.ts': "import '#lib/goals/g.ts';",
        'apps/web/src/lib/goals/g.ts': 'export const g = 1;',
      },
    ],
    [
      'feature-light',
      {
        'apps/web/src/lib/goals/feature.ts': "import './g.svelte';",
        'apps/web/src/lib/goals/g.svelte': svelte(''),
      },
    ],
    ['web-goals/tables', { 'apps/web/src/lib/goals/tables/t.ts': "import '@cairn/model/tasks';" }],
    [
      'feature-prose',
      {
        'apps/web/src/lib/goals/g.ts': "import '#lib/prose/p.ts';",
        'apps/web/src/lib/prose/p.ts': 'export const p = 1;',
      },
    ],
    [
      'web-example',
      {
        'apps/web/src/lib/example/e.ts': "import '#lib/goals/g.ts';",
        'apps/web/src/lib/goals/g.ts': 'export const g = 1;',
      },
    ],
    [
      'example-lazy',
      {
        'apps/web/src/lib/session/s.ts': "import '#lib/example/e.ts';",
        'apps/web/src/lib/example/e.ts': 'export const e = 1;',
      },
    ],
    [
      'frame',
      {
        'apps/web/src/lib/frame/f.ts': "import '../../routes/r.ts';",
        'apps/web/src/routes/r.ts': 'export const r = 1;',
      },
    ],
    [
      'frame',
      {
        'apps/web/src/lib/frame/f.ts': "import '#lib/invented/i.ts';",
        'apps/web/src/lib/invented/i.ts': 'export const i = 1;',
      },
    ],
    [
      'routes-on-top',
      {
        'apps/web/src/lib/goals/g.ts': "import '#lib/frame/f.ts';",
        'apps/web/src/lib/frame/f.ts': 'export const f = 1;',
      },
    ],
    [
      'tests-public',
      {
        'tests/relay/t.ts': "import '../../apps/sync-server/src/app.ts';",
        'apps/sync-server/src/app.ts': 'export const app = 1;',
      },
    ],
  ];

  it.each(cases)('%s fires on code that breaks it', async (name, files) => {
    expect(await brokenRules(files)).toContain(name);
  });

  it('has a case here for every rule, and every rule says how to fix it', () => {
    const tried = new Set(cases.map(([name]) => name));
    // One function makes these with the same shape as web-sync.
    const alike = ['web-device', 'web-storage', 'web-presence', 'web-reactivity'];
    const names = (rules.forbidden ?? []).map(({ name }) => name ?? '');
    expect(names.filter((name) => !tried.has(name) && !alike.includes(name))).toEqual([]);
    for (const { comment } of rules.forbidden ?? []) expect(comment?.length).toBeGreaterThan(40);
  });
});
