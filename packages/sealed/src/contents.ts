/* From a value in the mailbox to something that may touch a document: opened, decoded, and proven to parse. */

import * as Y from 'yjs';
import {
  decodeAcknowledgement,
  decodeSnapshot,
  decodeUpdate,
  encodeAcknowledgement,
  encodeSnapshot,
  encodeUpdate,
  type AcknowledgementBody,
  type SnapshotBody,
  type UpdateBody,
} from './bodies.ts';
import {
  KIND_ACKNOWLEDGEMENT,
  KIND_SNAPSHOT,
  KIND_UPDATE,
  openEntry,
  sealEntry,
  type RandomBytes,
  type SealingKeys,
} from './entry.ts';
import { isKnown } from './known.ts';

/** What one entry holds. */
export type Contents =
  | ({ readonly kind: typeof KIND_UPDATE } & UpdateBody)
  | ({ readonly kind: typeof KIND_SNAPSHOT } & SnapshotBody)
  | ({ readonly kind: typeof KIND_ACKNOWLEDGEMENT } & AcknowledgementBody);

export function sealContents(
  keys: SealingKeys,
  contents: Contents,
  random: RandomBytes,
): Uint8Array {
  return sealEntry(keys, contents.kind, encodeBody(contents), random);
}

/** Opens a value of the mailbox; `undefined` for whatever must be set aside. Never throws. */
export function openContents(keys: SealingKeys, value: unknown): Contents | undefined {
  if (!(value instanceof Uint8Array)) return undefined;
  const opened = openEntry(keys, value);
  if (!opened.ok) return undefined;
  switch (opened.kind) {
    case KIND_UPDATE: {
      const body = decodeUpdate(opened.body);
      return body && isSound(() => Y.decodeUpdate(body.update))
        ? { kind: opened.kind, ...body }
        : undefined;
    }
    case KIND_SNAPSHOT: {
      const body = decodeSnapshot(opened.body);
      return body && isSound(() => Y.decodeUpdateV2(body.state))
        ? { kind: opened.kind, ...body }
        : undefined;
    }
    case KIND_ACKNOWLEDGEMENT: {
      const body = decodeAcknowledgement(opened.body);
      return body && { kind: opened.kind, ...body };
    }
  }
}

/** Applies what changes a document; false when Yjs could not. Call it within a transaction. */
export function applyContents(doc: Y.Doc, contents: Contents): boolean {
  return parses(() => {
    if (contents.kind === KIND_UPDATE) Y.applyUpdate(doc, contents.update);
    if (contents.kind === KIND_SNAPSHOT && !isKnown(doc, contents.state)) {
      Y.applyUpdateV2(doc, contents.state);
    }
  });
}

function encodeBody(contents: Contents): Uint8Array {
  switch (contents.kind) {
    case KIND_UPDATE:
      return encodeUpdate(contents);
    case KIND_SNAPSHOT:
      return encodeSnapshot(contents);
    case KIND_ACKNOWLEDGEMENT:
      return encodeAcknowledgement(contents);
  }
}

/**
 * Whether an update can be read to its end and names nothing impossible. Yjs would find that out
 * too late, when half of it is in the document.
 */
function isSound(read: () => ReturnType<typeof Y.decodeUpdate>): boolean {
  return parses(() => {
    const { structs, ds } = read();
    for (const deleted of ds.clients.values()) {
      for (const { clock, len } of deleted) demand(clock >= 0 && len > 0);
    }
    for (const struct of structs) {
      demand(struct.id.clock >= 0 && struct.length > 0);
      if (struct instanceof Y.Item) demandSound(struct);
    }
  });
}

function demandSound({ id, origin, rightOrigin, parent, parentSub, content }: Y.Item): void {
  // Whatever something stands beside or in was there before it.
  for (const other of [origin, rightOrigin, parent]) {
    if (!(other instanceof Y.ID)) continue;
    demand(other.clock >= 0 && (other.client !== id.client || other.clock < id.clock));
  }
  // Names that were read from nowhere could be applied, but never written down again.
  const names: unknown[] = [parentSub ?? ''];
  if (content instanceof Y.ContentFormat) names.push(content.key);
  if (content instanceof Y.ContentType && content.type instanceof Y.XmlElement) {
    names.push(content.type.nodeName);
  }
  demand(names.every((name) => typeof name === 'string'));
}

function demand(holds: boolean): void {
  if (!holds) throw new RangeError('this cannot be part of a document');
}

// Yjs reports what it can't read by throwing errors of many kinds; all of them mean the same here.
function parses(read: () => void): boolean {
  try {
    read();
    return true;
  } catch {
    return false;
  }
}
