import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { shareBetweenTabs } from './tabs.ts';

const ORIGIN = Symbol('another tab');

function tab(name: string): { doc: Y.Doc; close: () => void } {
  const doc = new Y.Doc();
  return { doc, close: shareBetweenTabs(name, doc, ORIGIN, (origin) => origin === 'silent') };
}

const text = (doc: Y.Doc) => doc.getText('t').toJSON();

test('a tab that opens later gets what the others have, and gives what it has', async () => {
  const first = tab('later');
  first.doc.getText('t').insert(0, 'first');
  const doc = new Y.Doc();
  doc.getText('t').insert(0, 'second');
  const close = shareBetweenTabs('later', doc, ORIGIN, () => false);
  await expect.poll(() => text(first.doc)).toContain('second');
  await expect.poll(() => text(doc)).toBe(text(first.doc));
  expect(text(doc)).toContain('first');
  close();
  first.close();
});

test('edits pass between tabs with their own origin, and a tab asks for what is missing before them', async () => {
  const [one, other] = [tab('edits'), tab('edits')];
  const origins: unknown[] = [];
  other.doc.on('update', (_update: Uint8Array, origin: unknown) => origins.push(origin));
  one.doc.getText('t').insert(0, 'hello');
  await expect.poll(() => text(other.doc)).toBe('hello');
  expect(origins).toEqual([ORIGIN]);
  Y.transact(one.doc, () => one.doc.getText('t').insert(0, 'loaded, '), 'silent');
  one.doc.getText('u').insert(0, 'after');
  await expect.poll(() => other.doc.getText('u').toJSON()).toBe('after');
  await expect.poll(() => text(other.doc)).toBe('loaded, hello');
  one.close();
  other.close();
});

test('workspaces don’t hear each other, and malformed messages on the channel are ignored', async () => {
  const [one, other] = [tab('a'), tab('b')];
  const stranger = new BroadcastChannel('a');
  stranger.postMessage({ update: Uint8Array.of(1, 2, 3), has: Uint8Array.of(9) });
  stranger.postMessage('nonsense');
  one.doc.getText('t').insert(0, 'still working');
  const heard = new Promise((resolve) => (stranger.onmessage = resolve));
  one.doc.getText('t').insert(0, 'and ');
  await heard;
  expect(text(other.doc)).toBe('');
  stranger.close();
  one.close();
  other.close();
});
