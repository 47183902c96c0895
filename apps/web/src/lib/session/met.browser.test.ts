import type { PersonId } from '@cairn/model/shared';
import { expect, test } from 'vitest';
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { Presence } from '#lib/presence/presence.svelte.ts';
import { Met } from './met.svelte.ts';

test('only people of the workspace are remembered as met, whoever else presence names', () => {
  localStorage.clear();
  const presence = new Presence(new Y.Doc(), 'mira' as PersonId, () => false);
  const met = new Met('k', presence, (person) => person === 'robin');
  const other = new Awareness(new Y.Doc());
  const named = ['robin', ...Array.from({ length: 600 }, (_, at) => `p${String(at)}`)];
  for (const person of [...named, 'x'.repeat(45_000)]) {
    other.setLocalState({ person });
    const update = encodeAwarenessUpdate(other, [other.clientID]);
    applyAwarenessUpdate(presence.awareness, update, 'bridge');
  }
  expect([...met.at.keys()]).toEqual(['robin']);
  expect(localStorage.getItem('cairn.met.k')).toMatch(/^\{"robin":\d+\}$/);
  met.dispose();
  presence.dispose();
  other.destroy();
});
