/** Copies of a workspace in a file: made, and opened again by merging. */
import { readAll, readMeta } from '@cairn/model/document';
import { people, type Person } from '@cairn/model/people';
import { encodeCopy, openCopyFile, type CopyRefusal, type OpenedCopy } from '@cairn/model/transfer';
import { roomOf } from '@cairn/protocol';
import { isAffordable } from '@cairn/sealed';
import * as Y from 'yjs';
import { readLink } from '#lib/device/links.ts';
import { noteUnsent } from '#lib/device/outgoing-notes.ts';
import type { WorkspaceEntry } from '#lib/device/workspaces.svelte.ts';
import { documentDatabase } from '#lib/storage/database-names.ts';
import { openStorage } from '#lib/storage/device-storage.ts';
import { canBeApplied } from '#lib/sync/foreign-worker-client.ts';
import { keysOf } from './keys.ts';
import { findRoom, findWorkspace, workspaceOf } from './known-links.ts';
import { enter, keep, type Arrival } from './workspaces.ts';
import type { WorkspaceSession } from './workspace-session.svelte.ts';

/** It would stop the page in this workspace; nothing was changed. */
type Harmful = { readonly ok: false; readonly reason: 'harmful' };
type SoundCopy = Extract<OpenedCopy, { ok: true }>;

export type OpenedCopyFile =
  | { readonly ok: true; readonly ask: CopyToMerge }
  | { readonly ok: true; readonly choose: CopyToOpen }
  | { readonly ok: false; readonly reason: CopyRefusal };

/** A copy that says it is of a workspace that is here: somebody must say whether it is. */
export interface CopyToMerge {
  readonly into: WorkspaceEntry;
  readonly says: CopyContent;
  /** Puts what it holds into the workspace, whose link stays as it is. */
  merge(): Promise<{ readonly ok: true; readonly key: string } | Harmful>;
}

/** A copy of a workspace this device does not have: someone must say who they are in it. */
export interface CopyToOpen {
  readonly name: string;
  readonly people: readonly Pick<Person, 'id' | 'name' | 'role' | 'colour'>[];
  open(as: Arrival): Promise<string>;
}

/** What stands in a copy, to be compared with what is here. */
export interface CopyContent {
  readonly name: string;
  readonly personNames: readonly string[];
  /** Milliseconds since 1970; 0 when it doesn't say. */
  readonly madeAt: number;
}

/** Opens a copy: it asks before it merges into a workspace of this device, otherwise it is ready to be opened as somebody. */
export async function openCopy(file: Blob): Promise<OpenedCopyFile> {
  const copy = await openCopyFile(new Uint8Array(await file.arrayBuffer()), canBeApplied);
  if (!copy.ok) return copy;
  const { header, update } = copy;
  const reading = header.link === undefined ? null : readLink(header.link);
  const link = reading?.ok && reading.kind === 'link' ? reading.link : null;
  const { found, present, says } = read(copy);
  const known =
    findWorkspace(header.workspaceId) ??
    findWorkspace(readMeta(found).id) ??
    (link === null ? undefined : workspaceOf(findRoom(link)));
  if (known !== undefined) {
    return {
      ok: true,
      ask: {
        into: known,
        says,
        async merge() {
          const isIn = await mergeInto(known, update);
          return isIn ? { ok: true, key: known.key } : { ok: false, reason: 'harmful' };
        },
      },
    };
  }
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

/** What a copy says of itself. */
export function contentOf(copy: SoundCopy): CopyContent {
  return read(copy).says;
}

function read({ header: { name, madeAt }, update }: SoundCopy) {
  const found = new Y.Doc();
  Y.applyUpdate(found, update);
  const present = readAll(found, people).records.filter(({ deletedAt }) => deletedAt === null);
  const personNames = present.map((person) => person.name);
  return { found, present, says: { name, madeAt, personNames } };
}

async function mergeInto({ key, link }: WorkspaceEntry, update: Uint8Array): Promise<boolean> {
  const doc = new Y.Doc();
  const storage = openStorage(documentDatabase(key), doc, () => {});
  await storage.loaded;
  const isIn = isAffordable(doc, update);
  if (isIn) Y.applyUpdate(doc, update);
  await storage.flush();
  await storage.close();
  doc.destroy();
  if (!isIn || link === null) return isIn;
  noteUnsent(key, roomOf(keysOf(link)));
  return true;
}

/** One file with everything of an open workspace, its link included. */
export function makeCopy({ doc, entry }: Pick<WorkspaceSession, 'doc' | 'entry'>): Blob {
  const file = encodeCopy(doc, {
    madeAt: Date.now(),
    ...(entry.link === null ? {} : { link: entry.link }),
  });
  return new Blob([file.slice().buffer], { type: 'application/octet-stream' });
}
