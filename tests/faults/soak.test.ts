import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** `npm run soak` goes on for as long as you like; this is its shortest form. */
const MINUTES = process.env['SOAK_MINUTES'] ?? '0.12';

test(
  'F27: bytes per edit, heaps, timers, rooms and sockets stay flat while two devices write',
  { timeout: Number(MINUTES) * 60_000 + 80_000 },
  async () => {
    const program = join(import.meta.dirname, '../soak/run.ts');
    const child = spawn(process.execPath, [program, MINUTES]);
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (data: Buffer) => (said += data.toString()));
    }
    const [code] = (await once(child, 'close')) as [number | null];
    expect(code, said).toBe(0);
    expect(said).toContain('Flat.');
  },
);
