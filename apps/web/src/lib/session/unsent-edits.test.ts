/** Edits made where no room receives them are sent once the workspace is in a room again. */
import { encodeBase64url, roomOf } from '@cairn/protocol';
import { expect, test } from 'vitest';
import * as Y from 'yjs';

const { addWorkspace, entryOf } = await import('./test-device.ts');
const { readAllOutgoing, writeOutgoing } = await import('#lib/device/outgoing-notes.ts');
const { keysOf } = await import('./keys.ts');
const { useLink } = await import('./known-links.ts');
const { noteSafeEdits } = await import('./safe-edits.ts');

const linkTo = (fill: number) => `w.${encodeBase64url(new Uint8Array(32).fill(fill))}`;
const outgoing = (key: string, link: string) => readAllOutgoing(key, roomOf(keysOf(link)));
const EVERYTHING = { lane: null, entry: null, stored: false };

test('edits made in safe mode are on their way when the workspace is opened normally', () => {
  addWorkspace('safe', linkTo(1));
  writeOutgoing({ key: 'safe', room: roomOf(keysOf(linkTo(1))), slot: '0' }, []);
  const doc = new Y.Doc();
  noteSafeEdits(entryOf('safe'), doc, (origin) => origin === 'storage');
  doc.transact(() => doc.getText('notes').insert(0, 'old'), 'storage');
  expect(outgoing('safe', linkTo(1))).toEqual([]);
  doc.getText('notes').insert(0, 'x');
  expect(outgoing('safe', linkTo(1))).toEqual([EVERYTHING]);
});

test('so are edits made under another link, when the workspace returns to a link it had before', () => {
  addWorkspace('back', linkTo(2));
  writeOutgoing({ key: 'back', room: roomOf(keysOf(linkTo(2))), slot: '0' }, []);
  useLink(entryOf('back'), { link: linkTo(3), seenBy: null, now: 1 });
  expect(outgoing('back', linkTo(3))).toEqual([EVERYTHING]);
  useLink(entryOf('back'), { link: linkTo(2), seenBy: null, now: 2 });
  expect(outgoing('back', linkTo(2))).toEqual([EVERYTHING]);
});
