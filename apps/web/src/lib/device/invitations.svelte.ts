/**
 * The secrets of the invitations made on this device, by workspace: stored here and sent to nobody.
 */
import type { InvitationId, PersonId } from '@cairn/model/shared';
import { type Access, decodeBase64url, type RoomId } from '@cairn/protocol';

/**
 * Why the device that made an invitation closes its room. `damaged`: somebody has put something
 * else into it.
 */
export type ClosingReason = 'withdrawn' | 'expired' | 'linkChanged' | 'lost' | 'damaged';

export interface KeptInvitation {
  /** The id of the invitation's room, and of its record in the workspace. */
  readonly room: InvitationId;
  /** 32 bytes in base64url. */
  readonly secret: string;
  /**
   * What the link opens, sealed (base64url). Made together with the secret, which is used for
   * nothing else.
   */
  readonly entry: string;
  /** The workspace's room that it gives access to. */
  readonly leadsTo: RoomId;
  readonly access: Access;
  /** The person it is for, if they are in the workspace already: to add a device, or to read. */
  readonly forPerson: PersonId | null;
  /** Milliseconds since 1970. */
  readonly madeAt: number;
  readonly expiresAt: number;
  /** Whether the relay has stored the entry. A room that has become empty is never filled again. */
  readonly filled: boolean;
  /**
   * Its room is to be closed with this farewell (base64url), made once so that it can be recognised
   * again.
   */
  readonly closing: { readonly reason: ClosingReason; readonly farewell: string } | null;
  /** The room is closed; it stays listed until somebody has read that it was lost or damaged. */
  readonly closed: boolean;
}

const PREFIX = 'cairn.invitations.';
const REASONS: readonly ClosingReason[] = [
  'withdrawn',
  'expired',
  'linkChanged',
  'lost',
  'damaged',
];

type Raw = Record<string, unknown>;

const SECRET_BYTES = 32;

const isSecret = (raw: unknown): raw is string =>
  isText(raw) && decodeBase64url(raw)?.length === SECRET_BYTES;
const isText = (raw: unknown): raw is string => typeof raw === 'string' && raw !== '';
const isInstant = (raw: unknown): raw is number => typeof raw === 'number' && raw >= 0;

function parseKept(raw: unknown): KeptInvitation | null {
  const { room, secret, entry, leadsTo, madeAt, expiresAt, ...rest } = (raw ?? {}) as Raw;
  if (!isText(room) || !isSecret(secret) || !isText(entry) || !isText(leadsTo)) return null;
  if (!isInstant(madeAt) || !isInstant(expiresAt)) return null;
  const forPerson = rest['forPerson'];
  return {
    ...{ room: room as InvitationId, secret, entry, leadsTo: leadsTo as RoomId },
    ...{ madeAt, expiresAt },
    access: rest['access'] === 'read' ? 'read' : 'write',
    forPerson: isText(forPerson) ? (forPerson as PersonId) : null,
    filled: rest['filled'] === true,
    closing: parseClosing(rest['closing']),
    closed: rest['closed'] === true,
  };
}

function parseClosing(raw: unknown): KeptInvitation['closing'] {
  const { reason, farewell } = (raw ?? {}) as Raw;
  const known = REASONS.find((one) => one === reason);
  return known !== undefined && isText(farewell) ? { reason: known, farewell } : null;
}

function read(key: string): KeptInvitation[] {
  try {
    const raw: unknown = JSON.parse(localStorage.getItem(PREFIX + key) ?? '[]');
    return Array.isArray(raw) ? raw.map(parseKept).filter((kept) => kept !== null) : [];
  } catch {
    return [];
  }
}

/** Whether any invitations are stored for the workspace. */
export function keepsInvitations(key: string): boolean {
  return read(key).length > 0;
}

export function forgetInvitations(key: string): void {
  try {
    localStorage.removeItem(PREFIX + key);
  } catch {
    // What could not be stored needs no deleting.
  }
}

/** The invitations stored for one workspace, the same in every tab. */
export class KeptInvitations {
  readonly #key: string;
  #list = $state.raw<readonly KeptInvitation[]>([]);

  constructor(key: string) {
    this.#key = key;
    this.#list = read(key);
    addEventListener('storage', this.#onStorageChange);
  }

  get list(): readonly KeptInvitation[] {
    return this.#list;
  }

  /** Read afresh from storage, whichever tab changed it last. */
  find(room: string): KeptInvitation | undefined {
    return read(this.#key).find((kept) => kept.room === room);
  }

  /** @throws DOMException if nothing can be saved on this device; then nothing has changed. */
  add(invitation: KeptInvitation): void {
    this.#write([...read(this.#key), invitation]);
  }

  /** @throws DOMException as `add`. */
  update(
    room: string,
    patch: Partial<Pick<KeptInvitation, 'filled' | 'closing' | 'closed'>>,
  ): void {
    this.#write(read(this.#key).map((kept) => (kept.room === room ? { ...kept, ...patch } : kept)));
  }

  remove(room: string): void {
    this.#write(read(this.#key).filter((kept) => kept.room !== room));
  }

  dispose(): void {
    removeEventListener('storage', this.#onStorageChange);
  }

  #write(list: readonly KeptInvitation[]): void {
    localStorage.setItem(PREFIX + this.#key, JSON.stringify(list));
    this.#list = list;
  }

  readonly #onStorageChange = ({ key }: StorageEvent) => {
    if (key === PREFIX + this.#key) this.#list = read(this.#key);
  };
}
