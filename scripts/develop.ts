/**
 * `npm run dev`: the web app with hot reload, and the relay, which restarts when its code changes.
 * If either ends, so does the other.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');

function start(folder: string, command: string, ...args: string[]): ChildProcess {
  return spawn(command, args, { cwd: join(ROOT, folder), stdio: ['ignore', 'inherit', 'inherit'] });
}

const running = [
  start('.', 'node', '--watch', '--watch-preserve-output', 'apps/sync-server/src/main.ts'),
  start('apps/web', join(ROOT, 'apps/web/node_modules/.bin/vite'), 'dev'),
];

function stopAll(): void {
  for (const child of running) child.kill('SIGTERM');
}

for (const child of running) {
  child.on('error', (error) => {
    console.error(error.message);
    stopAll();
  });
  child.on('exit', (code) => {
    process.exitCode ??= code ?? 0;
    stopAll();
  });
}
// The children get Ctrl-C from the terminal too; a second signal does no harm.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stopAll);
