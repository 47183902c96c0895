import {
  checkNumber,
  credentialOf,
  decodeBase64url,
  deriveKeys,
  deriveReaderKeys,
  encodeBase64url,
  inviteLink,
  KEY_CONTEXT,
  parseLink,
  readerLink,
  roomOf,
  withoutWriting,
  writerLink,
} from '@cairn/protocol';
import { createHash, hkdfSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import {
  decodeAcknowledgement,
  decodeSnapshot,
  decodeUpdate,
  encodeAcknowledgement,
  encodeSnapshot,
  encodeUpdate,
} from './bodies.ts';
import {
  type EntryKind,
  KIND_ACKNOWLEDGEMENT,
  KIND_SNAPSHOT,
  KIND_UPDATE,
  openEntry,
  sealEntry,
} from './entry.ts';
import { openFarewell, sealFarewell } from './farewell.ts';
import { openInvitation, sealInvitation } from './invitation.ts';
import { roomKeysOf } from './keys.ts';
import { openPresence, sealPresence, type SessionId } from './presence-seal.ts';
import { parseSenderId, type SenderId } from './senders.ts';
import { PLAIN_VERIFIER } from './signature.ts';

const FILE = new URL('../vectors.json', import.meta.url);

const secret = Uint8Array.from({ length: 32 }, (_, index) => index);
const keys = deriveKeys(secret);
const reader = withoutWriting(keys);
const room = roomOf(keys);
const sealing = roomKeysOf(keys);
const nonce = (length: number) => Uint8Array.from({ length }, (_, index) => 0x40 + index);
const senders = ['0001020304050607', 'f0f1f2f3f4f5f6f7'].map(parseSenderId) as [SenderId, SenderId];

const doc = new Y.Doc();
doc.clientID = 1;
doc.getText('notes').insert(0, 'Speak slowly');
doc.getText('notes').delete(0, 6);

const update = { sender: senders[0], number: 300, update: Y.encodeStateAsUpdate(doc) };
const snapshot = {
  covers: new Map([
    [senders[1], 5],
    [senders[0], 300],
  ]),
  state: Y.encodeStateAsUpdate(doc),
};
const acknowledgement = {
  sender: senders[1],
  person: 'robin',
  holds: new Map([[senders[0], 300]]),
};
const presence = {
  outerClient: 4_000_000_000,
  session: '00112233445566aa' as SessionId,
  clock: 7,
  heard: new Map([['ffeeddccbbaa9988' as SessionId, 3]]),
  client: 3_000_000_000,
  state: { person: 'robin', path: '/goals' },
  acknowledgement,
};
const farewell = { by: 'mira', at: 1_800_000_000_000, next: 'AAAAAAAAAAAAAAAAAAAAAA' };
const invitation = {
  to: { access: 'write' as const, secret },
  workspaceName: 'Mira & Robin',
  inviterName: 'Mira',
  person: '',
  expiresAt: 1_801_209_600_000,
};

const invited = sealInvitation(invitation, nonce);

const vector = (numbers: ReadonlyMap<SenderId, number>) => Object.fromEntries([...numbers].sort());
const entry = (kind: EntryKind, body: Uint8Array) => ({
  kind,
  nonce: encodeBase64url(nonce(24)),
  body: encodeBase64url(body),
  entry: encodeBase64url(sealEntry(sealing, kind, body, nonce)),
});

const vectors = {
  about:
    'Known answers for docs/sealed-format.md. All bytes are base64url without padding; nonces are given, never to be used.',
  keys: {
    context: KEY_CONTEXT,
    secret: encodeBase64url(secret),
    writeToken: encodeBase64url(keys.writeToken),
    writeTokenHash: encodeBase64url(keys.writeTokenHash),
    readSecret: encodeBase64url(keys.readSecret),
    readToken: encodeBase64url(keys.readToken),
    contentKey: encodeBase64url(keys.contentKey),
    signingSeed: encodeBase64url(keys.signingSeed),
    verifyKey: encodeBase64url(keys.verifyKey),
  },
  room,
  checkNumber: await checkNumber(room),
  links: {
    origin: 'https://cairn.example',
    write: writerLink('https://cairn.example', secret),
    read: readerLink('https://cairn.example', keys),
  },
  credentials: { write: credentialOf(keys), read: credentialOf(reader) },
  update: {
    sender: update.sender,
    number: update.number,
    update: encodeBase64url(update.update),
    ...entry(KIND_UPDATE, encodeUpdate(update)),
  },
  snapshot: {
    covers: vector(snapshot.covers),
    state: encodeBase64url(snapshot.state),
    ...entry(KIND_SNAPSHOT, encodeSnapshot(snapshot)),
  },
  acknowledgement: {
    sender: acknowledgement.sender,
    person: acknowledgement.person,
    holds: vector(acknowledgement.holds),
    ...entry(KIND_ACKNOWLEDGEMENT, encodeAcknowledgement(acknowledgement)),
  },
  presence: {
    ...presence,
    heard: Object.fromEntries(presence.heard),
    acknowledgement: 'as above',
    nonce: encodeBase64url(nonce(24)),
    ofWriter: encodeBase64url(sealPresence(sealing, presence, nonce)),
    ofReader: encodeBase64url(
      sealPresence(roomKeysOf(reader), { ...presence, acknowledgement: undefined }, nonce),
    ),
  },
  farewell: {
    ...farewell,
    nonce: encodeBase64url(nonce(24)),
    farewell: encodeBase64url(sealFarewell(sealing, farewell, nonce)),
  },
  invitation: {
    ...invitation,
    to: 'the secret above, to write',
    salt: encodeBase64url(nonce(32)),
    nonce: encodeBase64url(nonce(24)),
    secret: encodeBase64url(invited.secret),
    link: inviteLink('https://cairn.example', invited.secret),
    room: roomOf(deriveKeys(invited.secret)),
    entry: encodeBase64url(invited.entry),
  },
};

// After an intended change, run vitest -u to write the file again.
test('sealing gives the known answers', async () => {
  await expect(`${JSON.stringify(vectors, null, 2)}\n`).toMatchFileSnapshot('../vectors.json');
});

/** All that a second implementation would have to start from. */
const read = () => JSON.parse(readFileSync(FILE, 'utf8')) as typeof vectors;
const bytes = (text: string) => decodeBase64url(text) ?? new Uint8Array();

test('the known answers open as what they say', () => {
  const known = read();
  const withKeys = {
    contentKey: bytes(known.keys.contentKey),
    verifyKey: bytes(known.keys.verifyKey),
    room: known.room,
  };
  const bodyOf = (text: string) => {
    const opened = openEntry(withKeys, bytes(text));
    const isBelieved = opened.ok && PLAIN_VERIFIER.verify(withKeys.verifyKey, opened.signed);
    return isBelieved ? opened.body : new Uint8Array();
  };
  expect(decodeUpdate(bodyOf(known.update.entry))).toEqual(update);
  expect(decodeSnapshot(bodyOf(known.snapshot.entry))).toEqual(snapshot);
  expect(decodeAcknowledgement(bodyOf(known.acknowledgement.entry))).toEqual(acknowledgement);
  expect(openPresence(withKeys, bytes(known.presence.ofWriter), PLAIN_VERIFIER)).toEqual({
    presence,
    isWriter: true,
  });
  expect(openPresence(withKeys, bytes(known.presence.ofReader), PLAIN_VERIFIER)).toEqual({
    presence: { ...presence, acknowledgement: undefined },
    isWriter: false,
  });
  expect(openFarewell(withKeys, bytes(known.farewell.farewell))).toEqual(farewell);
  const inviting = bytes(known.invitation.secret);
  const ofInvitation = roomKeysOf(deriveKeys(inviting));
  expect(openInvitation(inviting, ofInvitation, bytes(known.invitation.entry))).toEqual(invitation);
  const copy = new Y.Doc();
  Y.applyUpdate(copy, bytes(known.update.update));
  expect(copy.getText('notes').toJSON()).toBe('slowly');
});

test('the known invitation belongs to its link, as computed by Node', () => {
  const { invitation: known } = read();
  const opened = openEntry(roomKeysOf(deriveKeys(bytes(known.secret))), bytes(known.entry));
  const body = opened.ok ? opened.body : new Uint8Array();
  const context = Buffer.from('cairn/invitation/v1');
  const digest = createHash('sha256').update(context).update(body).digest('base64url');
  expect(digest).toBe(known.secret);
  expect(encodeBase64url(body.subarray(0, 32))).toBe(known.salt);
  const link = parseLink(known.link);
  expect(link.ok && link.kind === 'invite' && roomOf(deriveKeys(link.secret))).toBe(known.room);
});

test('the known links lead to the known room, and the known keys are what Node derives', () => {
  const known = read();
  const { keys: answers } = known;
  const derive = (from: Uint8Array, name: string) =>
    Buffer.from(
      hkdfSync('sha256', from, new Uint8Array(0), `${answers.context}${name}`, 32),
    ).toString('base64url');
  expect(answers.writeToken).toBe(derive(secret, 'write-token'));
  expect(answers.readSecret).toBe(derive(secret, 'read'));
  expect(answers.readToken).toBe(derive(bytes(answers.readSecret), 'read-token'));
  expect(answers.contentKey).toBe(derive(bytes(answers.readSecret), 'content'));
  expect(answers.signingSeed).toBe(derive(secret, 'sign'));
  expect(bytes(answers.writeTokenHash)).toEqual(
    new Uint8Array(createHash('sha256').update(bytes(answers.writeToken)).digest()),
  );
  const write = parseLink(known.links.write);
  const observe = parseLink(known.links.read);
  expect(write.ok && write.kind === 'write' && roomOf(deriveKeys(write.secret))).toBe(known.room);
  expect(
    observe.ok &&
      observe.kind === 'read' &&
      roomOf(deriveReaderKeys(observe.readSecret, observe.writeTokenHash, observe.verifyKey)),
  ).toBe(known.room);
});
