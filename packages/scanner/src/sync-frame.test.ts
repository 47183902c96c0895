import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { ANY_CONTENT, scanStateVector, scanSyncFrame } from './index.ts';
import { fullDocument } from './test-documents.ts';
import { byte, bytesOf } from './test-updates.ts';

const limits = { content: ANY_CONTENT };

test('a state vector is pairs of clients and clocks, up to the number allowed', () => {
  const { doc } = fullDocument(7);
  expect(scanStateVector(Y.encodeStateVector(doc))).toEqual({ ok: true, clients: 1 });
  expect(scanStateVector(bytesOf(2, 9, 1, 7, 0), 1)).toMatchObject({ reason: 'clients' });
  expect(scanStateVector(bytesOf(1, 9, 1, 0))).toMatchObject({ reason: 'trailing' });
  expect(scanStateVector(bytesOf(1, 9, byte(128)))).toMatchObject({ reason: 'cut' });
});

test('a frame reports its step, and where in it the fault is', () => {
  const state = Y.encodeStateAsUpdate(fullDocument(7).doc);
  const frame = (step: number, body: Uint8Array) => bytesOf(0, step, body.length, body);
  expect(scanSyncFrame(frame(0, Uint8Array.of(0)), limits)).toMatchObject({
    step: 'stateVector',
  });
  expect(scanSyncFrame(frame(1, state), limits)).toMatchObject({ ok: true, step: 'answer' });
  expect(scanSyncFrame(frame(2, state), limits)).toMatchObject({ ok: true, step: 'update' });
  expect(scanSyncFrame(frame(3, state), limits)).toMatchObject({ ok: false, reason: 'kind' });
  expect(scanSyncFrame(bytesOf(1, 2, 2, 0, 0), limits)).toMatchObject({ reason: 'kind' });
  expect(scanSyncFrame(bytesOf(0, 2, 3, 0, 0), limits)).toMatchObject({ reason: 'cut' });
  expect(scanSyncFrame(bytesOf(0, 2, 2, 0, 0, 0), limits)).toMatchObject({ reason: 'trailing' });
  expect(scanSyncFrame(bytesOf(0, 2, 3, 0, 0, 0), limits)).toEqual({
    ok: false,
    reason: 'trailing',
    at: 5,
  });
  for (let end = 0; end < 4; end += 1) {
    expect(scanSyncFrame(frame(2, state).subarray(0, end), limits)).toMatchObject({
      reason: 'cut',
    });
  }
});
