/** Everything the model stores and does has a feature with words for it. */
import { allCollections, collections } from '@cairn/model/collections';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { features } from './features.ts';

const MODEL = join(import.meta.dirname, '../../../../../../packages/model/src');
/** Named after the collection passed in; their words follow from what its records are called. */
const OF_ANY_COLLECTION = ['document/bin.ts', 'document/give.ts', 'document/move.ts'];

/**
 * The strings that an expression can be: a literal, either side of a conditional, the value of a
 * name, an entry of a table.
 */
function stringsOf(expression: ts.Expression, file: ts.SourceFile): string[] {
  if (ts.isStringLiteralLike(expression)) return [expression.text];
  if (ts.isConditionalExpression(expression))
    return [expression.whenTrue, expression.whenFalse].flatMap((side) => stringsOf(side, file));
  if (ts.isIdentifier(expression)) return stringsOf(meaningOf(expression.text, file), file);
  if (ts.isElementAccessExpression(expression)) return stringsOf(expression.expression, file);
  if (ts.isObjectLiteralExpression(expression))
    return expression.properties
      .filter(ts.isPropertyAssignment)
      .flatMap(({ initializer }) => stringsOf(initializer, file));
  throw new Error(
    `${file.fileName} computes the name of a change: ${expression.getText(file)}. Write it out, so that it can be given words.`,
  );
}

function meaningOf(name: string, file: ts.SourceFile): ts.Expression {
  const found: ts.Expression[] = [];
  const look = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && node.name.getText(file) === name && node.initializer)
      found.push(node.initializer);
    node.forEachChild(look);
  };
  look(file);
  const [only] = found;
  if (only === undefined || found.length > 1)
    throw new Error(`${file.fileName} should say once what ${name} is.`);
  return only;
}

function recordCalled(name: string): string {
  const collection = allCollections.find((each) => each.name === name);
  if (collection === undefined && name !== 'workspace') throw new Error(`What is ${name}?`);
  return collection?.record ?? name;
}

function changeNamesIn(path: string): string[] {
  const text = readFileSync(join(MODEL, path), 'utf8');
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest);
  const names: string[] = [];
  const look = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.expression.getText(file) === 'change') {
      const [, of, verb] = node.arguments;
      if (of === undefined || verb === undefined)
        throw new Error(`${path} changes without a name.`);
      const record = recordCalled(of.getText(file));
      names.push(...stringsOf(verb, file).map((said) => `${record}.${said}`));
    }
    node.forEachChild(look);
  };
  look(file);
  return names;
}

const changeNames = globSync('**/*.ts', { cwd: MODEL })
  .filter((path) => !path.endsWith('.test.ts') && !OF_ANY_COLLECTION.includes(path))
  .flatMap(changeNamesIn);
const worded = features.list.flatMap(({ changes = {} }) => Object.keys(changes));

test('each collection of the model belongs to exactly one feature', () => {
  const owned = features.list.flatMap(({ records = {} }) => Object.keys(records));
  expect(owned.sort()).toEqual(Object.keys(collections).sort());
});

test('each change of the model is given words by exactly one feature', () => {
  expect(changeNames.length).toBeGreaterThan(50);
  expect([...new Set(changeNames)].filter((name) => !worded.includes(name))).toEqual([]);
  expect(worded.filter((name, at) => worded.indexOf(name) !== at)).toEqual([]);
});

test('there are no words for a change that the model does not have', () => {
  /** Named by the undo of rich texts. */
  const known = ['notes.write', ...changeNames];
  expect(worded.filter((name) => !known.includes(name))).toEqual([]);
});

test('what can be done with records of any kind has words for each', () => {
  for (const { record } of allCollections) {
    expect(features.changeWords(`${record}.bin`)).toMatch(/^delete \w/);
    expect(features.changeWords(`${record}.restore`)).toMatch(/^restore \w/);
  }
  expect(features.changeWords('obstacle.bin')).toBe('delete obstacle');
  expect(features.changeWords('objective.move')).toBe('move objective');
  expect(features.changeWords('skill.give')).toBe('change owner of skill');
  expect(features.changeWords('goal.rename')).toBe('rename goal');
  expect(features.changeWords('invented.yesterday')).toBe('last change');
});

test('no two places share an address or a key', () => {
  const paths = features.places.map(({ path }) => path);
  const keys = features.places.flatMap(({ key }) => key ?? []);
  expect(new Set(paths).size).toBe(paths.length);
  expect(new Set(keys).size).toBe(keys.length);
});

test('search has everything it looks through, each under a heading of its own', async () => {
  const labels = (await features.searches()).map(({ label }) => label);
  expect(labels).toEqual(expect.arrayContaining(['Goals', 'Meetings', 'Feedback']));
  expect(new Set(labels).size).toBe(labels.length);
});
