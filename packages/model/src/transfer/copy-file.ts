/** One file with everything: a copy that opens by merging, on any device, with or without a relay. */
import { digest } from 'lib0/hash/sha256';
import { decodeUtf8, encodeUtf8 } from 'lib0/string';
import * as Y from 'yjs';
import { SCHEMA_VERSION, readMeta } from '../document/document.ts';

/*
 * magic "CAIRNCOPY" | format 1 | header length u32 BE | header JSON (UTF-8) | Yjs update v2 | SHA-256 of all before
 */
const MAGIC = encodeUtf8('CAIRNCOPY');
const FORMAT = 1;
const DIGEST_BYTES = 32;
const FIXED_BYTES = MAGIC.length + 1 + 4;

export interface CopyHeader {
  readonly workspaceId: string | null;
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly madeAt: number;
  /** What stands behind the hash of the workspace's link, so that the copy can go on syncing; absent when it never had a relay. */
  readonly link?: string;
}

export type CopyRefusal = 'notACopy' | 'cut' | 'newer';

export type OpenedCopy =
  | { readonly ok: true; readonly header: CopyHeader; readonly update: Uint8Array }
  | { readonly ok: false; readonly reason: CopyRefusal };

export function encodeCopy(
  doc: Y.Doc,
  { madeAt, link }: { madeAt: number; link?: string },
): Uint8Array {
  const { id, name } = readMeta(doc);
  const header: CopyHeader = {
    workspaceId: id,
    name,
    madeAt,
    ...(link === undefined ? {} : { link }),
  };
  const headerBytes = encodeUtf8(JSON.stringify(header));
  const update = Y.encodeStateAsUpdateV2(doc);
  const file = new Uint8Array(FIXED_BYTES + headerBytes.length + update.length + DIGEST_BYTES);
  file.set(MAGIC);
  file[MAGIC.length] = FORMAT;
  new DataView(file.buffer).setUint32(MAGIC.length + 1, headerBytes.length);
  file.set(headerBytes, FIXED_BYTES);
  file.set(update, FIXED_BYTES + headerBytes.length);
  file.set(digest(file.subarray(0, -DIGEST_BYTES)), file.length - DIGEST_BYTES);
  return file;
}

/** Reads a copy. Total: whatever the bytes are, it gives a copy that Yjs can apply (`Y.applyUpdateV2`) or a reason. */
export function decodeCopy(file: Uint8Array): OpenedCopy {
  if (!MAGIC.every((byte, at) => file[at] === byte)) return { ok: false, reason: 'notACopy' };
  if (file.length < FIXED_BYTES + DIGEST_BYTES) return { ok: false, reason: 'cut' };
  if ((file[MAGIC.length] ?? 0) > FORMAT) return { ok: false, reason: 'newer' };
  const content = file.subarray(0, -DIGEST_BYTES);
  const expected = file.subarray(-DIGEST_BYTES);
  if (!digest(content).every((byte, at) => byte === expected[at]))
    return { ok: false, reason: 'cut' };
  const headerEnd =
    FIXED_BYTES + new DataView(file.buffer, file.byteOffset).getUint32(MAGIC.length + 1);
  try {
    const header = parseHeader(JSON.parse(decodeUtf8(content.subarray(FIXED_BYTES, headerEnd))));
    const update = content.slice(headerEnd);
    const scratch = new Y.Doc();
    Y.applyUpdateV2(scratch, update);
    const newer = readMeta(scratch).schemaVersion > SCHEMA_VERSION;
    scratch.destroy();
    if (header === null) return { ok: false, reason: 'notACopy' };
    return newer ? { ok: false, reason: 'newer' } : { ok: true, header, update };
  } catch {
    return { ok: false, reason: 'notACopy' };
  }
}

function parseHeader(raw: unknown): CopyHeader | null {
  if (typeof raw !== 'object' || raw === null) return null;
  const { workspaceId, name, madeAt, link } = raw as Record<string, unknown>;
  return {
    workspaceId: typeof workspaceId === 'string' ? workspaceId : null,
    name: typeof name === 'string' ? name : '',
    madeAt: typeof madeAt === 'number' ? madeAt : 0,
    ...(typeof link === 'string' ? { link } : {}),
  };
}
