/**
 * Writes the table of fields in docs/document-rules.md from the model's declarations. With `check`
 * it writes nothing, and fails if the document differs.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { allCollections } from '../packages/model/src/collections.ts';

const DOCUMENT = join(import.meta.dirname, '../docs/document-rules.md');
const BEGIN = '<!-- begin: npm run document-table -->\n';
const END = '<!-- end: npm run document-table -->\n';

type AnyCollection = (typeof allCollections)[number];

function row({ name, record, storage, fields, prose = [] }: AnyCollection): string {
  const kept = Object.entries(fields).map(([field, { says, keys = [field] }]) => {
    const named = keys.map((key) => `\`${key}\``).join(', ');
    return says === '' ? named : `${named} (${says})`;
  });
  const rich = prose.map((field) => `\`${field}\` (rich)`);
  return `| \`${name}\` | \`${record}\` | ${storage} | ${[...kept, ...rich].join(', ')} |`;
}

const table = [
  '| collection | one of them | kept as | fields |',
  '| --- | --- | --- | --- |',
  ...allCollections.map(row),
].join('\n');

const text = readFileSync(DOCUMENT, 'utf8');
const [before, rest = ''] = text.split(BEGIN);
const [, after] = rest.split(END);
if (before === undefined || after === undefined)
  throw new Error(`${DOCUMENT} has lost the marks around its table`);

const written = await format(`${before}${BEGIN}\n${table}\n\n${END}${after}`, {
  ...(await resolveConfig(DOCUMENT)),
  filepath: DOCUMENT,
});
if (process.argv[2] !== 'check') writeFileSync(DOCUMENT, written);
else if (written !== text) {
  console.error(
    'The fields in docs/document-rules.md are not those that the model declares: npm run document-table writes them.',
  );
  process.exitCode = 1;
}
