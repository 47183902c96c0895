/** How a workspace comes to this device and leaves it: begun, joined, opened from a copy, thrown away. */
import { readAll, readMeta, readOne, setUpWorkspace, type Writer } from '@cairn/model/document';
import { freeColour, joinAsPerson, people, type Role } from '@cairn/model/people';
import { newId, type PersonId, type WorkspaceId } from '@cairn/model/shared';
import { roomOf } from '@cairn/protocol';
import * as Y from 'yjs';
import { forgetLanes } from '#lib/device/lanes.ts';
import { accessOf, newLink } from '#lib/device/links.ts';
import { forgetNotes, writeSeen } from '#lib/device/notes-to-self.ts';
import { device, type WorkspaceEntry } from '#lib/device/workspaces.svelte.ts';
import { documentDatabase, mailboxDatabase } from '#lib/storage/database-names.ts';
import { eraseStorage, openStorage } from '#lib/storage/device-storage.ts';
import { keysOf } from './keys.ts';
import { randomBytes } from './random.ts';

export interface Newcomer {
  readonly name: string;
  readonly role: Role;
}

const newKey = (): string => newId<WorkspaceId>(randomBytes).slice(0, 10);

function writerFor(doc: Y.Doc, person: PersonId): Writer {
  return { doc, person, now: Date.now, random: randomBytes };
}

/** Somebody new, or somebody who is in it already and comes from one more device. */
export type Arrival = Newcomer | { readonly person: PersonId };

export function enter(doc: Y.Doc, as: Arrival): PersonId {
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
export async function keep(
  entry: Pick<WorkspaceEntry, 'link' | 'example'>,
  fill: (doc: Y.Doc) => PersonId,
): Promise<string> {
  const key = newKey();
  const doc = new Y.Doc();
  const storage = openStorage(documentDatabase(key), doc, () => {});
  await storage.loaded;
  const person = fill(doc);
  const saved = await storage.flush();
  const { id, name } = readMeta(doc);
  const personName = readOne(doc, people, person)?.name ?? '';
  await storage.close();
  doc.destroy();
  if (!saved)
    throw Object.assign(new Error('This device could not keep the workspace.'), {
      code: 'not-saved',
    });
  const at = { openedAt: Date.now(), formerLink: null };
  device.add({ ...entry, ...at, key, workspace: id, name, person, personName });
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
  return keep({ link: newLink(randomBytes), example: false }, (doc) => {
    const person = enter(doc, { name: personName, role });
    setUpWorkspace(writerFor(doc, person), { id: newId<WorkspaceId>(randomBytes), name });
    return person;
  });
}

/** An example to look around in; it has no secret, so it cannot touch the relay. */
export async function createExample(): Promise<string> {
  const { fillExample } = await import('#lib/example/fill-example.ts');
  let lastVisit: Uint8Array = new Uint8Array();
  const key = await keep({ link: null, example: true }, (doc) => {
    const filled = fillExample({ doc, now: Date.now(), random: randomBytes });
    lastVisit = filled.lastVisit;
    return filled.me;
  });
  writeSeen(key, lastVisit);
  return key;
}

/** The entry of the workspace with this link or, when something is known of it, this id. */
export function findWorkspace(link: string, workspace: string | null): WorkspaceEntry | undefined {
  return device.list.find(
    (entry) => entry.link === link || (workspace !== null && entry.workspace === workspace),
  );
}

/** Joins with what was found at the relay (`found`), as someone new or as a person who is already in it. */
export function joinWorkspace({
  link,
  found,
  as,
}: {
  link: string;
  found: Y.Doc;
  as: Arrival;
}): Promise<string> {
  return keep({ link, example: false }, (doc) => {
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(found));
    return enter(doc, as);
  });
}

/**
 * Gives a workspace of this device its new link: what is here and what is there merge when it is
 * opened. An observer's link for the room one may write in changes nothing.
 */
export async function adoptLink(entry: WorkspaceEntry, link: string): Promise<void> {
  const [now, then] = [roomOf(keysOf(link)), entry.link && roomOf(keysOf(entry.link))];
  if (now === then && accessOf(link) === 'read') return;
  device.update(entry.key, { link, formerLink: null });
  if (then !== null && now !== then) await eraseStorage(mailboxDatabase(entry.key, then));
}

/** Removes a workspace from this device alone. Its session must be closed. */
export async function removeFromDevice(key: string): Promise<void> {
  const { link = null, formerLink = null } = device.find(key) ?? {};
  const rooms = [link, formerLink].filter((one) => one !== null).map((one) => roomOf(keysOf(one)));
  const databases = [documentDatabase(key), ...rooms.map((room) => mailboxDatabase(key, room))];
  await Promise.all(databases.map(eraseStorage));
  forgetNotes(key);
  forgetLanes(key);
  device.forget(key);
}
