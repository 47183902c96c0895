/** Copies of a workspace in a file: made, and opened again by merging. */
import { readAll } from '@cairn/model/document';
import { people, type Person } from '@cairn/model/people';
import { encodeCopy, openCopyFile, type CopyRefusal } from '@cairn/model/transfer';
import { roomOf } from '@cairn/protocol';
import * as Y from 'yjs';
import { readLink } from '#lib/device/links.ts';
import { readOutgoing, writeOutgoing } from '#lib/device/notes-to-self.ts';
import type { WorkspaceEntry } from '#lib/device/workspaces.svelte.ts';
import { documentDatabase } from '#lib/storage/database-names.ts';
import { openStorage } from '#lib/storage/device-storage.ts';
import { canBeApplied } from '#lib/sync/foreign-worker-client.ts';
import { keysOf } from './keys.ts';
import { enter, findWorkspace, keep, type Arrival } from './workspaces.ts';
import type { WorkspaceSession } from './workspace-session.svelte.ts';

export type OpenedCopyFile =
  | { readonly ok: true; readonly key: string; readonly merged: boolean }
  | { readonly ok: true; readonly choose: CopyToOpen }
  | { readonly ok: false; readonly reason: CopyRefusal };

/** A copy of a workspace this device does not have: someone must say who they are in it. */
export interface CopyToOpen {
  readonly name: string;
  readonly people: readonly Pick<Person, 'id' | 'name' | 'role' | 'colour'>[];
  open(as: Arrival): Promise<string>;
}

/** Opens a copy: merged into the workspace when this device has it, otherwise ready to be opened as somebody. */
export async function openCopy(file: Blob): Promise<OpenedCopyFile> {
  const copy = await openCopyFile(new Uint8Array(await file.arrayBuffer()), canBeApplied);
  if (!copy.ok) return copy;
  const { header, update } = copy;
  const read = header.link === undefined ? null : readLink(header.link);
  const link = read?.ok ? read.link : null;
  const known = findWorkspace(link ?? '', header.workspaceId);
  if (known !== undefined) {
    await mergeInto(known, update);
    return { ok: true, key: known.key, merged: true };
  }
  const found = new Y.Doc();
  Y.applyUpdate(found, update);
  const present = readAll(found, people).records.filter(({ deletedAt }) => deletedAt === null);
  return {
    ok: true,
    choose: {
      name: header.name,
      people: present,
      open(as) {
        return keep({ link, example: false }, (doc) => {
          Y.applyUpdate(doc, update);
          return enter(doc, as);
        });
      },
    },
  };
}

/** No lane's. */
const NO_SENDER = '';

async function mergeInto({ key, link }: WorkspaceEntry, update: Uint8Array): Promise<void> {
  const doc = new Y.Doc();
  const storage = openStorage(documentDatabase(key), doc, () => {});
  await storage.loaded;
  Y.applyUpdate(doc, update);
  await storage.flush();
  await storage.close();
  doc.destroy();
  if (link === null) return;
  const room = roomOf(keysOf(link));
  // No lane is open here, so what is on its way is told anew by whichever opens next.
  const known = readOutgoing(key, room, NO_SENDER);
  writeOutgoing(key, room, NO_SENDER, [...known, { entry: null, stored: false }]);
}

/** One file with everything of an open workspace, its link included. */
export function makeCopy({ doc, entry }: Pick<WorkspaceSession, 'doc' | 'entry'>): Blob {
  const file = encodeCopy(doc, {
    madeAt: Date.now(),
    ...(entry.link === null ? {} : { link: entry.link }),
  });
  return new Blob([file.slice().buffer], { type: 'application/octet-stream' });
}
