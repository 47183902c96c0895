/* A disk of a few hundred kilobytes, so that "full" is tested for real. */

import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A folder with a disk of its own. */
export interface SmallDisk {
  /** Leaves not a single byte free. */
  fill(): void;
  /** Frees what `fill` took. */
  clear(): void;
  unmount(): void;
}

const KILOBYTES = 512;

/** Mounts a disk in an empty folder; `undefined` if this user may not mount one. */
export function mountSmallDisk(folder: string): SmallDisk | undefined {
  const options = ['-t', 'tmpfs', '-o', `size=${KILOBYTES}k`, 'tmpfs', folder];
  if (spawnSync('mount', options).status !== 0) return undefined;
  const filler = join(folder, 'filler');
  return {
    fill() {
      try {
        writeFileSync(filler, new Uint8Array(KILOBYTES * 1_024));
      } catch {
        // Whatever fitted is there.
      }
    },
    clear() {
      rmSync(filler, { force: true });
    },
    unmount() {
      spawnSync('umount', ['--lazy', folder]);
    },
  };
}
