/**
 * The work at the relay for one invitation of this device: putting it there, looking at it, closing
 * it.
 */
import type { Writer } from '@cairn/model/document';
import { type Invitation, markInvitationUsed, revokeInvitation } from '@cairn/model/invitations';
import { cut, type InvitationId, type PersonId } from '@cairn/model/shared';
import { encodeBase64url, roomOf } from '@cairn/protocol';
import {
  type EndedInvitation,
  type InvitationEnd,
  openInvitationEnd,
  roomKeysOf,
  sealInvitationEnd,
} from '@cairn/sealed';
import type {
  ClosingReason,
  KeptInvitation,
  KeptInvitations,
} from '#lib/device/invitations.svelte.ts';
import type { WorkspaceEntry } from '#lib/device/workspaces.svelte.ts';
import { askInvitationRoom } from '#lib/sync/ask-invitation-room.ts';
import { closeRoom } from '#lib/sync/close-room.ts';
import type { InvitationRoom } from '#lib/sync/invitation-room.ts';
import { farewellBytes } from './change-link.ts';
import { invitationBytes, invitationKeys, TRAVELLING_NAME_LENGTH } from './invitation-keys.ts';
import { keysOf } from './keys.ts';
import { relayOrigin } from './relay-origin.ts';

const ANSWER_MS = 10_000;

/** What someone who opens it later is told. */
const ENDS: Readonly<Record<ClosingReason, InvitationEnd>> = {
  withdrawn: 'withdrawn',
  expired: 'expired',
  linkChanged: 'linkChanged',
  lost: 'withdrawn',
  damaged: 'withdrawn',
};

/** What is needed of the open workspace; all of it may change over time. */
export interface OpenWorkspace {
  readonly key: string;
  /** Opened from this device alone; the relay isn't contacted. */
  readonly safe: boolean;
  readonly entry: WorkspaceEntry;
  readonly me: PersonId;
  readonly writer: Writer;
  readonly canWrite: boolean;
  readonly meta: { readonly name: string };
  /** Whether the relay is connected, and how many changes it hasn't confirmed. */
  readonly sync: { readonly online: boolean; readonly waiting: number; send(): void };
  readonly invitations: {
    get(id: InvitationId): Invitation | undefined;
    has(id: InvitationId): boolean;
  };
  nameOf(person: PersonId): string;
}

/**
 * `again`: the relay didn't answer, so there is something left to do. `refused`: it refused the
 * invitation, without proof that it has ended.
 */
export type Outcome = 'done' | 'again' | 'refused';

/** Until somebody has read what happened. */
const staysListed = (reason: ClosingReason) => reason === 'lost' || reason === 'damaged';

/**
 * Whether everything written here is stored at the relay, so that a person who joins will find it.
 */
export function isStored({ sync, entry }: OpenWorkspace): boolean {
  return sync.online && sync.waiting === 0 && entry.candidate === null;
}

export class InvitationWork {
  readonly #session: OpenWorkspace;
  readonly #kept: KeptInvitations;
  readonly #leaving: AbortSignal;

  constructor(session: OpenWorkspace, kept: KeptInvitations, leaving: AbortSignal) {
    this.#session = session;
    this.#kept = kept;
    this.#leaving = leaving;
  }

  /** Does what is due. `looks`: if nothing is due, asks the relay for the invitation's state. */
  async tend(kept: KeptInvitation, looks: boolean): Promise<Outcome> {
    const { room, filled, expiresAt } = kept;
    const isOver = kept.closed && this.#session.writer.now() >= expiresAt;
    if (isOver || this.#session.invitations.get(room)?.usedBy) {
      this.#kept.remove(room);
      return 'done';
    }
    if (kept.closed) return 'done';
    const reason = kept.closing?.reason ?? this.#reasonToClose(kept);
    if (reason !== null) return this.#closeNow(room, reason);
    if (!filled) return this.#fill(kept);
    if (!looks) return 'done';
    const found = await this.#visit(kept);
    // The relay has lost it. It isn't put there again: somebody may already have used it.
    if (found?.state === 'empty') return this.#closeNow(room, 'lost');
    return found?.state === 'open' ? 'done' : this.#isNotFree(room, found);
  }

