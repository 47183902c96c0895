/**
 * Lists the interface's texts by file and line in `.cache/words.txt`, for proofreading. It guesses
 * from the look of a string whether it is text, so it includes a few others.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { globSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import ts from 'typescript';

const ROOT = join(import.meta.dirname, '..');
const WEB = join(ROOT, 'apps/web');
const LISTED = join(ROOT, '.cache/words.txt');
const { parse } = createRequire(join(WEB, 'package.json'))('svelte/compiler') as {
  parse(this: void, source: string, options: { modern: true }): object;
};

/** Attributes whose values people read. */
const SAID = [
  ...['title', 'text', 'label', 'placeholder', 'aria-label', 'hint', 'alt', 'name'],
  ...['lead', 'none', 'send', 'legend', 'unset'],
];

interface Said {
  readonly at: number;
  readonly words: string;
}

const isWords = (text: string) =>
  /\p{L}{2}/u.test(text) && (/\s/.test(text) || /^\p{Lu}\p{Ll}/u.test(text));
const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

function inScript(source: string, offset = 0): Said[] {
  const file = ts.createSourceFile('x.ts', source, ts.ScriptTarget.Latest, true);
  const said: Said[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) return;
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) {
      if (isWords(node.text)) said.push({ at: offset + node.getStart(), words: node.text });
    } else if (ts.isTemplateExpression(node)) {
      const words = oneLine(node.getText().slice(1, -1));
      if (isWords(words.replace(/\$\{[^}]*\}/g, '')))
        said.push({ at: offset + node.getStart(), words });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return said;
}

interface SvelteNode {
  readonly type?: string;
  readonly start?: number;
  readonly end?: number;
  readonly data?: string;
  readonly name?: string;
}

function inMarkup(source: string): Said[] {
  const said: Said[] = [];
  const visit = (node: unknown, attribute: string | null): void => {
    if (Array.isArray(node)) return node.forEach((each) => visit(each, attribute));
    if (typeof node !== 'object' || node === null) return;
    const { type, start = 0, end = 0, data, name } = node as SvelteNode;
    if (type === 'Script')
      return void said.push(
        ...inScript(
          source
            .slice(start, end)
            .replace(/^<script[^>]*>/, (tag) => ' '.repeat(tag.length))
            .replace(/<\/script>$/, ''),
          start,
        ),
      );
    if (type === 'StyleSheet' || type === 'Comment') return;
    if (type === 'Text') {
      const words = oneLine(data ?? '');
      const isSaid = attribute === null || SAID.includes(attribute);
      if (isSaid && isWords(attribute === null ? `${words} ` : words))
        said.push({ at: start, words });
      return;
    }
    if (type === 'Literal' || type === 'TemplateLiteral') {
      if (attribute === null || SAID.includes(attribute))
        said.push(...inScript(source.slice(start, end), start));
      return;
    }
    const within = type === 'Attribute' ? (name ?? null) : attribute;
    for (const [key, value] of Object.entries(node)) if (key !== 'metadata') visit(value, within);
  };
  visit(parse(source, { modern: true }), null);
  return said;
}

const files = globSync('apps/web/src/**/*.{svelte,ts}', { cwd: ROOT }).sort();
const lines = files
  .filter((file) => !/\.test\.ts$|\/example\//.test(file))
  .flatMap((file) => {
    const source = readFileSync(join(ROOT, file), 'utf8');
    const said = file.endsWith('.svelte') ? inMarkup(source) : inScript(source);
    const numbered = said
      .sort((a, b) => a.at - b.at)
      .map(
        ({ at, words }) =>
          `${String(source.slice(0, at).split('\n').length).padStart(4)}  ${oneLine(words)}`,
      );
    return numbered.length === 0 ? [] : [relative('apps/web/src', file), ...new Set(numbered), ''];
  });
mkdirSync(join(ROOT, '.cache'), { recursive: true });
writeFileSync(LISTED, lines.join('\n'));
console.log(`${String(lines.length)} lines in ${relative(ROOT, LISTED)}`);
