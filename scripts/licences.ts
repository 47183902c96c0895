/**
 * Lists whose code is shipped with Cairn, and under which licence, in `docs/licences.md`: writes it
 * with `--write`, otherwise compares it with what is installed. Fails on a licence that isn't known
 * to be compatible with AGPL-3.0-only.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const LIST = join(ROOT, 'docs/licences.md');

/** Licences that may be part of a work under AGPL-3.0-only. */
const COMPATIBLE = new Set([
  ...['0BSD', 'Apache-2.0', 'BlueOak-1.0.0', 'BSD-2-Clause', 'BSD-3-Clause'],
  ...['CC0-1.0', 'ISC', 'MIT', 'MIT-0', 'Unlicense', 'Zlib'],
  // Its section 3.3 allows it as part of a work under the AGPL.
  'MPL-2.0',
]);
/** The Open Font License is for fonts, which are separate from the code. */
const FONT_LICENCE = 'OFL-1.1';
const FONT_PACKAGE = /^@fontsource(-variable)?\//;

/** Each app, with the build tools that leave some of their own code in it. */
const APPS = [
  {
    name: 'the app',
    workspace: '@cairn/web',
    // Kit's runtime, Tailwind's base style sheet, and Vite's code for loading chunks.
    alsoShipped: ['@sveltejs/kit', 'tailwindcss', 'vite'],
  },
  { name: 'the relay', workspace: '@cairn/sync-server', alsoShipped: [] },
];

/** A package, the licence it states, and the apps it is shipped with. */
interface Shipped {
  readonly licences: Set<string>;
  readonly apps: Set<string>;
}

/** The output of `pnpm licenses list --json`: installed packages by licence. */
type Listed = Record<string, { name: string }[]>;

/** Whether an SPDX expression allows a compatible licence. */
export function isCompatible(name: string, licence: string): boolean {
  const alternatives = licence.replaceAll(/[()]/g, '').split(' OR ');
  return alternatives.some((alternative) =>
    alternative
      .split(' AND ')
      .every((id) => COMPATIBLE.has(id) || (id === FONT_LICENCE && FONT_PACKAGE.test(name))),
  );
}

/** The dependencies of a workspace and of the workspaces it uses, with their licences. */
function listed(workspace: string, kind: '--prod' | '--dev'): [name: string, licence: string][] {
  const command = ['--filter', `${workspace}...`, 'licenses', 'list', '--json', kind];
  const { status, stdout, stderr } = spawnSync('pnpm', command, { cwd: ROOT, encoding: 'utf8' });
  if (status !== 0) throw new Error(`pnpm can't list the licences: ${stderr || stdout}`);
  return Object.entries(JSON.parse(stdout) as Listed).flatMap(([licence, packages]) =>
    packages.map(({ name }): [string, string] => [name, licence]),
  );
}

function allShipped(): Map<string, Shipped> {
  const shipped = new Map<string, Shipped>();
  for (const { name: app, workspace, alsoShipped } of APPS) {
    const tools = alsoShipped.length > 0 ? listed(workspace, '--dev') : [];
    const found = tools.filter(([name]) => alsoShipped.includes(name));
    for (const name of alsoShipped) {
      if (!found.some(([tool]) => tool === name)) throw new Error(`${name} is not installed`);
    }
    for (const [name, licence] of [...listed(workspace, '--prod'), ...found]) {
      const { licences, apps } = shipped.get(name) ?? { licences: new Set(), apps: new Set() };
      shipped.set(name, { licences: licences.add(licence), apps: apps.add(app) });
    }
  }
  return shipped;
}

function documentOf(shipped: ReadonlyMap<string, Shipped>): string {
  const rows = [...shipped]
    .map(([name, { licences, apps }]) => [
      name,
      [...licences].sort().join(', '),
      [...apps].join(', '),
    ])
    .sort(([one = ''], [other = '']) => (one < other ? -1 : 1));
  const heads = ['package', 'licence', 'shipped with'];
  const widths = heads.map((head, at) =>
    Math.max(head.length, ...rows.map((row) => row[at]?.length ?? 0)),
  );
  const lineOf = (cells: readonly string[]) =>
    `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`;
  return `# Licences of what is shipped

Written by \`scripts/licences.ts --write\`, and checked by \`npm run check\`: don't change it by hand.
Cairn itself is under AGPL-3.0-only (\`LICENSE\`). These packages are part of the app that a browser
loads, or of the relay, or are installed with them; each licence permits that.

${lineOf(heads)}
${lineOf(widths.map((width) => '-'.repeat(width)))}
${rows.map(lineOf).join('\n')}
`;
}

function problemsWith(shipped: ReadonlyMap<string, Shipped>): string[] {
  const unfit = [...shipped].flatMap(([name, { licences }]) =>
    [...licences]
      .filter((licence) => !isCompatible(name, licence))
      .map(
        (licence) =>
          `${name} is under ${licence}, which is not on the list of licences that go together with ` +
          'AGPL-3.0-only (scripts/licences.ts). Use another package, or add the licence if it does.',
      ),
  );
  if (documentOf(shipped) === readFileSync(LIST, 'utf8')) return unfit;
  const rewrite = 'npx --yes pnpm@12.21.0 exec node scripts/licences.ts --write';
  return [...unfit, `docs/licences.md no longer says what is installed. Write it anew: ${rewrite}`];
}

if (import.meta.main) {
  const shipped = allShipped();
  if (process.argv.includes('--write')) writeFileSync(LIST, documentOf(shipped));
  const problems = problemsWith(shipped);
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) process.exitCode = 1;
  else console.log(`${String(shipped.size)} packages are shipped, all under compatible licences`);
}
