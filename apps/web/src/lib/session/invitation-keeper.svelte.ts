/**
 * Looks after the invitations that this device has made: puts them on the relay, notices when one is
 * used, and closes those that are withdrawn, have run out or lead to a link that was changed.
 */
import { untrack } from 'svelte';
import type { WorkspaceMeta, Writer } from '@cairn/model/document';
import {
  addInvitation,
  markInvitationUsed,
  revokeInvitation,
  type Invitation,
  type InvitationAccess,
} from '@cairn/model/invitations';
import type { InvitationId, PersonId } from '@cairn/model/shared';
import { encodeBase64url, newSecret, roomOf } from '@cairn/protocol';
import {
  openInvitationEnd,
  roomKeysOf,
  sealInvitation,
  sealInvitationEnd,
  type EndedInvitation,
} from '@cairn/sealed';
import {
  KeptInvitations,
  type ClosingReason,
  type KeptInvitation,
} from '#lib/device/invitations.svelte.ts';
import type { WorkspaceEntry } from '#lib/device/workspaces.svelte.ts';
import type { Table } from '#lib/reactivity/table.svelte.ts';
import { readUsed, rememberUsed } from '#lib/device/joinings.ts';
import { askInvitationRoom } from '#lib/sync/ask-invitation-room.ts';
import { closeRoom } from '#lib/sync/close-room.ts';
import { farewellBytes } from './change-link.ts';
import { invitationKeys, invitationLink, invitationRoom, invitedTo } from './invitation-keys.ts';
import { keysOf } from './keys.ts';
import { relayOrigin } from './relay-origin.ts';
import type { SyncState } from './sync-state.svelte.ts';

/** What a keeper needs of an open workspace. */
interface InvitingSession {
  readonly key: string;
  readonly me: PersonId;
  readonly entry: WorkspaceEntry;
  readonly meta: WorkspaceMeta;
  readonly writer: Writer;
  readonly canWrite: boolean;
  readonly sync: SyncState;
  readonly invitations: Table<Invitation>;
  nameOf(person: PersonId): string;
}

/** How long an invitation works. */
const LASTS_MS = 14 * 86_400_000;
const LOOK_EVERY_MS = 600_000;
const ANSWER_MS = 10_000;
const RETRY_MS = 15_000;
/** The longest name that travels, in UTF-16 units. */
const NAME_LENGTH = 120;

export interface InvitationWish {
  readonly access: InvitationAccess;
  /** Who it is for, when that is somebody who is in the workspace already. */
  readonly forPerson?: PersonId | null;
}

export class InvitationKeeper {
  readonly #session: InvitingSession;
  readonly #kept: KeptInvitations;
  readonly #leaving = new AbortController();
  readonly #timer = setInterval(() => this.look(), LOOK_EVERY_MS);
  #retry: ReturnType<typeof setTimeout> | undefined;
  #isTending = false;
  /** What to do when the present round is over: `'look'` asks the relay about all of them. */
  #next: 'look' | 'finish' | null = null;

