/** How a workspace comes to this device and leaves it: begun, joined, opened from a copy, thrown away. */
import { readAll, readMeta, readOne, setUpWorkspace, type Writer } from '@cairn/model/document';
import { freeColour, joinAsPerson, people, type Role } from '@cairn/model/people';
import { newId, type PersonId, type WorkspaceId } from '@cairn/model/shared';
import { decodeCopy, encodeCopy, type CopyRefusal } from '@cairn/model/transfer';
import { decodeBase64url, encodeBase64url, newSecret } from '@cairn/protocol';
import * as Y from 'yjs';
import { forgetNotes, readWaiting, writeSeen, writeWaiting } from '#lib/device/notes-to-self.ts';
import { device, type WorkspaceEntry } from '#lib/device/workspaces.svelte.ts';
import { documentDatabase, mailboxDatabase } from '#lib/storage/database-names.ts';
import { eraseStorage, openStorage } from '#lib/storage/device-storage.ts';
import { randomBytes } from './random.ts';
import type { WorkspaceSession } from './workspace-session.svelte.ts';

export interface Newcomer {
  readonly name: string;
  readonly role: Role;
}

const newKey = (): string => newId<WorkspaceId>(randomBytes).slice(0, 10);

function writerFor(doc: Y.Doc, person: PersonId): Writer {
  return { doc, person, now: Date.now, random: randomBytes };
}

/** Somebody new, or somebody who is in it already and comes from one more device. */
type Arrival = Newcomer | { readonly person: PersonId };

function enter(doc: Y.Doc, as: Arrival): PersonId {
  if ('person' in as) return as.person;
  const person = newId<PersonId>(randomBytes);
  const others = readAll(doc, people).records;
  const timezone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  joinAsPerson(writerFor(doc, person), { ...as, colour: freeColour(others), timezone });
  return person;
}

/**
 * Puts `fill`'s content on this device and registers the workspace.
 * @throws Error with `code` `'not-saved'` when the device keeps nothing: a workspace that exists nowhere must not be opened.
 */
async function keep(
  entry: Pick<WorkspaceEntry, 'secret' | 'example'>,
  fill: (doc: Y.Doc) => PersonId,
): Promise<string> {
  const key = newKey();
  const doc = new Y.Doc();
  const storage = openStorage(documentDatabase(key), doc, () => {});
  await storage.loaded;
  const person = fill(doc);
  const saved = await storage.flush();
  const { name } = readMeta(doc);
  const personName = readOne(doc, people, person)?.name ?? '';
  await storage.close();
  doc.destroy();
  if (!saved)
    throw Object.assign(new Error('This device could not keep the workspace.'), {
      code: 'not-saved',
    });
  device.add({ ...entry, key, name, person, personName, openedAt: Date.now() });
  // What was made here has not been sent anywhere yet.
  if (entry.secret !== null) writeWaiting(key, 1);
  return key;
}

/** Begins a workspace; returns its key. */
export function createWorkspace({
  name,
  personName,
  role,
}: {
  name: string;
  personName: string;
  role: Role;
}): Promise<string> {
  const secret = encodeBase64url(newSecret(randomBytes));
  return keep({ secret, example: false }, (doc) => {
    const person = enter(doc, { name: personName, role });
    setUpWorkspace(writerFor(doc, person), { id: newId<WorkspaceId>(randomBytes), name });
    return person;
  });
}

/** An example to look around in; it has no secret, so it cannot touch the relay. */
export async function createExample(): Promise<string> {
  const { fillExample } = await import('#lib/example/fill-example.ts');
  let lastVisit: Uint8Array = new Uint8Array();
  const key = await keep({ secret: null, example: true }, (doc) => {
    const filled = fillExample({ doc, now: Date.now(), random: randomBytes });
    lastVisit = filled.lastVisit;
    return filled.me;
  });
  writeSeen(key, lastVisit);
  return key;
}

/** The entry of the workspace with this secret, when this device has it already. */
export function findBySecret(secret: string): WorkspaceEntry | undefined {
  return device.list.find((entry) => entry.secret === secret);
}

/** Joins with what was found at the relay (`found`), as someone new or as a person who is already in it. */
export function joinWorkspace({
  secret,
  found,
  as,
}: {
  secret: string;
  found: Y.Doc;
  as: Arrival;
}): Promise<string> {
  return keep({ secret, example: false }, (doc) => {
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(found));
    return enter(doc, as);
  });
}

export type OpenedCopyFile =
  | { readonly ok: true; readonly key: string; readonly merged: boolean }
  | { readonly ok: true; readonly choose: CopyToOpen }
  | { readonly ok: false; readonly reason: CopyRefusal };

/** A copy of a workspace this device does not have: someone must say who they are in it. */
export interface CopyToOpen {
  readonly name: string;
  readonly people: readonly { readonly id: PersonId; readonly name: string }[];
  open(as: Arrival): Promise<string>;
}

/** Opens a copy: merged into the workspace when this device has it, otherwise ready to be opened as somebody. */
export async function openCopy(file: Blob): Promise<OpenedCopyFile> {
  const copy = decodeCopy(new Uint8Array(await file.arrayBuffer()));
  if (!copy.ok) return copy;
  const { header, update } = copy;
  const secret =
    header.secret !== undefined && decodeBase64url(header.secret)?.length === 32
      ? header.secret
      : null;
  const known = secret === null ? undefined : findBySecret(secret);
  if (known !== undefined) {
    await mergeInto(known.key, update);
    return { ok: true, key: known.key, merged: true };
  }
  const found = new Y.Doc();
  Y.applyUpdateV2(found, update);
  const present = readAll(found, people).records.filter(({ deletedAt }) => deletedAt === null);
  return {
    ok: true,
    choose: {
      name: header.name,
      people: present.map(({ id, name }) => ({ id, name })),
      open(as) {
        return keep({ secret, example: false }, (doc) => {
          Y.applyUpdateV2(doc, update);
          return enter(doc, as);
        });
      },
    },
  };
}

async function mergeInto(key: string, update: Uint8Array): Promise<void> {
  const doc = new Y.Doc();
  const storage = openStorage(documentDatabase(key), doc, () => {});
  await storage.loaded;
  Y.applyUpdateV2(doc, update);
  await storage.flush();
  await storage.close();
  doc.destroy();
  writeWaiting(key, readWaiting(key) + 1);
}

/** One file with everything of an open workspace, its link included. */
export function makeCopy({ doc, entry }: Pick<WorkspaceSession, 'doc' | 'entry'>): Blob {
  const file = encodeCopy(doc, {
    madeAt: Date.now(),
    ...(entry.secret === null ? {} : { secret: entry.secret }),
  });
  return new Blob([file.slice().buffer], { type: 'application/octet-stream' });
}

/** Removes a workspace from this device alone. Its session must be closed. */
export async function removeFromDevice(key: string): Promise<void> {
  await Promise.all([eraseStorage(documentDatabase(key)), eraseStorage(mailboxDatabase(key))]);
  forgetNotes(key);
  device.forget(key);
}
