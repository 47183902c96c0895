/** How the web app is built and served while it is worked on: one static page, no server side. */
import adapter from '@sveltejs/adapter-static';
import { sveltekit } from '@sveltejs/kit/vite';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';

/** Where `npm run dev` starts the relay. */
const RELAY = `http://127.0.0.1:${process.env['PORT'] ?? '8787'}`;

/**
 * What is always loaded together, each with all that it imports and no group above it has taken.
 * Left alone, the bundler writes a hundred files for one page, and small files compress badly.
 */
const CHUNKS = [
  // Kit fills in its payload before it loads what reads it. In one file with that, an address that
  // leads nowhere would take itself for outdated and reload for ever.
  { name: 'payload', test: /runtime.client.payload|preload-helper/ },
  { name: 'start', test: /src.routes.\+(layout|error|page)\.svelte$/ },
  { name: 'workspace', test: /\[workspace\].\+layout\.svelte$|lib.session.(open|reach)\.ts$/ },
  // Two hundred bytes each.
  { name: 'icons', test: /lucide-svelte.dist.icons/ },
];

export default defineConfig({
  plugins: [
    tailwindcss(),
    // What the page may run and reach is said by the relay, in the header of every page.
    sveltekit({ adapter: adapter({ fallback: '200.html', precompress: true }) }),
  ],
  // Bundled ahead, each icon that is met for the first time would reload the page that is open.
  optimizeDeps: { exclude: ['lucide-svelte'] },
  environments: {
    client: { build: { rolldownOptions: { output: { codeSplitting: { groups: CHUNKS } } } } },
  },
  server: {
    proxy: {
      '/sync': { target: RELAY, ws: true },
      '/healthz': RELAY,
    },
  },
});
