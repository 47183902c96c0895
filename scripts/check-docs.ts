/**
 * Checks that every path and npm script named in a document exists, whether in a link, in backticks
 * or in a block of commands.
 */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';

const ROOT = join(import.meta.dirname, '..');

/** Created by a command, so missing in a fresh clone. */
const MADE =
  /^(\.\/)?(200\.html|node_modules|data|build|test-results|\.screenshots|\.cache|apps\/web\/build)(\/|$)/;
/** A name with a file extension that we use. */
const FILE_NAME = /^[\w@+.[\]()-]+\.(ts|js|json|md|svelte|css|html|yaml|sh|png|svg|webp)$/;
const PATH = /^[\w@+.[\]()*{},/-]+$/;

const skipped = (path: string) =>
  /(^|\/)(node_modules|build|\.svelte-kit|\.cache|data)(\/|$)/.test(path);
const files = globSync('**/*', { cwd: ROOT, exclude: (entry) => skipped(String(entry)) }).map(
  String,
);
const names = new Set(files.map((path) => basename(path)));
const topFolders = new Set(files.map((path) => path.split('/')[0] ?? path));

const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};

/** True if `path`, as written in `folder`, leads to something. */
function leadsSomewhere(path: string, folder: string): boolean {
  if (MADE.test(path)) return true;
  const starts = [folder, ROOT];
  if (/[*{]/.test(path)) return starts.some((cwd) => globSync(path, { cwd }).length > 0);
  if (starts.some((start) => existsSync(join(start, path)))) return true;
  // `goals/goal.ts` is enough if the sentence has named the folder above it.
  return FILE_NAME.test(basename(path)) && files.some((file) => file.endsWith(`/${path}`));
}

/** Whether text in backticks means one of our files, rather than a URL's path or a package. */
function meansPath(text: string): boolean {
  if (!PATH.test(text) || text.startsWith('/') || text.startsWith('@')) return false;
  if (/^(\.\w+)+$/.test(text)) return existsSync(join(ROOT, text));
  if (FILE_NAME.test(text)) return true;
  if (text.startsWith('./') || text.startsWith('../')) return true;
  const [top = ''] = text.split('/');
  return text.includes('/') && (topFolders.has(top) || FILE_NAME.test(basename(text)));
}

/** `<!-- imagined: contact -->` says that names with this word are examples of what could be. */
function imaginedWords(text: string): string[] {
  return [...text.matchAll(/<!-- imagined: ([\w, -]+?) -->/g)].flatMap(([, words = '']) =>
    words.split(/, */),
  );
}

function problemsIn(document: string): string[] {
  const text = readFileSync(join(ROOT, document), 'utf8');
  const folder = dirname(join(ROOT, document));
  const prose = text.replaceAll(/^```.*?^```/gms, '');
  const imagined = imaginedWords(text);
  const problems: string[] = [];

  for (const [, target = ''] of prose.matchAll(/\]\(<?([^)\s>]+)>?[^)]*\)/g)) {
    if (/^([a-z]+:|#)/.test(target)) continue;
    const path = decodeURI(target.replace(/#.*$/, ''));
    if (!existsSync(join(folder, path))) problems.push(`links to ${target}`);
  }
  for (const [, code = ''] of prose.matchAll(/`([^`\n]+)`/g)) {
    const path = code.replace(/[#:]\S*$/, '').replace(/\/$/, '');
    if (!meansPath(path) || imagined.some((word) => path.includes(word))) continue;
    const known = FILE_NAME.test(path) && names.has(path);
    if (!known && !leadsSomewhere(path, folder)) problems.push(`names \`${code}\``);
  }
  for (const [, script = ''] of text.matchAll(/\bnpm run (?:-\S+ )*([\w:-]+)/g)) {
    if (!(script in scripts)) problems.push(`names the command npm run ${script}`);
  }
  return problems.map((problem) => `${document} ${problem}, which does not exist`);
}

const documents = files.filter((path) => path.endsWith('.md'));
const problems = documents.flatMap(problemsIn);
for (const problem of problems) console.error(problem);
console.log(`${documents.length} documents read from ${relative(process.cwd(), ROOT) || '.'}`);
if (problems.length > 0) process.exitCode = 1;