  constructor(session: InvitingSession) {
    this.#session = session;
    this.#kept = new KeptInvitations(session.key);
    const stop = $effect.root(() => {
      $effect(() => this.#tellUses());
      $effect(() => {
        // A link that was changed closes what led to the old one.
        void session.entry.link;
        if (session.sync.online) untrack(() => this.look());
      });
      $effect(() => {
        const unfinished = this.#kept.list.some((kept) => !kept.filled || isUnfinished(kept));
        if (this.#isStored && unfinished) untrack(() => this.#ask('finish'));
      });
    });
    this.#leaving.signal.addEventListener('abort', stop);
  }

  /** Those that this device has made and that are not over, as far as it knows. */
  get list(): readonly KeptInvitation[] {
    return this.#kept.list;
  }

  /** `undefined` for one that another device has made, or that is over. */
  find(room: InvitationId): KeptInvitation | undefined {
    return this.#kept.list.find((one) => one.room === room);
  }

  /** The address to send; `null` for one that no longer works. */
  linkOf({ secret, closing }: KeptInvitation): string | null {
    return closing === null ? invitationLink(secret) : null;
  }

  /** False for observers, and while the link is being changed. */
  get canInvite(): boolean {
    const { entry, canWrite } = this.#session;
    return entry.link !== null && entry.candidate === null && entry.farewell === null && canWrite;
  }

  /**
   * Makes an invitation, which goes to the relay as soon as the workspace itself is there. `null`
   * when this device can't invite.
   * @throws DOMException when this device keeps nothing; then nothing has changed.
   */
  make({ access, forPerson = null }: InvitationWish): KeptInvitation | null {
    const { entry, writer } = this.#session;
    if (!this.canInvite || entry.link === null) return null;
    const secret = encodeBase64url(newSecret(writer.random));
    const room = invitationRoom(secret) as string as InvitationId;
    const madeAt = writer.now();
    const kept: KeptInvitation = {
      ...{ room, secret, access, forPerson, madeAt, expiresAt: madeAt + LASTS_MS },
      ...{ filled: false, closing: null, closed: false },
      leadsTo: roomOf(keysOf(entry.link)),
    };
    this.#kept.add(kept);
    addInvitation(writer, room, { access, expiresAt: kept.expiresAt, forPerson });
    return kept;
  }

  /** Makes an invitation work no more, at once or as soon as the relay can be reached. */
  withdraw(room: InvitationId): void {
    this.#close(room, 'withdrawn');
    this.#ask('finish');
  }

  /** Takes one off the list that the relay had lost. */
  forget(room: InvitationId): void {
    this.#kept.remove(room);
  }

  /** Looks after all of them now, as far as the relay can be reached. */
  look(): void {
    this.#ask('look');
  }

  dispose(): void {
    this.#leaving.abort();
    clearInterval(this.#timer);
    clearTimeout(this.#retry);
    this.#kept.dispose();
  }

  get #hasLeft(): boolean {
    return this.#leaving.signal.aborted;
  }

  /** What this device has written is at the relay: whoever follows an invitation finds it. */
  get #isStored(): boolean {
    const { sync, entry } = this.#session;
    return sync.online && sync.waiting === 0 && entry.candidate === null;
  }

  /** Says in the workspace that it was this person who used an invitation, once its record is here. */
  #tellUses(): void {
    const { key, me, writer, canWrite, invitations } = this.#session;
    if (!canWrite) return;
    for (const used of readUsed().filter((one) => one.key === key && !one.told)) {
      const room = used.room as InvitationId;
      if (!invitations.has(room)) continue;
      markInvitationUsed(writer, room, { by: me, name: this.#myName, at: used.at });
      rememberUsed({ ...used, told: true });
    }
  }

  #ask(round: 'look' | 'finish'): void {
    if (this.#next !== 'look') this.#next = round;
    if (!this.#isTending) void this.#tendWhileAsked();
  }

  async #tendWhileAsked(): Promise<void> {
    this.#isTending = true;
    for (let round = this.#next; round !== null && !this.#hasLeft; round = this.#next) {
      this.#next = null;
      const looks = round === 'look';
      await oneTabAtATime(`cairn/${this.#session.key}/invitations`, () => this.#tendAll(looks));
    }
    this.#isTending = false;
  }

  async #tendAll(looks: boolean): Promise<void> {
    for (const { room } of this.#kept.list) {
      if (this.#hasLeft || !navigator.onLine) return;
      const kept = this.#kept.find(room);
      if (kept) await this.#tend(kept, looks);
    }
  }

  async #tend(kept: KeptInvitation, looks: boolean): Promise<void> {
    const { room, filled, expiresAt } = kept;
    if (this.#session.invitations.get(room)?.usedBy) return this.#kept.remove(room);
    if (kept.closed) {
      if (this.#session.writer.now() >= expiresAt) this.#kept.remove(room);
      return;
    }
    const reason = kept.closing?.reason ?? this.#reasonToClose(kept);
    if (reason !== null) return this.#closeNow(room, reason);
    if (!filled) return this.#fill(kept);
    if (!looks) return;
    const found = await this.#visit(kept);
    if (found?.state === 'closed') this.#ended(room, found.ended);
    if (found === null || found.state === 'unreachable') this.#tryAgain();
    // The relay has lost it. It is not filled again: somebody may have used it before.
    if (found?.state === 'empty' || found?.state === 'damaged') await this.#closeNow(room, 'lost');
  }

  #reasonToClose({ expiresAt, leadsTo }: KeptInvitation): ClosingReason | null {
    const { entry, writer } = this.#session;
    const wasMoved = entry.farewell !== null && entry.candidate === null;
    if (entry.link === null || wasMoved || roomOf(keysOf(entry.link)) !== leadsTo)
      return 'linkChanged';
    return writer.now() >= expiresAt ? 'expired' : null;
  }

  async #fill(kept: KeptInvitation): Promise<void> {
    const { entry, meta, writer } = this.#session;
    const to = entry.link === null ? null : invitedTo(entry.link, kept.access);
    if (to === null || !this.#isStored) return;
    const invitation = {
      to,
      workspaceName: meta.name.slice(0, NAME_LENGTH),
      inviterName: this.#myName,
      person: kept.forPerson ?? '',
      expiresAt: kept.expiresAt,
    };
    const sealing = roomKeysOf(invitationKeys(kept.secret));
    const found = await this.#visit(kept, sealInvitation(sealing, invitation, writer.random));
    if (found?.state === 'open') this.#kept.update(kept.room, { filled: true });
    else if (found?.state === 'closed') this.#ended(kept.room, found.ended);
    else this.#tryAgain();
  }

  #visit({ secret }: KeptInvitation, entry?: Uint8Array) {
    return askInvitationRoom({
      keys: invitationKeys(secret),
      origin: relayOrigin(),
      timeoutMs: ANSWER_MS,
      signal: this.#leaving.signal,
      ...(entry === undefined ? {} : { entry }),
    });
  }

  /** Decides that a room is to be closed, and makes its farewell, once. */
  #close(room: InvitationId, reason: ClosingReason): KeptInvitation | undefined {
    const kept = this.#kept.find(room);
    if (!kept || kept.closing !== null) return kept;
    const { writer } = this.#session;
    const farewell = sealInvitationEnd(
      roomKeysOf(invitationKeys(kept.secret)),
      { end: reason === 'lost' ? 'withdrawn' : reason, by: this.#myName, at: writer.now() },
      writer.random,
    );
    this.#kept.update(room, { closing: { reason, farewell: encodeBase64url(farewell) } });
    return this.#kept.find(room);
  }

  async #closeNow(room: InvitationId, why: ClosingReason): Promise<void> {
    const { secret, closing } = this.#close(room, why) ?? {};
    if (!secret || !closing) return;
    const keys = invitationKeys(secret);
    const closed = await closeRoom({
      ...{ keys, origin: relayOrigin(), timeoutMs: ANSWER_MS },
      farewell: farewellBytes(closing.farewell),
    });
    if (this.#hasLeft) return;
    if (closed.outcome === 'unreachable') return this.#tryAgain();
    if (closed.outcome === 'others') {
      return this.#ended(room, openInvitationEnd(roomKeysOf(keys), closed.farewell) ?? null);
    }
    const { writer, canWrite } = this.#session;
    if (canWrite && closing.reason !== 'expired') revokeInvitation(writer, room);
    if (closing.reason === 'lost') this.#kept.update(room, { closed: true });
    else this.#kept.remove(room);
  }

  /** Somebody else has closed the room: whatever they say, they have used the invitation. */
  #ended(room: InvitationId, ended: EndedInvitation | null): void {
    const { writer, canWrite } = this.#session;
    // What can't be written down is found again at the next look.
    if (this.#hasLeft || !canWrite) return;
    const use = { by: null, name: ended?.by ?? '', at: ended?.at ?? writer.now() };
    markInvitationUsed(writer, room, use);
    this.#kept.remove(room);
  }

  get #myName(): string {
    return this.#session.nameOf(this.#session.me).slice(0, NAME_LENGTH);
  }

  #tryAgain(): void {
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => this.look(), RETRY_MS);
  }
}

const isUnfinished = ({ closing, closed }: KeptInvitation) => closing !== null && !closed;

/** Otherwise the second tab would take the first one's closing for somebody else's. */
async function oneTabAtATime(name: string, run: () => Promise<void>): Promise<void> {
  if ('locks' in navigator) await navigator.locks.request(name, run);
  else await run();
}
