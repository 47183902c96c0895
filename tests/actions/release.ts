/**
 * Releases of the web app in a folder: the built one, and a next one in which every script has
 * another name.
 */
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';

const BUILT = process.env['WEB_DIR'] ?? join(import.meta.dirname, '../../apps/web/build');
const TEXT = new Set(['.html', '.js', '.css', '.json']);
const PRECOMPRESSED = new Set(['.br', '.gz']);

export interface Release {
  readonly folder: string;
  /** Replaces this release by the next; the old scripts are gone from the server. */
  deployNext(): void;
  remove(): void;
}

/** A copy of the built app that can be replaced by its next release. */
export function unpackRelease(): Release {
  const folder = mkdtempSync(join(tmpdir(), 'cairn-release-'));
  cpSync(BUILT, folder, { recursive: true });
  let number = 1;
  return {
    folder,
    deployNext: () => {
      number += 1;
      deploy(folder, `-r${String(number)}`);
    },
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The name of the page's first script, which differs between releases. */
export const RELEASE_OF_PAGE = () =>
  document.querySelector<HTMLLinkElement>('link[rel=modulepreload]')?.href ?? '';

function deploy(folder: string, suffix: string): void {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const files = names.filter((name) => !PRECOMPRESSED.has(extname(name)));
  // Otherwise a browser would be served the old text in its compressed form.
  for (const name of names) if (PRECOMPRESSED.has(extname(name))) rmSync(name);

  const scripts = files.filter((name) => name.includes('/immutable/') && name.endsWith('.js'));
  const renamed = new Map(
    scripts.map((name) => [basename(name), basename(name).replace(/\.js$/, `${suffix}.js`)]),
  );
  const versionFile = join(folder, '_app/version.json');
  const { version } = JSON.parse(readFileSync(versionFile, 'utf8')) as { version: string };
  for (const name of files) {
    if (!TEXT.has(extname(name))) continue;
    const text = readFileSync(name, 'utf8')
      .replace(/[\w.-]+\.js/g, (script) => renamed.get(script) ?? script)
      .replaceAll(version, version + suffix);
    writeFileSync(name, text);
  }
  for (const name of scripts) renameSync(name, name.replace(/\.js$/, `${suffix}.js`));
}
