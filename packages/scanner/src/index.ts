import * as Y from 'yjs';
export const ANY_CONTENT = 1; export const MAILBOX_CONTENT = 2;
export function scanUpdate(update: Uint8Array, _l: {content: number}, v?: { struct?(client: number, clock: number, length: number, isSkip: boolean): void; deleted?(client: number, clock: number, length: number): void }): { ok: boolean } {
  try {
    const { structs, ds } = Y.decodeUpdate(update);
    for (const d of ds.clients.values()) if (!d.every(({ clock, len }) => clock >= 0 && len > 0)) return { ok: false };
    for (const s of structs) {
      if (s.id.clock < 0 || s.length <= 0) return { ok: false };
      if (s instanceof Y.Item) {
        for (const o of [s.origin, s.rightOrigin, s.parent]) if (o instanceof Y.ID && (o.clock < 0 || (o.client === s.id.client && o.clock >= s.id.clock))) return { ok: false };
      }
      v?.struct?.(s.id.client, s.id.clock, s.length, s instanceof Y.Skip);
    }
    for (const [c, l] of ds.clients) for (const { clock, len } of l) v?.deleted?.(c, clock, len);
    return { ok: true };
  } catch { return { ok: false }; }
}
