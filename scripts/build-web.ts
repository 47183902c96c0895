/**
 * Builds the web app only if something it is made of has changed, so that a second `npm start` is
 * quick. `--force` always builds.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const WEB = join(ROOT, 'apps/web');
const BUILT_PAGE = join(WEB, 'build/200.html');
const STAMP = join(ROOT, '.cache/web-build.sha256');

/** Everything that can change the result of the build. */
const SOURCES = [
  'apps/web/{src,static}/**/*',
  'apps/web/*.{ts,js,json}',
  'packages/*/src/**/*',
  'packages/*/package.json',
  'package.json',
  'pnpm-lock.yaml',
];

/** SHA-256, in hex, of the names and bytes of every source file. */
function fingerprint(): string {
  const hash = createHash('sha256');
  for (const path of globSync(SOURCES, { cwd: ROOT }).sort()) {
    const file = join(ROOT, path);
    if (statSync(file).isFile()) hash.update(path).update('\0').update(readFileSync(file));
  }
  return hash.digest('hex');
}

function isCurrent(print: string): boolean {
  return existsSync(BUILT_PAGE) && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === print;
}

const print = fingerprint();
if (process.argv.includes('--force') || !isCurrent(print)) {
  console.log('Building the web app');
  const { status } = spawnSync(
    join(WEB, 'node_modules/.bin/vite'),
    ['build', '--logLevel', 'warn'],
    {
      cwd: WEB,
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  );
  if (status !== 0) process.exit(status ?? 1);
  mkdirSync(join(ROOT, '.cache'), { recursive: true });
  writeFileSync(STAMP, print);
}
