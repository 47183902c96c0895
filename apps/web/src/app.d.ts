/** SvelteKit's types for this app: only the defaults, since no server renders it. */
declare global {
  namespace App {}
}

export {};
