/** Invite links as the pages need them: made from what this device keeps, and read from what a person pastes. */
import type { WorkspaceEntry } from '#lib/device/workspaces.svelte.ts';
import { decodeBase64url, encodeBase64url, parseLink, writerLink } from '@cairn/protocol';
import type { LinkReading } from '#lib/home/refusals.ts';

/** The link that lets another person in; `null` for a workspace that never touches the relay. */
export function inviteLink(entry: WorkspaceEntry | undefined): string | null {
  const secret = entry?.secret ? decodeBase64url(entry.secret) : null;
  return secret ? writerLink(location.origin, secret) : null;
}

/** What a pasted or opened link says, with its secret as base64url. */
export function readLink(text: string): LinkReading {
  const link = parseLink(text);
  if (!link.ok) return link;
  if (link.kind === 'read') return { ok: false, reason: 'observer' };
  return { ok: true, secret: encodeBase64url(link.secret) };
}
