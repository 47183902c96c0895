/* Texts that no editor writes, each of a few hundred KB at most and within `isLongProse`. */

import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { plainText, readFlat, render } from './index.ts';

const SLOW = { timeout: 120_000 };
type Put = (content: Y.Item['content'], key?: string) => void;

/** A text as it arrives from somebody who writes items by hand. */
function arrived(build: (put: Put) => void): Y.Text {
  const evil = new Y.Doc();
  evil.clientID = 1;
  const text = evil.getText('notes');
  let last: Y.Item | null = null;
  evil.transact((transaction) => {
    build((content, key) => {
      const left = key === undefined ? last : null;
      const id = Y.createID(1, Y.getState(evil.store, 1));
      const item = new Y.Item(
        id,
        left,
        left && left.lastId,
        null,
        null,
        text,
        key ?? null,
        content,
      );
      item.integrate(transaction, 0);
      if (key === undefined) last = item;
    });
  });
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(evil));
  return doc.getText('notes');
}

const format = (key: string, value: unknown) => new Y.ContentFormat(key, value as object);
const marker = (value: object) => new Y.ContentEmbed(value);

function msOf(run: () => unknown): number {
  const startedAt = performance.now();
  run();
  return performance.now() - startedAt;
}

test('H1: 4,000 unknown formats (60 KB)', SLOW, () => {
  const text = arrived((put) => {
    for (let at = 0; at < 4_000; at += 1) put(format(`k${String(at)}`, true));
  });
  expect(msOf(() => readFlat(text))).toBeLessThan(500);
});

test('H2: a long format and lines that each begin with another mark (0.3 MB)', SLOW, () => {
  const text = arrived((put) => {
    put(format('z', 'x'.repeat(200_000)));
    for (let at = 1; at <= 3_000; at += 1) {
      put(marker({ b: 'x' }));
      put(format('bold', at));
    }
  });
  const before = process.memoryUsage().heapUsed;
  expect(msOf(() => readFlat(text))).toBeLessThan(500);
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(100_000_000);
});

test('H3: a key that is a string of letters, for lines that share an id (85 KB)', SLOW, () => {
  const text = arrived((put) => {
    put(new Y.ContentString('x'.repeat(50_000)), 'x.k');
    for (let at = 0; at < 2_000; at += 1) put(marker({ b: 'x' }));
  });
  expect(msOf(() => readFlat(text))).toBeLessThan(500);
});

test('H4: a long path without containers, for lines that share an id (0.2 MB)', SLOW, () => {
  const text = arrived((put) => {
    put(new Y.ContentAny(['x'.repeat(100_000)]), 'x.p');
    for (let at = 0; at < 5_000; at += 1) put(marker({ b: 'x' }));
  });
  expect(msOf(() => render(readFlat(text).lines))).toBeLessThan(500);
  expect(msOf(() => plainText(text))).toBeLessThan(500);
});

test('D1: a number that JSON can’t represent means the same before and after it is written again', () => {
  const text = arrived((put) => {
    put(new Y.ContentString('one'));
    put(marker({ b: 'x', k: 'h1', a: 12_345 }));
    put(new Y.ContentString('two'));
  });
  const bytes = Y.encodeStateAsUpdate(text.doc ?? new Y.Doc());
  const at = Buffer.from(bytes).indexOf('12345');
  bytes.set(Buffer.from('1e999'), at);
  const [one, other] = [new Y.Doc(), new Y.Doc()];
  Y.applyUpdate(one, bytes);
  Y.applyUpdate(other, Y.encodeStateAsUpdate(one));
  const kinds = (doc: Y.Doc) => readFlat(doc.getText('notes')).lines.map(({ kind }) => kind);
  expect(kinds(other)).toEqual(kinds(one));
});

test('D4: an object that can’t be made a number is a mark or a sign like any other value', () => {
  const stubborn = { valueOf: 0, toString: 0 };
  const text = arrived((put) => {
    for (const name of ['bold', 'italic', 'strike', 'code', 'link']) put(format(name, stubborn));
    put(new Y.ContentString('one'));
    put(marker({ b: 'x', k: stubborn, p: stubborn, c: stubborn, a: stubborn }));
    put(marker({ b: stubborn }));
    put(new Y.ContentAny([stubborn]), 'x.k');
    put(new Y.ContentString('two'));
  });
  const marks = { bold: true, italic: true, strike: true, code: true };
  expect(readFlat(text).lines[0]?.runs).toEqual([{ text: 'one', marks }]);
  expect(plainText(text)).toBe('one\n\ntwo');
});

test('D2: a line whose id is half a surrogate pair isn’t given keys that others couldn’t find', () => {
  const text = arrived((put) => {
    put(marker({ b: '\uD800' }));
    put(new Y.ContentString('two'));
  });
  // With `null`, an editor writes a new marker instead of a key.
  expect(readFlat(text).lines[1]?.id).toBeNull();
});

test('D3: half of a list of plain values goes', () => {
  const text = arrived((put) => {
    put(new Y.ContentAny([1, 2, 3, 4, 5]));
    put(new Y.ContentString('words'));
  });
  readFlat(text);
  // eslint-disable-next-line @typescript-eslint/unbound-method -- reason: it is bound to the text here
  Reflect.apply(Y.Array.prototype.delete, text, [2, 3]);
  expect(readFlat(text).length).toBe(text.length);
});
