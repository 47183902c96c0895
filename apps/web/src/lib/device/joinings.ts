/**
 * Joinings by invitation: those that have begun here and are not finished, and those that were.
 * While one is not finished it isn't known whether the invitation was still free, and what was kept
 * for it is no workspace of this device yet.
 */
import type { PersonId } from '@cairn/model/shared';
import { decodeBase64url } from '@cairn/protocol';

export interface Joining {
  /** What the workspace will be called in this device's addresses and databases. */
  readonly key: string;
  /** The secret of the invitation, 32 bytes in base64url. */
  readonly invitation: string;
  /** With this its room is closed (base64url): made once, so that after a crash it is known as one's own. */
  readonly farewell: string;
  /** What stands behind the hash of the workspace's link. */
  readonly link: string;
  readonly workspace: string | null;
  readonly name: string;
  readonly inviterName: string;
  readonly person: PersonId;
  readonly personName: string;
  readonly otherNames: readonly string[];
  /** True when the workspace was here before, and the invitation brings it another link. */
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

/** Those that wait to be finished. */
export function readJoinings(): Joining[] {
  try {
    const raw: unknown = JSON.parse(localStorage.getItem(STORE_KEY) ?? '[]');
    return Array.isArray(raw) ? raw.map(parseJoining).filter((one) => one !== null) : [];
  } catch {
    return [];
  }
}

/** @throws DOMException when this device keeps nothing; then nothing has changed. */
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
    // Finished a second time it comes to the same.
  }
}

const USED_KEY = 'cairn.used-invitations';

/** An invitation that this device has used. */
export interface UsedInvitation {
  /** The workspace it led to, on this device. */
  readonly key: string;
  /** The id of its room. */
  readonly room: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Whether the workspace says so as well. */
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

/** Whether this device has used an invitation that the workspace doesn't know of yet. */
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
    // The workspace is here all the same; its invitation just isn't known again.
  }
}
