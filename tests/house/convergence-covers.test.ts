/** Every change that the model offers is among the operations of the convergence tests. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const MODEL = join(ROOT, 'packages/model/src');

/** The function that all changes are built on. */
const GENERAL = 'change';

/** Functions whose first parameter is the writer and that make a change of their own. */
function changesIn(folder: string): string[] {
  const door = readFileSync(join(MODEL, folder, 'index.ts'), 'utf8');
  const offered = new Set(door.match(/\b\w+\b/g));
  return globSync('*.ts', { cwd: join(MODEL, folder) })
    .filter((file) => !file.endsWith('.test.ts'))
    .flatMap((file) => [
      ...readFileSync(join(MODEL, folder, file), 'utf8').matchAll(
        /^export function (\w+)(?:<[^(]*>)?\(\s*writer: Writer\b(?!\s*,\s*edit: Edit\b)/gm,
      ),
    ])
    .map(([, name = '']) => name)
    .filter((name) => offered.has(name) && name !== GENERAL);
}

const changes = globSync('*/index.ts', { cwd: MODEL }).flatMap((door) =>
  changesIn(door.replace(/\/index\.ts$/, '')),
);

test('the model’s changes are found', () => {
  expect(changes).toEqual(expect.arrayContaining(['renameGoal', 'binRecord', 'applyTable']));
  expect(changes.length).toBeGreaterThan(70);
});

test('each has an operation in tests/convergence', () => {
  const folder = join(ROOT, 'tests/convergence');
  const operations = globSync('*operations.ts', { cwd: folder })
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n');
  // Lint makes sure that imports are used.
  expect(changes.filter((name) => !new RegExp(`\\b${name}\\(`).test(operations))).toEqual([]);
});
