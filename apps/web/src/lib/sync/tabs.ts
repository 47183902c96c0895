/** Tabs of one device share the document directly: no network, and no sealed copy of each keystroke for one's own eyes. */
import * as Y from 'yjs';

interface Message {
  /** What the sender has; asks for the rest. */
  readonly has?: Uint8Array;
  /** True when the sender would like to hear of the others' state as well. */
  readonly asks?: boolean;
  readonly update?: Uint8Array;
}

/**
 * Keeps `doc` and its copies in other tabs alike, over a channel of this `name`. Transactions that
 * bring a change from another tab have `origin`; those of a `silent` origin are not passed on.
 * Returns what stops it.
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
      // Something before it was not passed on, or this tab was not listening yet.
      if (data.update && doc.store.pendingStructs) post({ has: Y.encodeStateVector(doc) });
      if (data.has) answer(data.has);
      if (data.asks) post({ has: Y.encodeStateVector(doc) });
    } catch {
      // A tab of another version may speak differently; the mailbox still carries everything.
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

/** y-protocols' and Yjs's way to say "nothing": no structs and no deletions. */
function isEmpty(update: Uint8Array): boolean {
  return update.length === 2 && update[0] === 0 && update[1] === 0;
}
