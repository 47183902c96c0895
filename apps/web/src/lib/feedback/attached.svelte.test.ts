/** The card of a thread says what its mark in the text shows. */
import type { Thread } from '@cairn/model/feedback';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { Attachment } from './attached.svelte.ts';

const QUOTE = 'I talk too fast';

function thread(quote = QUOTE): Thread {
  const range = { field: 'notes', start: '', end: '', quote };
  return { anchor: { kind: 'goal', id: 'g', range } } as unknown as Thread;
}

/** The notes after their blocks were made anew: no old position holds any more. */
function notes(...paragraphs: string[]): Pick<ConstructorParameters<typeof Attachment>[0], 'doc'> {
  const doc = new Y.Doc();
  for (const words of paragraphs) {
    const block = new Y.XmlElement('heading');
    block.insert(0, [new Y.XmlText(words)]);
    doc.getXmlFragment('goals/g/notes').push([block]);
  }
  return { doc };
}

test.each([
  ['turned into a heading', ['When nervous I talk too fast.'], true],
  ['split in two', ['When nervous I talk', 'too fast.'], true],
  ['changed', ['When nervous I talk slowly.'], false],
  ['written a second time', [QUOTE, QUOTE], false],
  ['deleted', [''], false],
])('after the words were %s the thread holds: %j gives %j', (_what, paragraphs, holds) => {
  expect(new Attachment(notes(...paragraphs), thread()).holds).toBe(holds);
});
