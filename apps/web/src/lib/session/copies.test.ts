/**
 * A copy that builds on changes it doesn't contain merges where those are, and is refused with the
 * reason elsewhere.
 */
import { type CopyTrial, encodeCopy } from '@cairn/model/transfer';
import { digest } from 'lib0/hash/sha256';
import { expect, test, vi } from 'vitest';
import * as Y from 'yjs';

const tryOutCopy = vi.fn((_update: Uint8Array, _base?: Uint8Array) =>
  Promise.resolve<CopyTrial>('good'),
);
vi.mock('#lib/sync/foreign-worker-client.ts', () => ({ tryOutCopy }));
vi.mock('#lib/storage/device-storage.ts', () => ({
  openStorage: () => {},
  eraseStorage: () => {},
}));
await import('./test-device.ts');
const { contentOf, openCopy, whyNotMerged } = await import('./copies.ts');

const whole = new Y.Doc();
whole.getMap('meta').set('id', 'w1');
whole.getText('notes').insert(0, 'Speak');
const before = Y.encodeStateVector(whole);
whole.getText('notes').insert(5, ' slowly');
const rest = Y.encodeStateAsUpdate(whole, before);

/** A well-formed file around any update. */
function fileAround(update: Uint8Array): Blob {
  const file = encodeCopy(new Y.Doc(), { madeAt: 1 });
  const headerEnd = 14 + new DataView(file.buffer, file.byteOffset).getUint32(10);
  const content = new Uint8Array([...file.subarray(0, headerEnd), ...update]);
  return new Blob([new Uint8Array([...content, ...digest(content)])]);
}

test('an incomplete copy does not open as a workspace of its own', async () => {
  expect(await openCopy(fileAround(rest))).toEqual({ ok: false, reason: 'incomplete' });
  expect(await openCopy(fileAround(Y.encodeStateAsUpdate(whole)))).toMatchObject({ ok: true });
});

test('it merges where the rest of it is, and is refused elsewhere as incomplete', async () => {
  const known = new Y.Doc();
  Y.applyUpdate(known, Y.encodeStateAsUpdate(whole));
  const copy = { update: rest, isWhole: false };
  expect(await whyNotMerged(known, copy)).toBeNull();
  const other = new Y.Doc();
  other.getMap('meta').set('id', 'w1');
  expect(await whyNotMerged(other, copy)).toBe('incomplete');
  expect(other.store.pendingStructs).toBeNull();
});

test('it is tried out on the existing document before it is merged', async () => {
  const known = new Y.Doc();
  known.getMap('meta').set('id', 'w1');
  const copy = { update: Y.encodeStateAsUpdate(whole), isWhole: true };
  const base = Y.encodeStateAsUpdate(known);
  expect(await whyNotMerged(known, copy)).toBeNull();
  expect(tryOutCopy).toHaveBeenLastCalledWith(copy.update, base);
  for (const trial of ['harmful', 'tooMuch'] as const) {
    tryOutCopy.mockResolvedValueOnce(trial);
    expect(await whyNotMerged(known, copy)).toBe(trial);
  }
});

test('a copy’s date is always one that a date can hold, whatever the file says', () => {
  const madeAtOf = (madeAt: number) => {
    const header = { workspaceId: 'w1', name: 'Mira & Robin', madeAt };
    const update = Y.encodeStateAsUpdate(whole);
    return contentOf({ ok: true, header, update, isWhole: true, doc: whole }).madeAt;
  };
  expect(madeAtOf(5)).toBe(5);
  for (const madeAt of [1e300, -1e300]) expect(new Date(madeAtOf(madeAt)).getTime()).not.toBeNaN();
});
