/**
 * How a workspace gets onto this device and off it: created, joined, opened from a copy, removed.
 */
import {
  createDoc,
  readAll,
  readMeta,
  readOne,
  setUpWorkspace,
  type Writer,
} from '@cairn/model/document';
import { freeColour, joinAsPerson, people, type Person, type Role } from '@cairn/model/people';
import { cut, newId, type PersonId, type WorkspaceId } from '@cairn/model/shared';
import { roomOf } from '@cairn/protocol';
import * as Y from 'yjs';
import { forgetDrafts } from '#lib/device/drafts.ts';
import { forgetInvitations, keepsInvitations } from '#lib/device/invitations.svelte.ts';
import { forgetUsed } from '#lib/device/joinings.ts';
import { forgetLanes } from '#lib/device/lanes.ts';
import { newLink } from '#lib/device/links.ts';
import { forgetNotes, writeSeen } from '#lib/device/notes-to-self.ts';
import { device, type WorkspaceEntry } from '#lib/device/workspaces.svelte.ts';
import type { Fill } from '#lib/example/stage.ts';
import { documentDatabase, mailboxDatabase } from '#lib/storage/database-names.ts';
import { eraseStorage, openStorage } from '#lib/storage/device-storage.ts';
import { keysOf } from './keys.ts';
import { linksOf } from './known-links.ts';
import { randomBytes } from './random.ts';

export interface Newcomer {
  readonly name: string;
  readonly role: Role;
}

const newKey = (): string => newId<WorkspaceId>(randomBytes).slice(0, 10);

function writerFor(doc: Y.Doc, person: PersonId): Writer {
  return { doc, person, now: Date.now, random: randomBytes };
}

/** A new person, or one who is already in the workspace and is adding a device. */
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
 * More names than a device stores: all workspaces share the little space that the browser gives
 * their list.
 */
const MOST_KEPT_NAMES = 7;
const LONGEST_KEPT_NAME = 200;

/** A person's name, shortened for the device's list of workspaces. */
export function keptName(name: string): string {
  return cut(name, LONGEST_KEPT_NAME);
}

/** The names of the first few other people, shown while the workspace isn't open. */
export function namesOfOthers(
  all: readonly Pick<Person, 'id' | 'name' | 'deletedAt'>[],
  me: PersonId,
): string[] {
  return all
    .filter(({ id, name, deletedAt }) => id !== me && name !== '' && deletedAt === null)
    .slice(0, MOST_KEPT_NAMES)
    .map(({ name }) => keptName(name));
}

/** What a device stores about a workspace, apart from how to reach it. */
export type KeptDocument = Pick<
  WorkspaceEntry,
  'key' | 'workspace' | 'name' | 'person' | 'personName' | 'otherNames'
>;

/**
 * Saves what `fill` writes on this device under a new key, without registering it as a workspace.
 * @throws Error with `code` `'not-saved'` if nothing can be saved on this device: a workspace that
 * exists nowhere must not be opened.
 */
export async function keepDocument(fill: (doc: Y.Doc) => PersonId): Promise<KeptDocument> {
  const key = newKey();
  const doc = createDoc();
  const storage = openStorage(documentDatabase(key), doc, () => {});
  await storage.loaded;
  const person = fill(doc);
  const saved = await storage.flush();
  const { id, name } = readMeta(doc);
  const personName = keptName(readOne(doc, people, person)?.name ?? '');
  const otherNames = namesOfOthers(readAll(doc, people).records, person);
  await storage.close();
  doc.destroy();
  if (!saved)
    throw Object.assign(new Error('This device couldn’t keep the workspace.'), {
      code: 'not-saved',
    });
  return { key, workspace: id, name, person, personName, otherNames };
}

/**
 * Registers a saved document as a workspace of this device.
 * @throws DOMException if nothing can be saved on this device.
 */
export function register(
  kept: KeptDocument,
  reached: Pick<WorkspaceEntry, 'link' | 'example' | 'seenBy'>,
): void {
  const now = Date.now();
  const links = { farewell: null, candidate: null, former: [] };
  device.add({ ...reached, ...kept, ...links, joinedAt: now, openedAt: now });
}

/**
 * Saves what `fill` writes on this device and registers the workspace.
 * @throws as `keepDocument` and `register`.
 */
export async function keep(
  reached: Pick<WorkspaceEntry, 'link' | 'example' | 'seenBy'>,
  fill: (doc: Y.Doc) => PersonId,
): Promise<string> {
  const kept = await keepDocument(fill);
  register(kept, reached);
  return kept.key;
}

/** Creates a workspace; returns its key. */
export function createWorkspace({
  name,
  personName,
  role,
}: {
  name: string;
  personName: string;
  role: Role;
}): Promise<string> {
  return keep({ link: newLink(randomBytes), example: false, seenBy: null }, (doc) => {
    const person = enter(doc, { name: personName, role });
    setUpWorkspace(writerFor(doc, person), { id: newId<WorkspaceId>(randomBytes), name });
    return person;
  });
}

/**
 * Creates an example to look around in, with what features add to it. It has no secret, so it can't
 * contact the relay.
 */
export async function createExample(more: readonly Fill[]): Promise<string> {
  const { fillExample } = await import('#lib/example/fill-example.ts');
  let lastVisit: Uint8Array = new Uint8Array();
  const key = await keep({ link: null, example: true, seenBy: null }, (doc) => {
    const filled = fillExample({ doc, now: Date.now(), random: randomBytes, more });
    lastVisit = filled.lastVisit;
    return filled.me;
  });
  writeSeen(key, lastVisit);
  return key;
}

/**
 * Joins with what was found at the relay (`found`), as a new person or as one who is already in it.
 */
export function joinWorkspace({
  link,
  seenBy,
  found,
  as,
}: {
  link: string;
  /** The server that saw the link's secret on its way here; `null` if none did. */
  seenBy: string | null;
  found: Y.Doc;
  as: Arrival;
}): Promise<string> {
  // As it was when the user decided: a moment later it may claim to be another workspace.
  const update = Y.encodeStateAsUpdate(found);
  return keep({ link, example: false, seenBy }, (doc) => {
    Y.applyUpdate(doc, update);
    return enter(doc, as);
  });
}

/** Removes a workspace from this device only. Its session must be closed. */
export async function removeFromDevice(key: string): Promise<void> {
  const entry = device.find(key);
  if (entry && keepsInvitations(key)) {
    const { withdrawAll } = await import('./withdraw-all.ts');
    await withdrawAll(entry);
  }
  const rooms = entry === undefined ? [] : linksOf(entry).map((link) => roomOf(keysOf(link)));
  const databases = [documentDatabase(key), ...rooms.map((room) => mailboxDatabase(key, room))];
  await Promise.all(databases.map(eraseStorage));
  forgetNotes(key);
  forgetInvitations(key);
  forgetUsed(key);
  forgetLanes(key);
  forgetDrafts(key);
  device.forget(key);
}
