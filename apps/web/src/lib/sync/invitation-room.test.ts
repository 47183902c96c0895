/**
 * An invitation leads only where its author meant, only while it is valid, and ends only when a
 * holder has signed that.
 */
import { deriveKeys, encodeBase64url } from '@cairn/protocol';
import {
  ENTRIES,
  KIND_INVITATION,
  openEntry,
  roomKeysOf,
  sealEntry,
  sealInvitation,
  sealInvitationEnd,
} from '@cairn/sealed';
import { expect, test, vi } from 'vitest';
import type * as Y from 'yjs';
import type { RelayEvents } from './relay-connection.ts';

const relay = vi.hoisted(() => ({ answers: (_doc: unknown, _events: unknown) => {} }));
vi.stubGlobal('navigator', { onLine: true });
vi.mock('./relay-connection.ts', () => ({
  connectRelay: (doc: unknown, _a: unknown, _k: unknown, _o: unknown, events: unknown) => {
    queueMicrotask(() => relay.answers(doc, events));
    return { retry() {}, close() {} };
  },
}));
const { visitInvitation } = await import('./invitation-room.ts');
type Room = Parameters<Parameters<typeof visitInvitation>[0]['onchange']>[0];

const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));
const leadingTo = (fill: number, expiresAt = Date.now() + 1e9) =>
  sealInvitation(
    {
      to: { access: 'write', secret: new Uint8Array(32).fill(fill) },
      ...{ workspaceName: 'Mira & Robin', inviterName: 'Mira', person: '', expiresAt },
    },
    random,
  );
const mira = leadingTo(2);
const keys = roomKeysOf(deriveKeys(mira.secret));
/**
 * Eve read the mail: she has the invitation's keys, so she can seal and sign whatever she likes.
 */
const eves = () => {
  const other = leadingTo(66);
  const opened = openEntry(roomKeysOf(deriveKeys(other.secret)), other.entry);
  return sealEntry(keys, KIND_INVITATION, opened.ok ? opened.body : new Uint8Array(), random);
};

async function visit(
  answers: (doc: Y.Doc, events: RelayEvents) => void,
  secret = mira.secret,
): Promise<Room> {
  relay.answers = answers as never;
  let last: Room = { state: 'reaching' };
  const open = visitInvitation({ secret, origin: 'wss://x', onchange: (room) => (last = room) });
  await Promise.resolve();
  await Promise.resolve();
  open.close();
  return last;
}

const holding = (...entries: unknown[]) =>
  visit((doc, { became }) => {
    doc.getArray(ENTRIES).insert(0, entries);
    became('synced');
  });

test('an invitation opens as it was made, even if its device put it in twice', async () => {
  for (const room of [await holding(mira.entry), await holding(mira.entry, mira.entry)]) {
    const led =
      room.state === 'open' && room.invitation.to.access === 'write' && room.invitation.to;
    expect(led && encodeBase64url(led.secret)).toBe(encodeBase64url(new Uint8Array(32).fill(2)));
  }
});

test('F37: someone who has seen the link can’t lead the invited person into another workspace', async () => {
  const many = Array.from({ length: 17 }, () => mira.entry);
  for (const entries of [[eves(), mira.entry], [mira.entry, eves()], [eves()], [7], many]) {
    expect(await holding(...entries)).toEqual({ state: 'damaged' });
  }
});

test('F37: a harmful entry put into the room by someone with the link damages it, and is not a refusal', async () => {
  expect(await visit((_doc, { became }) => became('unsafe'))).toEqual({ state: 'damaged' });
});

test('F37: an expired invitation is not open', async () => {
  const over = leadingTo(2, Date.now() - 1);
  const room = await visit((doc, { became }) => {
    doc.getArray(ENTRIES).insert(0, [over.entry]);
    became('synced');
  }, over.secret);
  expect(room.state).toBe('expired');
});

test('F37: it has ended once a holder has signed that; the relay’s word alone is only a refusal', async () => {
  const ended = { end: 'used', by: 'Robin', at: 5 } as const;
  const signed = await visit((_doc, { farewell }) =>
    farewell(sealInvitationEnd(keys, ended, random)),
  );
  expect(signed).toEqual({ state: 'closed', ended });
  expect(await visit((_doc, { became }) => became('refused'))).toEqual({ state: 'refused' });
});
