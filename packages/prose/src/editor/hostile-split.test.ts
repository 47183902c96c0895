import { Transform } from 'prosemirror-transform';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { readFlat } from '../text/index.ts';
import { applyEvent } from './apply.ts';
import { schema } from './test-schema.ts';
import { flatToDoc } from './to-doc.ts';
import { writeChange } from './write-change.ts';

test('half of a list of plain values goes, and the next letter is still written', () => {
  // Values in a text, as only another shared type writes them: somebody claims it is a list.
  const evil = new Y.Doc();
  evil.getArray('notes').insert(0, [1, 2, 3, 4, 5]);
  const doc = new Y.Doc();
  const text = doc.getText('notes');
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(evil));
  text.insert(text.length, 'words');
  let shown = flatToDoc(schema, readFlat(text));
  text.observe((event) => {
    const transform = new Transform(shown);
    applyEvent(transform, text, event);
    shown = transform.doc;
  });
  evil.getArray('notes').delete(2, 3);
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(evil));
  expect(readFlat(text).length).toBe(text.length);
  // A person types: it isn't written, and a moment later disappears from the screen.
  const typed = new Transform(shown).insert(shown.content.size - 1, schema.text('!'));
  writeChange(text, shown, typed.doc, { origin: null, newId: () => 'new' });
  expect(text.toJSON()).toBe('words!');
});
