import { expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { ANY_CONTENT, MOST_DEPTH, scanUpdate, visitStructs } from './index.ts';
import { byte, bytesOf, item, update, verdict } from './test-updates.ts';

test('text counts in UTF-16 units, as the clocks of Yjs do', () => {
  const lengths: number[] = [];
  const struct = (_client: number, _clock: number, length: number) => lengths.push(length);
  const texts = ['a', 'ü', '東', '🙂', '\ufeffa', '👩‍👩‍👧', '\u0000', '\uffff'];
  const bytes = update(texts.map((text) => item(4, text)));
  scanUpdate(bytes, { content: ANY_CONTENT }, { struct });
  expect(lengths).toEqual(texts.map(({ length }) => length));
});

test('bad UTF-8 is refused wherever there is text', () => {
  const bad = bytesOf(2, Uint8Array.of(0xc3, 0x28));
  const cases = [
    ...[item(4, bad), [4, 1, bad, 'x'], [byte(0x24), 1, 'a', bad, 'x'], item(7, 3, bad)],
    ...[item(6, bad, '1'), item(6, 'b', bad), item(5, bad), item(2, 1, bad)],
    ...[item(8, 1, 119, bad), item(8, 1, 118, 1, bad, 126)],
  ];
  for (const each of cases) expect(verdict(update([each]))).toBe('text');
});

test('JSON that doesn’t parse is refused; only content of the kind JSON may be undefined', () => {
  for (const json of ['', '{', '[1,]', "'a'", '01', 'NaN', '\ufeff1', '{"a":1}}']) {
    if (json !== '') expect(verdict(update([item(2, 1, json)]))).toBe('json');
    for (const of of [item(5, json), item(6, 'b', json)]) {
      expect(verdict(update([of]))).toBe('json');
    }
  }
  expect(verdict(update([item(2, 3, 'undefined', ' 1 ', '"\\ud800"')]))).toBe('ok');
  expect(verdict(update([item(5, 'undefined')]))).toBe('json');
  expect(verdict(update([item(6, 'b', 'undefined')]))).toBe('json');
});

test('a number that is read as infinite is refused, since it would mean something else when written again', () => {
  const far = [`1${'0'.repeat(400)}`, '-1e999', '[1e400]', '{"a":1E+310}', '1e0309'];
  far.push(`1${'0'.repeat(250)}e99`, `-9${'9'.repeat(209)}.5E+99`);
  for (const json of far) {
    for (const of of [item(2, 1, json), item(5, json), item(6, 'b', json)]) {
      expect(verdict(update([of]))).toBe('json');
    }
  }
  for (const json of ['1e308', '"1e999"', '1e-999', '1'.repeat(305), `${'9'.repeat(209)}e99`]) {
    expect(verdict(update([item(5, json)]))).toBe('ok');
  }
});

test('a long chain of nested arrays, objects or JSON is refused, and a short one passes', () => {
  for (const depth of [MOST_DEPTH, MOST_DEPTH + 1, 100_000]) {
    const expected = depth <= MOST_DEPTH ? 'ok' : 'depth';
    const arrays = Array.from({ length: depth - 1 }, () => [117, 1]);
    expect(verdict(update([item(8, 1, arrays, 117, 0)]))).toBe(expected);
    const objects = Array.from({ length: depth - 1 }, () => [118, 1, 'k']);
    expect(verdict(update([item(8, 1, objects, 118, 0)]))).toBe(expected);
    const json = `${'['.repeat(depth - 1)}{}${']'.repeat(depth - 1)}`;
    expect(verdict(update([item(5, json)]))).toBe(expected);
  }
  // Brackets in text don't count as nesting, and neither do neighbours.
  const flat = JSON.stringify({ text: `\\"${'['.repeat(200)}\\`, list: Array(200).fill([]) });
  expect(verdict(update([item(5, flat)]))).toBe('ok');
});

test('a value of an unknown kind is refused, and so is an object whose key would be lost', () => {
  for (const kind of [0, 115, 128, 255]) {
    expect(verdict(update([item(8, 1, byte(kind), 0)]))).toBe('kind');
  }
  expect(verdict(update([item(8, 1, 118, 1, '__proto__', 126)]))).toBe('key');
  for (const key of ['__proto_', '__proto__x', 'x__proto__', '__prote__', 'constructor']) {
    expect(verdict(update([item(8, 1, 118, 1, key, 126)]))).toBe('ok');
  }
});

test('names that are __proto__ are data to Yjs, wherever it keeps them in a Map', () => {
  const name = '__proto__';
  const doc = new Y.Doc();
  doc.getMap(name).set(name, new Y.XmlElement(name));
  doc.getText('text').insert(0, 'x', { [name]: true });
  const state = Y.encodeStateAsUpdate(doc);
  expect(verdict(state)).toBe('ok');
  const copy = new Y.Doc();
  Y.applyUpdate(copy, state);
  expect(copy.getMap<Y.XmlElement>(name).get(name)?.nodeName).toBe(name);
  expect(Y.encodeStateAsUpdate(copy)).toEqual(state);
});

test('JSON is parsed once and without backtracking, whatever its numbers look like; what was scanned before, never', () => {
  const parse = vi.spyOn(JSON, 'parse');
  const numbers = Array.from({ length: 500 }, (_, index) => ['0e000', '1'.repeat(199)][index % 2]);
  const bytes = update([item(5, `[${numbers.join()}]`)]);
  expect(verdict(bytes)).toBe('ok');
  expect(parse.mock.calls.map(({ length }) => length)).toEqual([1]);
  expect(verdict(bytes, { isJsonKnown: true })).toBe('ok');
  visitStructs(bytes, 4, 7, 0, 1, {});
  expect(parse).toHaveBeenCalledTimes(1);
  parse.mockRestore();
});
