/** Copies of a workspace in a file: making them, and opening them again by merging. */
import { createDoc, readAll, readMeta } from '@cairn/model/document';
import { people, type Person } from '@cairn/model/people';
import {
  type CopyRefusal,
  encodeCopy,
  freshCopy,
  hasPending,
  openCopyFile,
  type OpenedCopy,
} from '@cairn/model/transfer';
import { roomOf } from '@cairn/protocol';
import { clampInstant } from '@cairn/sealed';
import * as Y from 'yjs';
import { linkInUse, readLink } from '#lib/device/links.ts';
import { noteUnsent } from '#lib/device/outgoing-notes.ts';
import type { WorkspaceEntry } from '#lib/device/workspaces.svelte.ts';
import { documentDatabase } from '#lib/storage/database-names.ts';
import { openStorage } from '#lib/storage/device-storage.ts';
import { tryOutCopy } from '#lib/sync/foreign-worker-client.ts';
import { keysOf } from './keys.ts';
import { findRoom, findWorkspace, workspaceOf } from './known-links.ts';
import { randomBytes } from './random.ts';
import type { WorkspaceSession } from './workspace-session.svelte.ts';
import { type Arrival, enter, keep } from './workspaces.ts';

/**
 * Why a well-formed copy isn't merged: it would freeze the page in this workspace, or hold it up
 * for too long, or builds on changes that aren't here.
 */
type NotMerged = 'harmful' | 'tooMuch' | 'incomplete';
type ValidCopy = Extract<OpenedCopy, { ok: true }>;

export type OpenedCopyFile =
  | { readonly ok: true; readonly ask: CopyToMerge }
  | { readonly ok: true; readonly choose: CopyToOpen }
  | { readonly ok: false; readonly reason: CopyRefusal | 'incomplete' };

/** A copy that claims to be of a workspace on this device: the user has to confirm it. */
export interface CopyToMerge {
  readonly into: WorkspaceEntry;
  readonly says: CopyContent;
  /**
   * Merges its contents into the workspace, whose link stays as it is. If refused, nothing changes.
   */
  merge(): Promise<
    { readonly ok: true; readonly key: string } | { readonly ok: false; readonly reason: NotMerged }
  >;
}

/** A copy of a workspace that isn't on this device: the user has to say who they are in it. */
export interface CopyToOpen {
  readonly name: string;
  readonly people: readonly Pick<Person, 'id' | 'name' | 'role' | 'colour'>[];
  open(as: Arrival): Promise<string>;
}

/** What a copy contains, to compare with the workspace here. */
export interface CopyContent {
  readonly name: string;
  readonly personNames: readonly string[];
  /** Milliseconds since 1970; 0 if the file doesn't say. */
  readonly madeAt: number;
}

/**
 * Reads a copy. If its workspace is on this device, the result asks before merging; otherwise it
 * can be opened as somebody.
 */
export async function openCopy(file: Blob): Promise<OpenedCopyFile> {
  const copy = await openCopyFile(new Uint8Array(await file.arrayBuffer()), tryOutCopy);
  if (!copy.ok) return copy;
  const { header, update } = copy;
  const reading = header.link === undefined ? null : readLink(header.link);
  const link = reading?.ok && reading.kind === 'link' ? reading.link : null;
  const { present, says } = read(copy);
  const known =
    findWorkspace(header.workspaceId) ??
    findWorkspace(readMeta(copy.doc).id) ??
    (link === null ? undefined : workspaceOf(findRoom(link)));
  if (known !== undefined) {
    return {
      ok: true,
      ask: {
        into: known,
        says,
        async merge() {
          const reason = await mergeInto(known, copy);
          return reason === null ? { ok: true, key: known.key } : { ok: false, reason };
        },
      },
    };
  }
  if (!copy.isWhole) return { ok: false, reason: 'incomplete' };
  return {
    ok: true,
    choose: {
      name: header.name,
      people: present,
      open(as) {
        return keep({ link, example: false, seenBy: null }, (doc) => {
          Y.applyUpdate(doc, update);
          return enter(doc, as);
        });
      },
    },
  };
}

/** What a copy says about itself. */
export function contentOf(copy: ValidCopy): CopyContent {
  return read(copy).says;
}

function read({ header: { name, madeAt }, doc }: ValidCopy) {
  const present = readAll(doc, people).records.filter(({ deletedAt }) => deletedAt === null);
  const personNames = present.map((person) => person.name);
  return { present, says: { name, madeAt: clampInstant(madeAt), personNames } };
}

async function mergeInto(entry: WorkspaceEntry, copy: ValidCopy): Promise<NotMerged | null> {
  const doc = createDoc();
  const storage = openStorage(documentDatabase(entry.key), doc, () => {});
  await storage.loaded;
  const reason = await whyNotMerged(doc, copy);
  const link = linkInUse(entry);
  // Before the merge: the page may be closed at any moment.
  if (reason === null && link !== null) noteUnsent(entry.key, roomOf(keysOf(link)));
  if (reason === null) Y.applyUpdate(doc, copy.update);
  await storage.flush();
  await storage.close();
  doc.destroy();
  return reason;
}

/** Why a copy can't be merged into this document, or `null` if it can. Changes nothing. */
export async function whyNotMerged(
  doc: Y.Doc,
  { update, isWhole }: Pick<ValidCopy, 'update' | 'isWhole'>,
): Promise<NotMerged | null> {
  // An update that is cheap alone may be expensive in a large document, so it is tried out on this
  // one.
  const trial = await tryOutCopy(update, Y.encodeStateAsUpdate(doc));
  if (trial !== 'good') return trial;
  if (isWhole) return null;
  const together = createDoc();
  Y.applyUpdate(together, Y.encodeStateAsUpdate(doc));
  Y.applyUpdate(together, update);
  return hasPending(together) ? 'incomplete' : null;
}

/** A file with everything in an open workspace, including its link. */
export function makeCopy({ doc, entry }: Pick<WorkspaceSession, 'doc' | 'entry'>): Blob {
  const link = entry.link === null ? {} : { link: entry.link };
  return fileOf(encodeCopy(doc, { madeAt: Date.now(), ...link }));
}

/** A file with everything that can be shown, which opens as a workspace of its own. */
export function makeFreshCopy({ doc }: Pick<WorkspaceSession, 'doc'>): Blob {
  return fileOf(encodeCopy(freshCopy(doc, randomBytes), { madeAt: Date.now() }));
}

function fileOf(bytes: Uint8Array): Blob {
  return new Blob([bytes.slice().buffer], { type: 'application/octet-stream' });
}
