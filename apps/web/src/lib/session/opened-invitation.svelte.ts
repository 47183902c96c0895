/**
 * An invitation that was opened: what it leads to, and how far joining has got. Opening it doesn't
 * use it up.
 */
import type { EndedInvitation, Invitation } from '@cairn/sealed';
import { type Joining, readUsed } from '#lib/device/joinings.ts';
import { device, type WorkspaceEntry } from '#lib/device/workspaces.svelte.ts';
import { type InvitationRoom, type OpenVisit, visitInvitation } from '#lib/sync/invitation-room.ts';
import { invitationBytes, invitationRoom, linkOfInvited } from './invitation-keys.ts';
import { beginJoining, beginTakingLink, finishJoining, joiningWith } from './joining.ts';
import { OpenedLink } from './opened-link.svelte.ts';
import { relayOrigin } from './relay-origin.ts';
import type { Arrival } from './workspaces.ts';

export type InvitationView =
  | { readonly kind: 'reaching' | 'unreachable' | 'empty' | 'damaged' | 'refused' }
  /** It no longer works. `usedHere`: this device joined by it, and this is the workspace. */
  | {
      readonly kind: 'ended';
      readonly ended: EndedInvitation;
      readonly usedHere: WorkspaceEntry | null;
      readonly inviterName: string;
    }
  /** Unused, but expired by this device's clock. */
  | { readonly kind: 'expired'; readonly invited: Invitation }
  | { readonly kind: 'open'; readonly invited: Invitation; readonly opened: OpenedLink }
  /** Joining has begun, and the relay hasn't said yet who was first. */
  | { readonly kind: 'joining'; readonly state: 'closing' | 'unreachable' | 'notKept' }
  /** Somebody else got there first. `null`: another tab of this device was told who. */
  | {
      readonly kind: 'late';
      readonly ended: EndedInvitation | null;
      readonly inviterName: string;
    }
  | { readonly kind: 'in'; readonly key: string };

const UNREACHABLE_AFTER_MS = 6_000;
const RETRY_MS = 5_000;

export class OpenedInvitation {
  readonly #secret: string;
  #visit: OpenVisit | null = null;
  #room = $state.raw<InvitationRoom>({ state: 'reaching' });
  #open = $state.raw<{ invited: Invitation; opened: OpenedLink } | null>(null);
  #after = $state.raw<InvitationView | null>(null);
  #patient = $state(true);
  #retry: ReturnType<typeof setTimeout> | undefined;
  #disposed = false;
  readonly #timer = setTimeout(() => {
    this.#patient = false;
  }, UNREACHABLE_AFTER_MS);

  /** `secret` in base64url. The caller disposes it. */
  constructor(secret: string) {
    this.#secret = secret;
    const begun = joiningWith(secret);
    // After a crash or a lost network, the same joining continues.
    if (begun) void this.#finish(begun);
    else {
      this.#visit = visitInvitation({
        secret: invitationBytes(secret),
        origin: relayOrigin(),
        onchange: this.#onRoomChange,
      });
    }
  }

  get view(): InvitationView {
    if (this.#after !== null) return this.#after;
    const inviterName = this.#open?.invited.inviterName ?? '';
    if (this.#room.state === 'closed') {
      return { kind: 'ended', ended: this.#room.ended, usedHere: this.#usedHere, inviterName };
    }
    if (this.#room.state === 'expired') return { kind: 'expired', invited: this.#room.invitation };
    // Whoever tampered with it may have read the link: nobody should join before the inviter knows.
    if (this.#room.state === 'damaged') return { kind: 'damaged' };
    if (this.#open !== null) return { kind: 'open', ...this.#open };
    const { state } = this.#room;
    if (state === 'reaching') return { kind: this.#patient ? 'reaching' : 'unreachable' };
    return { kind: state === 'open' ? 'reaching' : state };
  }

  /**
   * Joins as a new person or as one who is already in the workspace. Resolves once everything is
   * saved here; the outcome shows in `view`. Rejects if nothing can be saved on this device; then
   * the invitation is still unused.
   */
  async join(as: Arrival): Promise<void> {
    const open = this.#stillOpen();
    const meaning = open?.opened.meaning;
    if (!open || meaning?.kind !== 'unknown') return;
    const secret = this.#secret;
    const joining = await beginJoining(
      { secret, invited: open.invited },
      { found: meaning.look.doc, as },
    );
    void this.#finish(joining);
  }

  /**
   * Gives a workspace on this device the invitation's link, as the user has chosen. Rejects if
   * nothing can be saved on this device; then the invitation is still unused.
   */
  takeLink(entry: WorkspaceEntry): Promise<void> {
    const open = this.#stillOpen();
    if (open === null) return Promise.resolve();
    const secret = this.#secret;
    return Promise.resolve()
      .then(() => beginTakingLink({ secret, invited: open.invited }, entry))
      .then((joining) => void this.#finish(joining));
  }

  dispose(): void {
    this.#disposed = true;
    clearTimeout(this.#timer);
    clearTimeout(this.#retry);
    this.#visit?.close();
    this.#open?.opened.dispose();
  }

  /** The page may have been open since before the invitation expired. */
  #stillOpen() {
    const invited = this.#open?.invited;
    if (!invited || invited.expiresAt > Date.now()) return this.#open;
    this.#after = { kind: 'expired', invited };
    return null;
  }

  get #usedHere(): WorkspaceEntry | null {
    const room = invitationRoom(this.#secret);
    const used = readUsed().find((one) => one.room === room);
    return (used && device.find(used.key)) ?? null;
  }

  readonly #onRoomChange = (room: InvitationRoom) => {
    this.#room = room;
    if (room.state !== 'open' || this.#open !== null) return;
    const { invitation: invited } = room;
    this.#open = { invited, opened: new OpenedLink(linkOfInvited(invited.to)) };
  };

  async #finish(joining: Joining): Promise<void> {
    // From now on the visit would only report what this joining does.
    this.#visit?.close();
    this.#visit = null;
    this.#after = { kind: 'joining', state: 'closing' };
    const again = (state: 'unreachable' | 'notKept') => {
      this.#after = { kind: 'joining', state };
      this.#retry = setTimeout(() => void this.#finish(joining), RETRY_MS);
    };
    try {
      const finished = await finishJoining(joining);
      if (this.#disposed) return;
      if (finished.outcome === 'unreachable') return again('unreachable');
      const { inviterName } = joining;
      this.#after =
        finished.outcome === 'in'
          ? { kind: 'in', key: finished.key }
          : { kind: 'late', ended: finished.ended, inviterName };
    } catch {
      if (!this.#disposed) again('notKept');
    }
  }
}
