/**
 * Looks after the invitations made on this device: puts them on the relay, notices when one is
 * used, and closes those that are withdrawn, have expired or lead to an old link.
 */
import { addInvitation, type InvitationAccess, markInvitationUsed } from '@cairn/model/invitations';
import { cut, type InvitationId, type PersonId } from '@cairn/model/shared';
import { encodeBase64url, roomOf } from '@cairn/protocol';
import { sealInvitation } from '@cairn/sealed';
import { untrack } from 'svelte';
import { type KeptInvitation, KeptInvitations } from '#lib/device/invitations.svelte.ts';
import { readUsed, rememberUsed } from '#lib/device/joinings.ts';
import {
  invitationLink,
  invitationRoom,
  invitedTo,
  TRAVELLING_NAME_LENGTH,
} from './invitation-keys.ts';
import { InvitationWork, isStored, type OpenWorkspace, type Outcome } from './invitation-work.ts';
import { keysOf } from './keys.ts';

/** How long an invitation is valid. */
const LASTS_MS = 14 * 86_400_000;
const LOOK_EVERY_MS = 600_000;
const RETRY_MS = 15_000;

export interface InvitationWish {
  readonly access: InvitationAccess;
  /** The person it is for, if they are in the workspace already. */
  readonly forPerson?: PersonId | null;
}

export class InvitationKeeper {
  readonly #session: OpenWorkspace;
  readonly #kept: KeptInvitations;
  readonly #leaving = new AbortController();
  readonly #work: InvitationWork;
  readonly #timer = setInterval(() => this.look(), LOOK_EVERY_MS);
  #retry: ReturnType<typeof setTimeout> | undefined;
  #turnedAway = $state.raw<ReadonlySet<InvitationId>>(new Set());
  #isTending = false;
  /** What to do after the current round; `'look'` asks the relay about all of them. */
  #next: 'look' | 'finish' | null = null;

  constructor(session: OpenWorkspace) {
    this.#session = session;
    this.#kept = new KeptInvitations(session.key);
    this.#work = new InvitationWork(session, this.#kept, this.#leaving.signal);
    const stop = $effect.root(() => {
      $effect(() => this.#tellUses());
      $effect(() => {
        // Changing the link closes invitations to the old one.
        void session.entry.link;
        if (session.sync.online) untrack(() => this.look());
      });
      $effect(() => {
        const unfinished = this.#kept.list.some((kept) => !kept.filled || isUnfinished(kept));
        if (isStored(session) && unfinished) untrack(() => this.#ask('finish'));
      });
    });
    this.#leaving.signal.addEventListener('abort', stop);
  }

  /** Those made on this device that aren't over, as far as it knows. */
  get list(): readonly KeptInvitation[] {
    return this.#kept.list;
  }

  /** `undefined` if it is over or was made on another device. */
  find(room: InvitationId): KeptInvitation | undefined {
    return this.#kept.list.find((one) => one.room === room);
  }

  /** Whether the relay refused it when last asked, without proof that it has ended. */
  isTurnedAway(room: InvitationId): boolean {
    return this.#turnedAway.has(room);
  }

  /** The address to send; `null` if it no longer works. */
  linkOf({ secret, closing }: KeptInvitation): string | null {
    return closing === null ? invitationLink(secret) : null;
  }

  /** False for observers, and while the link is being changed. */
  get canInvite(): boolean {
    const { entry, canWrite } = this.#session;
    return entry.link !== null && entry.candidate === null && entry.farewell === null && canWrite;
  }

  /**
   * Makes an invitation, which goes to the relay as soon as the workspace itself is stored there.
   * `null` if this device can't invite.
   * @throws DOMException if nothing can be saved on this device; then nothing has changed.
   */
  make({ access, forPerson = null }: InvitationWish): KeptInvitation | null {
    const { entry, writer, meta, me } = this.#session;
    const to = this.canInvite && entry.link !== null ? invitedTo(entry.link, access) : null;
    if (to === null || entry.link === null) return null;
    const madeAt = writer.now();
    const expiresAt = madeAt + LASTS_MS;
    const workspaceName = cut(meta.name, TRAVELLING_NAME_LENGTH);
    const inviterName = cut(this.#session.nameOf(me), TRAVELLING_NAME_LENGTH);
    const sealed = sealInvitation(
      { to, workspaceName, inviterName, person: forPerson ?? '', expiresAt },
      writer.random,
    );
    const secret = encodeBase64url(sealed.secret);
    const room = invitationRoom(secret) as string as InvitationId;
    const kept: KeptInvitation = {
      ...{ room, secret, entry: encodeBase64url(sealed.entry), access, forPerson },
      ...{ madeAt, expiresAt, filled: false, closing: null, closed: false },
      leadsTo: roomOf(keysOf(entry.link)),
    };
    this.#kept.add(kept);
    addInvitation(writer, room, { access, expiresAt, forPerson });
    // The invitation isn't ready until the workspace is stored.
    this.#session.sync.send();
    return kept;
  }

  /** Makes an invitation stop working, at once or as soon as the relay can be reached. */
  withdraw(room: InvitationId): void {
    this.#work.decideToClose(room, 'withdrawn');
    this.#ask('finish');
  }

  /** Removes a lost or damaged one from the list. */
  forget(room: InvitationId): void {
    this.#kept.remove(room);
  }

  /** Checks all of them now, as far as the relay can be reached. */
  look(): void {
    if (this.#session.safe) return;
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

  /** Records in the workspace which invitation this person used, once its record is here. */
  #tellUses(): void {
    const { key, me, writer, canWrite, invitations } = this.#session;
    const name = this.#session.nameOf(me);
    if (!canWrite) return;
    for (const used of readUsed().filter((one) => one.key === key && !one.told)) {
      const room = used.room as InvitationId;
      if (!invitations.has(room)) continue;
      markInvitationUsed(writer, room, { by: me, name, at: used.at });
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
      if (!kept) continue;
      // If the outcome can't be saved, ask again: every step can be repeated.
      const outcome = await this.#work.tend(kept, looks).catch((): Outcome => 'again');
      if (outcome === 'again') this.#tryAgain();
      // A round that doesn't look hasn't asked about those already on the relay.
      if (looks || !kept.filled) this.#note(room, outcome);
    }
  }

  #note(room: InvitationId, outcome: Outcome): void {
    const others = [...this.#turnedAway].filter((one) => one !== room);
    this.#turnedAway = new Set(outcome === 'refused' ? [...others, room] : others);
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
