/* What may be handed to Yjs: it finds out too late, when half of an update is in the document, that the rest is not one. */

import * as Y from 'yjs';

/** An update taken apart, as `Y.decodeUpdate` does. */
export type DecodedUpdate = ReturnType<typeof Y.decodeUpdate>;

/** Whether an update names nothing impossible, which no honest device would have written. */
export function isSound({ structs, ds }: DecodedUpdate): boolean {
  for (const deleted of ds.clients.values()) {
    if (!deleted.every(({ clock, len }) => clock >= 0 && len > 0)) return false;
  }
  return structs.every(
    (struct) =>
      struct.id.clock >= 0 &&
      struct.length > 0 &&
      (!(struct instanceof Y.Item) || (isPlaced(struct) && isNamed(struct))),
  );
}

/** Whatever an item stands beside or in was there before it. */
function isPlaced({ id, origin, rightOrigin, parent }: Y.Item): boolean {
  for (const other of [origin, rightOrigin, parent]) {
    if (!(other instanceof Y.ID)) continue;
    if (other.clock < 0 || (other.client === id.client && other.clock >= id.clock)) return false;
  }
  return true;
}

/** A name that was read from nowhere could be applied, but never written down again. */
function isNamed({ parentSub, content }: Y.Item): boolean {
  if (parentSub !== null && typeof parentSub !== 'string') return false;
  if (content instanceof Y.ContentFormat) return typeof content.key === 'string';
  if (content instanceof Y.ContentType && content.type instanceof Y.XmlElement) {
    return typeof content.type.nodeName === 'string';
  }
  return true;
}