  /** The outcome for an invitation that isn't open as it was made. */
  #isNotFree(room: InvitationId, found: InvitationRoom | null): Outcome | Promise<Outcome> {
    switch (found?.state) {
      case 'closed':
        return this.#ended(room, found.ended);
      case 'damaged':
        return this.#closeNow(room, 'damaged');
      case 'refused':
        return 'refused';
      default:
        return 'again';
    }
  }

  #reasonToClose({ expiresAt, leadsTo }: KeptInvitation): ClosingReason | null {
    const { entry, writer } = this.#session;
    const wasMoved = entry.farewell !== null && entry.candidate === null;
    if (entry.link === null || wasMoved || roomOf(keysOf(entry.link)) !== leadsTo)
      return 'linkChanged';
    return writer.now() >= expiresAt ? 'expired' : null;
  }

  async #fill(kept: KeptInvitation): Promise<Outcome> {
    if (!isStored(this.#session)) return 'done';
    const found = await this.#visit(kept, invitationBytes(kept.entry));
    if (found?.state !== 'open') return this.#isNotFree(kept.room, found);
    this.#kept.update(kept.room, { filled: true });
    return 'done';
  }

  #visit({ secret }: KeptInvitation, entry?: Uint8Array) {
    return askInvitationRoom({
      secret: invitationBytes(secret),
      origin: relayOrigin(),
      timeoutMs: ANSWER_MS,
      signal: this.#leaving,
      ...(entry === undefined ? {} : { entry }),
    });
  }

  /** Decides that a room is to be closed, and makes its farewell the first time. */
  decideToClose(room: InvitationId, reason: ClosingReason): KeptInvitation | undefined {
    const kept = this.#kept.find(room);
    if (!kept || kept.closing !== null) return kept;
    const { writer } = this.#session;
    const farewell = sealInvitationEnd(
      roomKeysOf(invitationKeys(kept.secret)),
      { end: ENDS[reason], by: this.#myName, at: writer.now() },
      writer.random,
    );
    this.#kept.update(room, { closing: { reason, farewell: encodeBase64url(farewell) } });
    return this.#kept.find(room);
  }

  async #closeNow(room: InvitationId, why: ClosingReason): Promise<Outcome> {
    const { secret, closing } = this.decideToClose(room, why) ?? {};
    if (!secret || !closing) return 'done';
    const keys = invitationKeys(secret);
    const closed = await closeRoom({
      ...{ keys, origin: relayOrigin(), timeoutMs: ANSWER_MS },
      farewell: farewellBytes(closing.farewell),
    });
    if (this.#leaving.aborted || closed.outcome === 'unreachable') return 'again';
    if (closed.outcome === 'others') {
      const ended = openInvitationEnd(roomKeysOf(keys), closed.farewell);
      return ended === undefined ? 'again' : this.#ended(room, ended);
    }
    const { writer, canWrite } = this.#session;
    if (canWrite && closing.reason !== 'expired') revokeInvitation(writer, room);
    if (staysListed(closing.reason)) this.#kept.update(room, { closed: true });
    else this.#kept.remove(room);
    return 'done';
  }

  /**
   * Somebody else closed the room, so they have used the invitation, whatever their farewell says.
   */
  #ended(room: InvitationId, ended: EndedInvitation): Outcome {
    const { writer, canWrite } = this.#session;
    // If it can't be recorded now, the next look finds it again.
    if (this.#leaving.aborted || !canWrite) return 'done';
    // The time comes from whoever used it, so it can be anything.
    const at = Math.min(ended.at, writer.now());
    markInvitationUsed(writer, room, { by: null, name: ended.by, at });
    this.#kept.remove(room);
    return 'done';
  }

  get #myName(): string {
    return cut(this.#session.nameOf(this.#session.me), TRAVELLING_NAME_LENGTH);
  }
}
