import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { ownClients } from './own-clients.ts';

test('every client under which this page has written is known, and nobody else’s', () => {
  const doc = new Y.Doc();
  doc.clientID = 1;
  expect([...ownClients(doc)]).toEqual([1]);
  doc.clientID = 2;
  doc.getMap('map').set('key', 1);
  doc.clientID = 3;
  const other = new Y.Doc();
  other.clientID = 9;
  other.getMap('map').set('other', 1);
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
  expect([...ownClients(doc)]).toEqual([1, 2, 3]);
});
