/** What is done at the relay for one invitation of this device: put there, looked at, closed. */
import type { Writer } from '@cairn/model/document';
import { markInvitationUsed, revokeInvitation, type Invitation } from '@cairn/model/invitations';
import { cut, type InvitationId, type PersonId } from '@cairn/model/shared';
import { encodeBase64url, roomOf } from '@cairn/protocol';
import {
  openInvitationEnd,
  roomKeysOf,
  sealInvitationEnd,
  type EndedInvitation,
  type InvitationEnd,
} from '@cairn/sealed';
import type {
  ClosingReason,
  KeptInvitation,
  KeptInvitations,
} from '#lib/device/invitations.svelte.ts';
import type { WorkspaceEntry } from '#lib/device/workspaces.svelte.ts';
import { askInvitationRoom } from '#lib/sync/ask-invitation-room.ts';
import type { InvitationRoom } from '#lib/sync/invitation-room.ts';
import { closeRoom } from '#lib/sync/close-room.ts';
import { farewellBytes } from './change-link.ts';
import { invitationBytes, invitationKeys, TRAVELLING_NAME_LENGTH } from './invitation-keys.ts';
import { keysOf } from './keys.ts';
import { relayOrigin } from './relay-origin.ts';

const ANSWER_MS = 10_000;

/** What whoever opens it later reads. */
const ENDS: Readonly<Record<ClosingReason, InvitationEnd>> = {
  withdrawn: 'withdrawn',
  expired: 'expired',
  linkChanged: 'linkChanged',
  lost: 'withdrawn',
  damaged: 'withdrawn',
};

/** What a session shows of the open workspace; all of it may change. */
export interface OpenWorkspace {
  readonly key: string;
  /** Opened from this device alone: the relay is left in peace. */
  readonly safe: boolean;
  readonly entry: WorkspaceEntry;
  readonly me: PersonId;
  readonly writer: Writer;
  readonly canWrite: boolean;
  readonly meta: { readonly name: string };
  /** Whether the relay is there, and how much it hasn't confirmed. */
  readonly sync: { readonly online: boolean; readonly waiting: number; send(): void };
  readonly invitations: {
    get(id: InvitationId): Invitation | undefined;
    has(id: InvitationId): boolean;
  };
  nameOf(person: PersonId): string;
}

/**
 * `again`: the relay didn't answer, and there is something left to do. `refused`: it turned the
 * invitation away, and showed nothing that would prove an end.
 */
export type Outcome = 'done' | 'again' | 'refused';

/** Until somebody has read what happened. */
const staysListed = (reason: ClosingReason) => reason === 'lost' || reason === 'damaged';

/** What this device has written is at the relay: whoever follows an invitation finds it. */
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

  /** Does what is due. `looks`: asks the relay how it stands when nothing else is. */
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
    // The relay has lost it. It is not filled again: somebody may have used it before.
    if (found?.state === 'empty') return this.#closeNow(room, 'lost');
    return found?.state === 'open' ? 'done' : this.#isNotFree(room, found);
  }

  /** What comes of an invitation that isn't to be had as it was made. */
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

  /** Decides that a room is to be closed, and makes its farewell, once. */
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

  /** Somebody else has closed the room: whatever they say, they have used the invitation. */
  #ended(room: InvitationId, ended: EndedInvitation): Outcome {
    const { writer, canWrite } = this.#session;
    // What can't be written down is found again at the next look.
    if (this.#leaving.aborted || !canWrite) return 'done';
    // Whoever used it gave the time, and may have given any.
    const at = Math.min(ended.at, writer.now());
    markInvitationUsed(writer, room, { by: null, name: ended.by, at });
    this.#kept.remove(room);
    return 'done';
  }

  get #myName(): string {
    return cut(this.#session.nameOf(this.#session.me), TRAVELLING_NAME_LENGTH);
  }
}
