/** Leaves out of the browser's bundle what other packages bring along and this app never runs. */
import { join } from 'node:path';
import type { Plugin } from 'vite';

const at = (file: string) => join(import.meta.dirname, 'stand-ins', file);
const STAND_INS: Readonly<Record<string, string>> = {
  'lib0/logging': at('lib0-logging.ts'),
  'lib0/broadcastchannel': at('lib0-broadcastchannel.ts'),
  devalue: at('devalue.ts'),
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
