/* What a browser may load, run and reach for an answer of the relay: nothing from elsewhere. */

/**
 * The policies that may turn text into markup or the address of a script. Each is created once by
 * the page's own code; a name that isn't listed can't be created at all.
 */
const TRUSTED_TYPES = [
  // Svelte: the markup of components, written by the compiler.
  'svelte-trusted-html',
  // ProseMirror: pasted HTML, parsed in a separate document that is never shown.
  'ProseMirrorClipboard',
  // SvelteKit: the address of the service worker.
  'sveltekit-trusted-url',
  // The worker that tries out foreign bytes: one address, fixed when the app was built.
  'cairn-worker',
];

const BY_DEFAULT = ["default-src 'self'", "require-trusted-types-for 'script'"];

/** The policy of a page; `scriptHashes` are those of its inline scripts, as `sha256-…`. */
export function pagePolicy(scriptHashes: readonly string[]): string {
  const scripts = ["'self'", ...scriptHashes.map((hash) => `'${hash}'`)];
  return [
    ...BY_DEFAULT,
    `trusted-types ${TRUSTED_TYPES.join(' ')}`,
    `script-src ${scripts.join(' ')}`,
    "style-src 'self'",
    // Pasted HTML marks bold text with style attributes, which ProseMirror reads, and SvelteKit
    // hides its announcer with one. An address in such a style is still subject to img-src and
    // font-src.
    "style-src-attr 'unsafe-inline'",
    "font-src 'self'",
    "img-src 'self'",
    "media-src 'none'",
    "manifest-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "frame-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** The policy of a script: a worker obeys its own file's policy, not the page's. */
export const SCRIPT_POLICY = BY_DEFAULT.join('; ');

/** The policy of a drawing, which someone may open as a page: it may colour itself. */
export const DRAWING_POLICY = "default-src 'none'; style-src 'unsafe-inline'";
