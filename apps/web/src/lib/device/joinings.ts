/**
 * Joinings by invitation, unfinished and finished. While one is unfinished, it isn't known whether
 * the invitation was still free, and what was saved for it isn't a workspace of this device yet.
 */
import type { PersonId } from '@cairn/model/shared';
import { decodeBase64url } from '@cairn/protocol';

export interface Joining {
  /** The key that the workspace will have in this device's addresses and databases. */
  readonly key: string;
  /** The invitation's secret, 32 bytes in base64url. */
  readonly invitation: string;
  /**
   * Closes the invitation's room (base64url). Made once, so that after a crash it is recognised as
   * ours.
   */
  readonly farewell: string;
  /** The workspace's link: the part after the hash. */
  readonly link: string;
  readonly workspace: string | null;
  readonly name: string;
  readonly inviterName: string;
  readonly person: PersonId;
  readonly personName: string;
  readonly otherNames: readonly string[];
  /** The workspace was here before, and the invitation brings it another link. */
  readonly wasHere: boolean;
}

const SECRET_BYTES = 32;
const STORE_KEY = 'cairn.joinings';
const TEXTS = [
  ...['key', 'invitation', 'farewell', 'link', 'name', 'inviterName', 'person', 'personName'],
];

function parseJoining(raw: unknown): Joining | null {
  if (typeof raw !== 'object' || raw === null) return null;
  const fields = raw as Record<string, unknown>;
  if (!TEXTS.every((field) => typeof fields[field] === 'string')) return null;
  if (decodeBase64url(fields['invitation'] as string)?.length !== SECRET_BYTES) return null;
  const { workspace, otherNames } = fields;
  return {
    ...(fields as unknown as Joining),
    workspace: typeof workspace === 'string' ? workspace : null,
    wasHere: fields['wasHere'] === true,
    otherNames: Array.isArray(otherNames)
      ? otherNames.filter((name) => typeof name === 'string')
      : [],
  };
}

/** Those that are not finished yet. */
export function readJoinings(): Joining[] {
  try {
    const raw: unknown = JSON.parse(localStorage.getItem(STORE_KEY) ?? '[]');
    return Array.isArray(raw) ? raw.map(parseJoining).filter((one) => one !== null) : [];
  } catch {
    return [];
  }
}

/** @throws DOMException if nothing can be saved on this device; then nothing has changed. */
export function keepJoining(joining: Joining): void {
  const others = readJoinings().filter(({ key }) => key !== joining.key);
  localStorage.setItem(STORE_KEY, JSON.stringify([...others, joining]));
}

export function forgetJoining(key: string): void {
  const others = readJoinings().filter((joining) => joining.key !== key);
  try {
    if (others.length === 0) localStorage.removeItem(STORE_KEY);
    else localStorage.setItem(STORE_KEY, JSON.stringify(others));
  } catch {
    // Finishing it a second time does no harm.
  }
}

const USED_KEY = 'cairn.used-invitations';

/** An invitation used on this device. */
export interface UsedInvitation {
  /** The key of the workspace it led to. */
  readonly key: string;
  /** The id of the invitation's room. */
  readonly room: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Whether it is recorded in the workspace as well. */
  readonly told: boolean;
}

export function readUsed(): UsedInvitation[] {
  try {
    const raw: unknown = JSON.parse(localStorage.getItem(USED_KEY) ?? '[]');
    return Array.isArray(raw) ? raw.filter(isUsed) : [];
  } catch {
    return [];
  }
}

function isUsed(raw: unknown): raw is UsedInvitation {
  if (typeof raw !== 'object' || raw === null) return false;
  const { key, room, at, told } = raw as Record<string, unknown>;
  const hasPlace = typeof key === 'string' && typeof room === 'string';
  return hasPlace && typeof at === 'number' && typeof told === 'boolean';
}

export function rememberUsed(used: UsedInvitation): void {
  writeUsed([...readUsed().filter(({ room }) => room !== used.room), used]);
}

/** Whether this device has used an invitation that isn't recorded in the workspace yet. */
export function hasUseToTell(key: string): boolean {
  return readUsed().some((used) => used.key === key && !used.told);
}

/** Forgets which invitations led to a workspace. */
export function forgetUsed(key: string): void {
  writeUsed(readUsed().filter((used) => used.key !== key));
}

function writeUsed(all: readonly UsedInvitation[]): void {
  try {
    localStorage.setItem(USED_KEY, JSON.stringify(all));
  } catch {
    // The workspace is here all the same; its invitation just isn't recognised again.
  }
}
