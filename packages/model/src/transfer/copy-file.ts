/** One file with everything: a copy that opens by merging, on any device, with or without a relay. */
import { ANY_CONTENT, scanUpdate } from '@cairn/scanner';
import { digest } from 'lib0/hash/sha256';
import { decodeUtf8, encodeUtf8 } from 'lib0/string';
import * as Y from 'yjs';
import { createDoc } from '../document/create-doc.ts';
import { isNewer, readMeta } from '../document/document.ts';

/*
 * magic "CAIRNCOPY" | format 2 | header length u32 BE | header JSON (UTF-8) | Yjs update v1 |
 * SHA-256 of all before
 *
 * Format 1 held the update in Yjs's v2 encoding, in which a hundred bytes can stand for a million
 * structs.
 */
const MAGIC = encodeUtf8('CAIRNCOPY');
const FORMAT = 2;
const DIGEST_BYTES = 32;
const FIXED_BYTES = MAGIC.length + 1 + 4;

export interface CopyHeader {
  readonly workspaceId: string | null;
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly madeAt: number;
  /**
   * What comes after the `#` of the workspace's link, so that the copy can go on syncing; absent if
   * it never had a relay.
   */
  readonly link?: string;
}

/**
 * `older`: in a format that is no longer read. `harmful`: opening it would hang this device.
 * `tooMuch`: the page would stand still for too long.
 */
export type CopyRefusal = 'notACopy' | 'cut' | 'newer' | 'older' | 'harmful' | 'tooMuch';

/** How it went when an update was tried out. */
export type CopyTrial = 'good' | Extract<CopyRefusal, 'harmful' | 'tooMuch'>;

/**
 * `isWhole`: everything that the update builds on is in it. `doc`: what is in it, applied once, so
 * that nobody has to apply it again only to read it.
 */
export type OpenedCopy =
  | {
      readonly ok: true;
      readonly header: CopyHeader;
      readonly update: Uint8Array;
      readonly isWhole: boolean;
      readonly doc: Y.Doc;
    }
  | { readonly ok: false; readonly reason: CopyRefusal };

type DecodedCopy = Omit<Extract<OpenedCopy, { ok: true }>, 'isWhole' | 'doc'> | Refused;
type Refused = Extract<OpenedCopy, { ok: false }>;

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
  const update = Y.encodeStateAsUpdate(doc);
  const file = new Uint8Array(FIXED_BYTES + headerBytes.length + update.length + DIGEST_BYTES);
  file.set(MAGIC);
  file[MAGIC.length] = FORMAT;
  new DataView(file.buffer).setUint32(MAGIC.length + 1, headerBytes.length);
  file.set(headerBytes, FIXED_BYTES);
  file.set(update, FIXED_BYTES + headerBytes.length);
  file.set(digest(file.subarray(0, -DIGEST_BYTES)), file.length - DIGEST_BYTES);
  return file;
}

/**
 * Reads a copy. Total: any bytes give a copy that Yjs can apply (`Y.applyUpdate`), or a reason.
 * `tryOut` tells whether an update (v1) can be applied in reasonable time; it is called before
 * anything is applied here.
 */
export async function openCopyFile(
  file: Uint8Array,
  tryOut: (update: Uint8Array) => Promise<CopyTrial>,
): Promise<OpenedCopy> {
  const copy = decodeCopy(file);
  if (!copy.ok) return copy;
  const trial = await tryOut(copy.update);
  if (trial !== 'good') return { ok: false, reason: trial };
  const doc = createDoc();
  try {
    Y.applyUpdate(doc, copy.update);
    if (!isNewer(doc)) return { ...copy, isWhole: !hasPending(doc), doc };
    doc.destroy();
    return { ok: false, reason: 'newer' };
  } catch {
    doc.destroy();
    return { ok: false, reason: 'notACopy' };
  }
}

/** Whether the document holds something that builds on what it doesn't have. */
export function hasPending({ store }: Y.Doc): boolean {
  return store.pendingStructs !== null || store.pendingDs !== null;
}

/** Takes a file apart and checks it, without applying anything. */
function decodeCopy(file: Uint8Array): DecodedCopy {
  if (!MAGIC.every((byte, at) => file[at] === byte)) return { ok: false, reason: 'notACopy' };
  if (file.length < FIXED_BYTES + DIGEST_BYTES) return { ok: false, reason: 'cut' };
  const format = file[MAGIC.length] ?? 0;
  if (format !== FORMAT) return { ok: false, reason: format > FORMAT ? 'newer' : 'older' };
  const content = file.subarray(0, -DIGEST_BYTES);
  const expected = file.subarray(-DIGEST_BYTES);
  if (!digest(content).every((byte, at) => byte === expected[at]))
    return { ok: false, reason: 'cut' };
  const headerEnd =
    FIXED_BYTES + new DataView(file.buffer, file.byteOffset).getUint32(MAGIC.length + 1);
  const header = parseHeader(content.subarray(FIXED_BYTES, headerEnd));
  if (header === null) return { ok: false, reason: 'notACopy' };
  const update = content.slice(headerEnd);
  const isSafe = scanUpdate(update, { content: ANY_CONTENT }).ok;
  return isSafe ? { ok: true, header, update } : { ok: false, reason: 'harmful' };
}

function parseHeader(bytes: Uint8Array): CopyHeader | null {
  let raw: unknown;
  try {
    raw = JSON.parse(decodeUtf8(bytes));
  } catch {
    return null;
  }
  if (typeof raw !== 'object' || raw === null) return null;
  const { workspaceId, name, madeAt, link } = raw as Record<string, unknown>;
  return {
    workspaceId: typeof workspaceId === 'string' ? workspaceId : null,
    name: typeof name === 'string' ? name : '',
    madeAt: typeof madeAt === 'number' ? madeAt : 0,
    ...(typeof link === 'string' ? { link } : {}),
  };
}
