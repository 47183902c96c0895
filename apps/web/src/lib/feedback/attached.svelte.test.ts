/** A thread's card agrees with its mark in the text. */
import type { Thread } from '@cairn/model/feedback';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { Attachment } from './attached.svelte.ts';

const QUOTE = 'I talk too fast';

function thread(quote = QUOTE): Thread {
  const range = { field: 'notes', start: '', end: '', quote };
  return { anchor: { kind: 'goal', id: 'g', range } } as unknown as Thread;
}

/** The notes after their words were cut and pasted: no old position is valid any more. */
function notes(...lines: string[]): Pick<ConstructorParameters<typeof Attachment>[0], 'doc'> {
  const doc = new Y.Doc();
  for (const [at, words] of lines.entries()) {
    const text = doc.getText('goals/g/notes');
    if (at > 0) text.insertEmbed(text.length, { b: String(at) });
    text.insert(text.length, words);
  }
  return { doc };
}

test.each([
  ['pasted elsewhere', ['When nervous I talk too fast.'], true],
  ['pasted and split in two', ['When nervous I talk', 'too fast.'], true],
  ['changed', ['When nervous I talk slowly.'], false],
  ['written a second time', [QUOTE, QUOTE], false],
  ['deleted', [''], false],
])(
  'whether a thread is attached after its words were %s: %j gives %j',
  (_what, paragraphs, holds) => {
    expect(new Attachment(notes(...paragraphs), thread()).holds).toBe(holds);
  },
);
