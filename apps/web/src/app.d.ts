/** What SvelteKit may assume about this app: nothing beyond its defaults, since no server renders it. */
declare global {
  namespace App {}
}

export {};
