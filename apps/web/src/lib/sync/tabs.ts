/** Tabs of one device share the document directly: no network, and no sealing of each keystroke. */
import * as Y from 'yjs';

interface Message {
  /** The sender's state vector; asks for everything it lacks. */
  readonly has?: Uint8Array;
  /** Whether the sender wants the others' state vectors too. */
  readonly asks?: boolean;
  readonly update?: Uint8Array;
}

/**
 * Keeps `doc` in step with its copies in other tabs, over a channel called `name`. Transactions
 * with a change from another tab have `origin`; those with a `silent` origin are not passed on.
 * Returns a function that stops it.
 */
export function shareBetweenTabs(
  name: string,
  doc: Y.Doc,
  origin: unknown,
  silent: (origin: unknown) => boolean,
): () => void {
  const channel = new BroadcastChannel(name);
  const post = (message: Message) => channel.postMessage(message);

  const answer = (has: Uint8Array) => {
    const missing = Y.encodeStateAsUpdate(doc, has);
    if (!isEmpty(missing)) post({ update: missing });
  };

  channel.onmessage = ({ data }: MessageEvent<Message>) => {
    try {
      if (data.update) Y.applyUpdate(doc, data.update, origin);
      // Something before it was not passed on, or this tab wasn't listening yet.
      if (data.update && doc.store.pendingStructs) post({ has: Y.encodeStateVector(doc) });
      if (data.has) answer(data.has);
      if (data.asks) post({ has: Y.encodeStateVector(doc) });
    } catch {
      // A tab with another version may send something else; the mailbox still carries everything.
    }
  };

  const pass = (update: Uint8Array, from: unknown) => {
    if (from !== origin && !silent(from)) post({ update });
  };
  doc.on('update', pass);
  post({ has: Y.encodeStateVector(doc), asks: true });

  return () => {
    doc.off('update', pass);
    channel.close();
  };
}

/** An empty Yjs update: no structs and no deletions. */
function isEmpty(update: Uint8Array): boolean {
  return update.length === 2 && update[0] === 0 && update[1] === 0;
}
