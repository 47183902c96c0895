import { expect, test } from 'vitest';
import { MAILBOX_CONTENT } from './index.ts';
import { byte, deleted, item, update, verdict } from './test-updates.ts';

test('unknown contents are refused, and so are documents within documents', () => {
  for (let info = 0; info < 256; info += 1) {
    const kind = info & 31;
    if (kind !== 9 && kind <= 10) continue;
    expect(verdict(update([[byte(info), 1, 'a', 1, 126]]))).toBe('kind');
  }
  expect(verdict(update([item(9, 'guid', 118, 0)]))).toBe('kind');
});

test('a gap that claims to be an item as well is refused, since Yjs reads it in two ways', () => {
  for (const kind of [0, 10]) {
    for (const flags of [0x20, 0x40, 0x80]) {
      expect(verdict(update([[byte(kind | flags), 1, 0, 1, 0, 1]]))).toBe('kind');
    }
  }
});

test('the seven shared types pass, two of them with a name, and no others', () => {
  for (const type of [0, 1, 2, 4, 6]) expect(verdict(update([item(7, type)]))).toBe('ok');
  for (const type of [3, 5]) expect(verdict(update([item(7, type, 'p')]))).toBe('ok');
  for (const type of [7, 8, 127, 128]) expect(verdict(update([item(7, type)]))).toBe('kind');
});

test('a parent is a name or an item, and nothing else', () => {
  expect(verdict(update([[4, 2, 'a', 'x']]))).toBe('kind');
});

test('the mailbox has no shared types, text or JSON', () => {
  const limits = { content: MAILBOX_CONTENT };
  for (const allowed of [[0, 1], [10, 1], deleted(1), item(3, 2, 1, 2), item(8, 1, 126)]) {
    expect(verdict(update([allowed]), limits)).toBe('ok');
  }
  for (const other of [item(2, 1, '1'), item(4, 'x'), item(5, '1'), item(6, 'b', '1')]) {
    expect(verdict(update([other]))).toBe('ok');
    expect(verdict(update([other]), limits)).toBe('kind');
  }
  expect(verdict(update([item(7, 0)]), limits)).toBe('kind');
});

test('if only one top-level type is allowed, no other may be named', () => {
  for (const rootName of ['a', '', 'entries', 'größe🙂']) {
    const named = (name: string) => update([[3, 1, name, 0]]);
    expect(verdict(named(rootName), { rootName })).toBe('ok');
    for (const other of ['b', `x${rootName}`, `${rootName}x`]) {
      expect(verdict(named(other), { rootName })).toBe('root');
    }
  }
});
