/** How the web app is built and served while it is worked on: one static page, no server side. */
import adapter from '@sveltejs/adapter-static';
import { sveltekit } from '@sveltejs/kit/vite';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';

/** Where `npm run dev` starts the relay. */
const RELAY = `http://127.0.0.1:${process.env['PORT'] ?? '8787'}`;

export default defineConfig({
  plugins: [
    tailwindcss(),
    // What the page may run and reach is said by the relay, in the header of every page.
    sveltekit({ adapter: adapter({ fallback: '200.html', precompress: true }) }),
  ],
  // Bundled ahead, each icon that is met for the first time would reload the page that is open.
  optimizeDeps: { exclude: ['lucide-svelte'] },
  server: {
    proxy: {
      '/sync': { target: RELAY, ws: true },
      '/healthz': RELAY,
    },
  },
});
