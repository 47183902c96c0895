/** How the web app is built and served while it is worked on: one static page, no server side. */
import adapter from '@sveltejs/adapter-static';
import { sveltekit } from '@sveltejs/kit/vite';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';
import { KIT_PAYLOAD, sharedChunks } from './chunks.ts';
import { doors } from './doors.ts';
import { icons } from './icons.ts';
import { minifyAgain } from './minify-again.ts';
import { standIns } from './stand-ins.ts';

/** Where `npm run dev` starts the relay. */
const RELAY = `http://127.0.0.1:${process.env['PORT'] ?? '8787'}`;

export default defineConfig({
  plugins: [
    standIns(),
    icons(),
    doors(),
    minifyAgain(),
    tailwindcss(),
    // What the page may run and reach is said by the relay, in the header of every page.
    sveltekit({ adapter: adapter({ fallback: '200.html', precompress: true }) }),
  ],
  // Bundled ahead, each icon that is met for the first time would reload the page that is open.
  optimizeDeps: { exclude: ['lucide-svelte'] },
  environments: {
    client: {
      build: {
        rolldownOptions: {
          output: {
            codeSplitting: { groups: [KIT_PAYLOAD, ...sharedChunks()] },
          },
        },
      },
    },
  },
  server: {
    proxy: {
      '/sync': { target: RELAY, ws: true },
      '/healthz': RELAY,
    },
  },
});
