/** How each server has to be addressed, so that all of them can be given the same updates. */
import { deriveKeys, roomOf, SUBPROTOCOL, writeCredential } from '@cairn/protocol';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

/** One server's way of saying the same things. */
export interface Dialect {
  /** What is appended to the server's address for the room with this number. */
  path(room: number): string;
  protocols(room: number): string[];
  /** What a client says first: who it is, and that it has nothing. */
  hello(room: number): Uint8Array[];
  /** The frame that carries an update, as a client sends it. */
  update(room: number, update: Uint8Array): Uint8Array;
  /** The update in a frame from the server, or the whole content in a step 2. */
  read(frame: Uint8Array): Uint8Array | undefined;
}

const SYNC = 0;
const STEP_1 = 0;
const UPDATE = 2;

function sync(step: number, bytes: Uint8Array, name?: string): Uint8Array {
  return encoding.encode((encoder) => {
    if (name !== undefined) encoding.writeVarString(encoder, name);
    encoding.writeVarUint(encoder, SYNC);
    encoding.writeVarUint(encoder, step);
    encoding.writeVarUint8Array(encoder, bytes);
  });
}

function readSync(decoder: decoding.Decoder): Uint8Array | undefined {
  const type = decoding.readVarUint(decoder);
  if (type !== SYNC || decoding.readVarUint(decoder) === STEP_1) return undefined;
  return decoding.readVarUint8Array(decoder);
}

/** The y-websocket protocol, which the bare fan-out passes on unread. */
export const plain: Dialect = {
  path: (room) => `/room-${String(room)}`,
  protocols: () => [],
  hello: () => [sync(STEP_1, Uint8Array.of(0))],
  update: (_room, update) => sync(UPDATE, update),
  read: (frame) => readSync(decoding.createDecoder(frame)),
};

const secrets = new Map<number, { room: string; protocols: string[] }>();

function workspace(number: number): { room: string; protocols: string[] } {
  const known = secrets.get(number);
  if (known) return known;
  const secret = new Uint8Array(32);
  new DataView(secret.buffer).setUint32(0, number + 1);
  const keys = deriveKeys(secret);
  const made = { room: roomOf(keys), protocols: [SUBPROTOCOL, writeCredential(keys)] };
  secrets.set(number, made);
  return made;
}

/** The same with a credential. */
export const cairn: Dialect = {
  ...plain,
  path: (room) => `/sync/${workspace(room).room}`,
  protocols: (room) => workspace(room).protocols,
};

const AUTH = 2;
const TOKEN = 0;

/** Every frame is addressed to a document, and a token comes first. */
export const hocuspocus: Dialect = {
  path: () => '/',
  protocols: () => [],
  hello: (room) => {
    const name = `room-${String(room)}`;
    const token = encoding.encode((encoder) => {
      encoding.writeVarString(encoder, name);
      encoding.writeVarUint(encoder, AUTH);
      encoding.writeVarUint(encoder, TOKEN);
      encoding.writeVarString(encoder, 'anyone');
    });
    return [token, sync(STEP_1, Uint8Array.of(0), name)];
  },
  update: (room, update) => sync(UPDATE, update, `room-${String(room)}`),
  read(frame) {
    const decoder = decoding.createDecoder(frame);
    decoding.readVarString(decoder);
    return readSync(decoder);
  },
};
