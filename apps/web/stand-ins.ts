/** Leaves out of the browser's bundle what other packages bring along and this app never runs. */
import { join } from 'node:path';
import type { Plugin } from 'vite';

const at = (file: string) => join(import.meta.dirname, file);
const STAND_INS: Readonly<Record<string, string>> = {
  'lib0/logging': at('plain-logging.ts'),
  'lib0/broadcastchannel': at('no-broadcast.ts'),
  devalue: at('plain-state.ts'),
};

export function standIns(): Plugin {
  return {
    name: 'cairn:stand-ins',
    enforce: 'pre',
    apply: 'build',
    applyToEnvironment: ({ name }) => name === 'client',
    resolveId: (id) => STAND_INS[id],
  };
}
