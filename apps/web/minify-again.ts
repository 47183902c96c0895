/** A second minifier after the bundler's own: on the same code each finds what the other does not, 2 KB of a page. */
import { minify } from 'terser';
import type { Plugin } from 'vite';

export function minifyAgain(): Plugin {
  return {
    name: 'cairn:minify-again',
    apply: 'build',
    applyToEnvironment: ({ name }) => name === 'client',
    generateBundle: {
      order: 'post',
      async handler(_, bundle) {
        for (const file of Object.values(bundle)) {
          if (file.type !== 'chunk') continue;
          const { code } = await minify(file.code, {
            module: true,
            ecma: 2020,
            compress: { passes: 3, keep_fargs: false },
          });
          if (code !== undefined) file.code = code;
        }
      },
    },
  };
}
