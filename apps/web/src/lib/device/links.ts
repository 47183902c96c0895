/**
 * Links in the form this device stores: the part after the hash, from which all keys are derived.
 */
import {
  type Access,
  decodeBase64url,
  encodeBase64url,
  newSecret,
  parseLink,
  writerLink,
} from '@cairn/protocol';
import type { WorkspaceEntry } from './workspaces.svelte.ts';

export type LinkReading =
  | {
      readonly ok: true;
      readonly kind: 'link';
      readonly link: string;
      readonly access: Access;
      /**
       * The host of a service that the secret has passed through; `null` if there is no sign of
       * one.
       */
      readonly seenBy: string | null;
    }
  | {
      readonly ok: true;
      readonly kind: 'invitation';
      /** 32 bytes in base64url. */
      readonly secret: string;
      readonly seenBy: string | null;
    }
  | { readonly ok: false; readonly reason: 'empty' | 'notALink' | 'cut' | 'unknownKind' };

/** Reads a pasted or opened link into the form that is stored. */
export function readLink(text: string): LinkReading {
  const parsed = parseLink(text);
  if (!parsed.ok) return parsed;
  const { seenBy } = parsed;
  if (parsed.kind === 'invite') {
    return { ok: true, kind: 'invitation', secret: encodeBase64url(parsed.secret), seenBy };
  }
  const halves =
    parsed.kind === 'write'
      ? [parsed.secret]
      : [parsed.readSecret, parsed.writeTokenHash, parsed.verifyKey];
  const kind = parsed.kind === 'write' ? 'w' : 'r';
  return {
    ok: true,
    kind: 'link',
    link: [kind, ...halves.map(encodeBase64url)].join('.'),
    access: parsed.kind,
    seenBy,
  };
}

/** A new random link. */
export function newLink(randomBytes: (length: number) => Uint8Array): string {
  return `w.${encodeBase64url(newSecret(randomBytes))}`;
}

export function accessOf(link: string): Access {
  return link.startsWith('w.') ? 'write' : 'read';
}

/**
 * The address that lets another person in as a writer; `null` if the link doesn't allow writing.
 */
export function writerInvitation(link: string | null): string | null {
  const secret = link?.startsWith('w.') ? decodeBase64url(link.slice(2)) : undefined;
  return secret ? writerLink(location.origin, secret) : null;
}

/** The link whose room the workspace is open in: the new one during a change of link. */
export function linkInUse({ link, candidate }: WorkspaceEntry): string | null {
  return candidate?.link ?? link;
}
