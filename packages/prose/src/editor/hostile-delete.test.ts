import { Transform } from 'prosemirror-transform';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { readFlat } from '../text/index.ts';
import { schema } from './test-schema.ts';
import { flatToDoc } from './to-doc.ts';
import { writeChange } from './write-change.ts';

test('deleting something unknown doesn’t delete the letter after it', () => {
  const evil = new Y.Doc();
  evil.getArray('notes').insert(0, [1]);
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(evil));
  const text = doc.getText('notes');
  text.insert(1, 'words');
  const shown = flatToDoc(schema, readFlat(text));
  // Backspace after the placeholder.
  const typed = new Transform(shown).delete(1, 2);
  writeChange(text, shown, typed.doc, { origin: null, newId: () => 'new' });
  expect(text.toJSON()).toBe('words');
});
