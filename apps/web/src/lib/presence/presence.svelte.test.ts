import type { PersonId } from '@cairn/model/shared';
import { expect, test } from 'vitest';
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { Presence } from './presence.svelte.ts';

/** What a device shows of somebody whose presence says this. */
function shown(state: Record<string, unknown>) {
  const presence = new Presence(new Y.Doc(), 'mira' as PersonId, () => false);
  const other = new Awareness(new Y.Doc());
  other.setLocalState(state);
  const update = encodeAwarenessUpdate(other, [other.clientID]);
  applyAwarenessUpdate(presence.awareness, update, 'relay');
  const { others } = presence;
  presence.dispose();
  other.destroy();
  return others;
}

test('a person is shown on the page they say they are on', () => {
  expect(shown({ person: 'robin', path: '/goals', title: 'Goals' })).toEqual([
    { person: 'robin', path: '/goals', title: 'Goals', writing: null, isReader: false },
  ]);
});

test('no path, title or id is longer than an honest one can be', () => {
  const long = 'x'.repeat(100_000);
  const [here] = shown({ person: 'robin', path: `/goals/${long}`, title: long });
  expect(here?.path).toBeNull();
  expect(here?.title).toHaveLength(200);
  expect(shown({ person: long, path: '/goals', title: 'Goals' })).toEqual([]);
  expect(shown({ person: { toString: 0 }, path: '/', title: '' })).toEqual([]);
});
