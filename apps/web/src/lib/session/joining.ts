/**
 * Joins by a one-time invitation. Everything is saved on this device first; then the invitation's
 * room is closed, and whose farewell the relay keeps decides who was first.
 */
import { cut } from '@cairn/model/shared';
import { encodeBase64url } from '@cairn/protocol';
import {
  type EndedInvitation,
  type Invitation,
  openInvitationEnd,
  roomKeysOf,
  sealInvitationEnd,
} from '@cairn/sealed';
import * as Y from 'yjs';
import {
  forgetJoining,
  type Joining,
  keepJoining,
  readJoinings,
  rememberUsed,
} from '#lib/device/joinings.ts';
import { device, type WorkspaceEntry } from '#lib/device/workspaces.svelte.ts';
import { documentDatabase } from '#lib/storage/database-names.ts';
import { eraseStorage } from '#lib/storage/device-storage.ts';
import { closeRoom } from '#lib/sync/close-room.ts';
import { farewellBytes } from './change-link.ts';
import {
  invitationKeys,
  invitationRoom,
  linkOfInvited,
  TRAVELLING_NAME_LENGTH,
} from './invitation-keys.ts';
import { useLink } from './known-links.ts';
import { randomBytes } from './random.ts';
import { relayOrigin } from './relay-origin.ts';
import { type Arrival, enter, keepDocument, register } from './workspaces.ts';

/** An invitation opened on this device; `secret` in base64url. */
export interface OpenInvitation {
  readonly secret: string;
  readonly invited: Invitation;
}

export type JoiningOutcome =
  | { readonly outcome: 'in'; readonly key: string }
  /**
   * Somebody else was first, or the invitation was withdrawn; what was saved here is deleted again.
   */
  | { readonly outcome: 'late'; readonly ended: EndedInvitation | null }
  /** Nothing is lost; try again later. */
  | { readonly outcome: 'unreachable' };

const ANSWER_MS = 10_000;

/** The joining already begun here with this invitation, if any. */
export function joiningWith(secret: string): Joining | undefined {
  return readJoinings().find(({ invitation }) => invitation === secret);
}

/**
 * Saves what was found in the room (`found`) and who is joining.
 * @throws Error with `code` `'not-saved'`, or a DOMException, if nothing can be saved on this
 * device; then nothing has changed.
 */
export async function beginJoining(
  open: OpenInvitation,
  { found, as }: { found: Y.Doc; as: Arrival },
): Promise<Joining> {
  // As it was when the user decided: a moment later it may claim to be another workspace.
  const update = Y.encodeStateAsUpdate(found);
  const kept = await keepDocument((doc) => {
    Y.applyUpdate(doc, update);
    return enter(doc, as);
  });
  try {
    return begin(open, { ...kept, wasHere: false });
  } catch (error) {
    await eraseStorage(documentDatabase(kept.key));
    throw error;
  }
}

/**
 * For a workspace that is here with another link, which the user has decided to replace by this
 * one.
 * @throws DOMException if nothing can be saved on this device; then nothing has changed.
 */
export function beginTakingLink(open: OpenInvitation, entry: WorkspaceEntry): Joining {
  const { key, workspace, name, person, personName, otherNames } = entry;
  return begin(open, { key, workspace, name, person, personName, otherNames, wasHere: true });
}

function begin(
  { secret, invited }: OpenInvitation,
  kept: Omit<Joining, 'invitation' | 'farewell' | 'link' | 'inviterName'>,
): Joining {
  const ended = {
    end: 'used',
    by: cut(kept.personName, TRAVELLING_NAME_LENGTH),
    at: Date.now(),
  } as const;
  const farewell = sealInvitationEnd(roomKeysOf(invitationKeys(secret)), ended, randomBytes);
  const joining: Joining = {
    ...kept,
    invitation: secret,
    farewell: encodeBase64url(farewell),
    link: linkOfInvited(invited.to),
    inviterName: invited.inviterName,
  };
  keepJoining(joining);
  return joining;
}

/**
 * Closes the invitation's room, and then either registers the workspace or deletes it again.
 * @throws DOMException if nothing can be saved on this device; then try again later.
 */
export async function finishJoining(joining: Joining): Promise<JoiningOutcome> {
  if (!isKept(joining)) return finishedElsewhere(joining);
  const keys = invitationKeys(joining.invitation);
  const closed = await closeRoom({
    ...{ keys, origin: relayOrigin(), timeoutMs: ANSWER_MS },
    farewell: farewellBytes(joining.farewell),
  });
  if (closed.outcome === 'unreachable') return { outcome: 'unreachable' };
  // While this tab waited, another one may have finished, and the link may have been changed since.
  if (!isKept(joining)) return finishedElsewhere(joining);
  if (closed.outcome === 'ours') {
    takeIn(joining);
    return { outcome: 'in', key: joining.key };
  }
  if (!joining.wasHere) await eraseStorage(documentDatabase(joining.key));
  forgetJoining(joining.key);
  const ended = openInvitationEnd(roomKeysOf(keys), closed.farewell) ?? null;
  return { outcome: 'late', ended };
}

function isKept({ key, invitation }: Joining): boolean {
  return readJoinings().some((kept) => kept.key === key && kept.invitation === invitation);
}

function finishedElsewhere({ key }: Joining): JoiningOutcome {
  return device.find(key) ? { outcome: 'in', key } : { outcome: 'late', ended: null };
}

function takeIn(joining: Joining): void {
  const { key, link, workspace, name, person, personName, otherNames, wasHere } = joining;
  const now = Date.now();
  const entry = device.find(key);
  if (!wasHere) {
    const kept = { key, workspace, name, person, personName, otherNames };
    register(kept, { link, example: false, seenBy: null });
  } else if (entry) useLink(entry, { link, seenBy: null, now });
  rememberUsed({ key, room: invitationRoom(joining.invitation), at: now, told: false });
  forgetJoining(key);
}
