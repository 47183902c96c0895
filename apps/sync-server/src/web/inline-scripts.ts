/* The hashes of the scripts inside a page, so that the page's header can name them. */

import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';

const SCRIPT = /<script(?<attributes>[^>]*)>(?<text>[\s\S]*?)<\/script>/gi;

/** The hashes of a page's inline scripts as a policy names them: `sha256-` and Base64. */
export function hashInlineScripts(html: string): string[] {
  // Browsers hash what they have parsed, and parsing turns every line end into a line feed.
  return [...html.replace(/\r\n?/g, '\n').matchAll(SCRIPT)].flatMap(({ groups = {} }) => {
    if (/\ssrc\s*=/i.test(groups['attributes'] ?? '')) return [];
    const hash = createHash('sha256').update(groups['text'] ?? '');
    return [`sha256-${hash.digest('base64')}`];
  });
}

/** Reads each file once, and again if a newer build has replaced it. */
export function createScriptHashes(): (file: string) => readonly string[] {
  const known = new Map<string, { readonly stamp: string; readonly hashes: readonly string[] }>();
  return (file) => {
    const { mtimeMs, size } = statSync(file);
    const stamp = `${mtimeMs} ${size}`;
    const found = known.get(file);
    if (found?.stamp === stamp) return found.hashes;
    const hashes = hashInlineScripts(readFileSync(file, 'utf8'));
    known.set(file, { stamp, hashes });
    return hashes;
  };
}
