/** One person's editor without a screen: a document that shows a shared text, and commands. */
import type { Node } from 'prosemirror-model';
import {
  type Command,
  EditorState,
  Selection,
  TextSelection,
  type Transaction,
} from 'prosemirror-state';
import { expect } from 'vitest';
import * as Y from 'yjs';
import { type LineShape, lineText, readFlat } from '../text/index.ts';
import { applyEvent, reconcile } from './apply.ts';
import { docToFlat } from './from-doc.ts';
import { type DeltaOp, flatIndexAt, mapIndex, posAt } from './positions.ts';
import { schema } from './test-schema.ts';
import { flatToDoc } from './to-doc.ts';
import { writeChange, type Written } from './write-change.ts';

export class Replica {
  readonly doc = new Y.Doc();
  readonly text = this.doc.getText('goals/g/notes');
  readonly undo = new Y.UndoManager(this.text, {
    trackedOrigins: new Set([this]),
    captureTimeout: 0,
  });
  readonly updates: Uint8Array[] = [];
  state: EditorState;
  /** Letters that the last command deleted from the shared text. */
  deletedLetters = '';
  #ids = 0;
  #writing = false;

  constructor(client: number) {
    this.doc.clientID = client;
    this.state = EditorState.create({ schema, doc: flatToDoc(schema, readFlat(this.text)) });
    this.text.observe((event) => this.#onText(event));
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'remote') this.updates.push(update);
    });
    this.doc.on('afterTransaction', (transaction: Y.Transaction) => {
      // The app leaves behind formatting marks that mean nothing; a client that cleans them up
      // reads the same.
      if (client % 2 === 0) transaction._needFormattingCleanup = false;
      if (transaction.origin === 'remote') return;
      Y.iterateDeletedStructs(transaction, transaction.deleteSet, (item) => {
        if (item instanceof Y.Item && item.content instanceof Y.ContentString)
          this.deletedLetters += item.content.str;
      });
    });
  }

  newId = () => `${String(this.doc.clientID)}-${String((this.#ids += 1))}`;

  /** Runs a command with the selection between two flat indexes. */
  run(command: Command, anchor?: number, head = anchor): boolean {
    if (anchor !== undefined && head !== undefined) this.select(anchor, head);
    let done = false;
    command(this.state, (transaction) => {
      done = this.dispatch(transaction) !== 'nothing';
    });
    return done;
  }

  select(anchor: number, head = anchor): void {
    const place = (index: number) => {
      const at = this.state.doc.resolve(posAt(this.state.doc, index));
      // A caret is never inside an emoji.
      const inPair = /^[\uD800-\uDBFF]/.test(at.nodeBefore?.text?.at(-1) ?? '');
      return inPair ? this.state.doc.resolve(at.pos - 1) : at;
    };
    this.state = this.state.apply(
      this.state.tr.setSelection(TextSelection.between(place(anchor), place(head))),
    );
  }

  dispatch(transaction: Transaction): Written {
    const before = this.state.doc;
    this.state = this.state.apply(transaction);
    this.state.doc.check();
    return this.#write(before);
  }

  type(words: string, at: number): void {
    this.select(at);
    this.dispatch(this.state.tr.insertText(words));
  }

  receive(update: Uint8Array): void {
    Y.applyUpdate(this.doc, update, 'remote');
  }

  #write(before: Node): Written {
    this.#writing = true;
    let written: Written = 'nothing';
    try {
      written = writeChange(this.text, before, this.state.doc, { origin: this, newId: this.newId });
    } finally {
      this.#writing = false;
    }
    // However it is rendered, each line has the words that the person gave it.
    const words = (lines: readonly LineShape[]) => lines.map(lineText);
    if (this.state.doc !== before)
      expect(words(readFlat(this.text).lines)).toEqual(words(docToFlat(this.state.doc)));
    if (written === 'shape') {
      const index = flatIndexAt(this.state.doc, this.state.selection.head);
      const { tr } = this.state;
      reconcile(tr, this.text);
      this.#show(tr, index);
    }
    return written;
  }

  #onText(event: Y.YTextEvent): void {
    if (this.#writing) return;
    const index = flatIndexAt(this.state.doc, this.state.selection.head);
    const { tr } = this.state;
    applyEvent(tr, this.text, event);
    this.#show(tr, mapIndex(event.delta as DeltaOp[], index, 'before'));
  }

  #show(transaction: Transaction, index: number): void {
    if (transaction.docChanged)
      transaction.setSelection(
        Selection.near(transaction.doc.resolve(posAt(transaction.doc, index))),
      );
    this.state = this.state.apply(transaction);
  }
}
