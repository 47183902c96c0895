/*
 * For the tests of this package: controllable time and randomness, a relay, and devices that
 * misbehave as told.
 */

import { deriveKeys } from '@cairn/protocol';
import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import * as Y from 'yjs';
import type { Cancel, Schedule } from './clock.ts';
import { heldInUpdate } from './contents.ts';
import { type RandomBytes, roomKeysOf, type WriterRoomKeys } from './keys.ts';
import { openMailbox } from './mailbox.ts';
import type { Mailbox, MailboxStatus, TryOut } from './mailbox-options.ts';
import { newSenderId, type SenderId } from './senders.ts';
import type { Verifier } from './signature.ts';

const workspace = deriveKeys(new Uint8Array(32).fill(9));
const BINARY = 3;
const BINARY_BEHIND_ORIGIN = BINARY | 0x80;
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');
const signingKey = createPrivateKey({
  key: Buffer.concat([PKCS8_HEAD, workspace.signingSeed]),
  format: 'der',
  type: 'pkcs8',
});

/** Signed by Node: a good deal faster than in JavaScript, with the same bytes. */
export const keys: WriterRoomKeys = {
  ...roomKeysOf(workspace),
  sign: (message) => new Uint8Array(sign(null, message, signingKey)),
};

/** Real signatures, checked by Node: a good deal faster than in JavaScript. */
export const nodeVerifier: Verifier = {
  verify: (key, { message, signature }) => verify(null, message, publicKey(key), signature),
  verifyMany: (key, all) => Promise.resolve(all.map((one) => nodeVerifier.verify(key, one))),
};

const DOUBTER: Verifier = {
  verify: () => false,
  verifyMany: (_key, all) => Promise.resolve(all.map(() => false)),
};

const SPKI_HEAD = Buffer.from('302a300506032b6570032100', 'hex');
const publicKeys = new Map<string, KeyObject>();

function publicKey(bytes: Uint8Array): KeyObject {
  const name = Buffer.from(bytes).toString('hex');
  const known = publicKeys.get(name);
  if (known) return known;
  const key = createPublicKey({
    key: Buffer.concat([SPKI_HEAD, bytes]),
    format: 'der',
    type: 'spki',
  });
  publicKeys.set(name, key);
  return key;
}

/** Park and Miller's generator: numbers from 0 up to, but not including, 1, the same for the same seed. */
export function chance(seed: number): () => number {
  let state = (seed % 2_147_483_646) + 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

export function chanceBytes(seed: number): RandomBytes {
  const next = chance(seed);
  return (length) => Uint8Array.from({ length }, () => Math.floor(next() * 256));
}

/** An empty document whose client is drawn from `random`, so that runs can be repeated. */
export function newDoc(random: RandomBytes): Y.Doc {
  const doc = new Y.Doc();
  doc.clientID = random(4).reduce((number, byte) => number * 256 + byte, 0);
  return doc;
}

/** `count` items in the array `x` from a clock on, each after the last one; Yjs never joins them. */
export function structsInARow(from: number, count: number, client = 7): Uint8Array {
  const encoder = new Y.UpdateEncoderV1();
  encoder.writeLen(1);
  encoder.writeLen(count);
  encoder.writeClient(client);
  encoder.writeLen(from);
  for (let at = from; at < from + count; at += 1) {
    encoder.writeInfo(at === 0 ? BINARY : BINARY_BEHIND_ORIGIN);
    if (at === 0) {
      encoder.writeParentInfo(true);
      encoder.writeString('x');
    } else encoder.writeLeftID(Y.createID(client, at - 1));
    encoder.writeBuf(new Uint8Array());
  }
  encoder.writeLen(0);
  return encoder.toUint8Array();
}

/** A clock that moves when told to. */
export class VirtualTime {
  nowMs = 0;
  #waiting: { atMs: number; run: () => void }[] = [];

  readonly now = (): number => this.nowMs;

  readonly schedule: Schedule = (ms, run): Cancel => {
    const entry = { atMs: this.nowMs + ms, run };
    this.#waiting.push(entry);
    return () => {
      this.#waiting = this.#waiting.filter((other) => other !== entry);
    };
  };

  /** Lets time pass: runs everything that is due, and the promises that follow from it. */
  async pass(ms: number): Promise<void> {
    const untilMs = this.nowMs + ms;
    for (;;) {
      const [next] = this.#waiting
        .filter(({ atMs }) => atMs <= untilMs)
        .sort((a, b) => a.atMs - b.atMs);
      if (!next) break;
      this.#waiting = this.#waiting.filter((other) => other !== next);
      this.nowMs = next.atMs;
      next.run();
      await promisesKept();
    }
    this.nowMs = untilMs;
    await promisesKept();
  }
}

/** Lets promises that wait for nothing else resolve. */
export async function promisesKept(): Promise<void> {
  for (let turn = 0; turn < 8; turn += 1) await Promise.resolve();
}

/** A document that all connected devices share. Each socket delivers in order, when told to. */
export class TestRelay {
  doc: Y.Doc;
  readonly #random: RandomBytes;
  readonly #sockets = new Map<TestDevice, Socket>();

  constructor(seed = 0) {
    this.#random = chanceBytes(seed);
    this.doc = newDoc(this.#random);
  }

  connect(device: TestDevice): void {
    if (this.#sockets.has(device)) return;
    this.#sockets.set(device, new Socket(this.doc, device));
  }

  disconnect(device: TestDevice): void {
    this.#sockets.get(device)?.close();
    this.#sockets.delete(device);
  }

  /** Delivers what is waiting on the socket of one device, or on all; at most `most` messages. */
  deliver(device?: TestDevice, most = Number.POSITIVE_INFINITY): void {
    const sockets = device ? [this.#sockets.get(device)] : [...this.#sockets.values()];
    for (let moved = true; moved;) {
      moved = false;
      for (const socket of sockets) {
        if (most > 0 && socket?.deliverOne()) {
          moved = true;
          most -= 1;
        }
      }
    }
  }

  /** Goes back to an earlier state, or to nothing, and closes every socket. */
  restore(state?: Uint8Array): void {
    for (const device of [...this.#sockets.keys()]) this.disconnect(device);
    this.doc = newDoc(this.#random);
    if (state) Y.applyUpdate(this.doc, state);
  }
}

class Socket {
  readonly #relay: Y.Doc;
  readonly #device: TestDevice;
  readonly #outer: Y.Doc;
  readonly #up: Uint8Array[] = [];
  /** Updates, and how many of this socket's frames the relay has stored. */
  readonly #down: (Uint8Array | number)[] = [];
  #isSynced = false;
  #storedFrames = 0;

  constructor(relay: Y.Doc, device: TestDevice) {
    this.#relay = relay;
    this.#device = device;
    this.#outer = device.outer;
    this.#down.push(Y.encodeStateAsUpdate(relay, Y.encodeStateVector(this.#outer)));
    this.#up.push(Y.encodeStateAsUpdate(this.#outer, Y.encodeStateVector(relay)));
    device.mailbox.socketOpened();
    device.mailbox.frameSent(true);
    this.#outer.on('update', this.#send);
    relay.on('update', this.#receive);
  }

  deliverOne(): boolean {
    const { mailbox } = this.#device;
    for (let stored = this.#down[0]; typeof stored === 'number'; [stored] = this.#down) {
      this.#down.shift();
      mailbox.stored(stored);
    }
    const down = this.#down.shift();
    if (down instanceof Uint8Array) {
      if (heldInUpdate(down)?.items.has(mailbox.outerClient)) mailbox.impersonated();
      Y.applyUpdate(this.#outer, down, this);
      if (!this.#isSynced) mailbox.synced();
      this.#isSynced = true;
    }
    const up = this.#up.shift();
    if (up) {
      Y.applyUpdate(this.#relay, up, this);
      this.#storedFrames += 1;
      this.#down.push(this.#storedFrames);
    }
    return down !== undefined || up !== undefined;
  }

  close(): void {
    this.#outer.off('update', this.#send);
    this.#relay.off('update', this.#receive);
    this.#device.mailbox.unsynced();
  }

  readonly #send = (update: Uint8Array, origin: unknown): void => {
    if (origin === this) return;
    this.#up.push(update);
    this.#device.mailbox.frameSent(false);
  };

  readonly #receive = (update: Uint8Array, origin: unknown): void => {
    if (origin !== this) this.#down.push(update);
  };
}

export interface DeviceOptions {
  readonly time: VirtualTime;
  readonly seed: number;
  readonly person: string;
  readonly canWrite?: boolean;
  readonly isAlone?: boolean;
  readonly someoneHere?: () => boolean;
  readonly committed?: () => Promise<boolean>;
  readonly onnumber?: (number: number) => void;
  readonly tryOut?: TryOut;
  readonly verifier?: Verifier;
}

export interface RestartOptions {
  readonly losesCache: boolean;
  readonly ledger?: Uint8Array | undefined;
  /** From now on the device accepts no signature, so that only what it already knows counts. */
  readonly doubts?: boolean;
  /** The lowest number of its lane that it never saw stored. */
  readonly unstoredFrom?: number;
}

/** One tab of one device. Its document survives a restart; its copy of the mailbox may not. */
export class TestDevice {
  /** Every lane it has counted in, the current one last. */
  readonly lanes: SenderId[];
  inner: Y.Doc;
  outer: Y.Doc;
  mailbox: Mailbox;
  last = 0;
  /** Every ledger it was given to keep, the latest last. */
  ledgers: Uint8Array[] = [];
  statuses: MailboxStatus[] = [];
  readonly #options: DeviceOptions;
  readonly #random: RandomBytes;
  /** A separate generator, so that how often a document is made changes nothing else in a run. */
  readonly #randomClient: RandomBytes;
  #leftBehind = false;

  constructor(options: DeviceOptions) {
    this.#options = options;
    this.#random = chanceBytes(options.seed);
    this.#randomClient = chanceBytes(options.seed + 1_000_000);
    this.lanes = [newSenderId(this.#random)];
    this.inner = newDoc(this.#randomClient);
    this.outer = newDoc(this.#randomClient);
    this.mailbox = this.#open();
  }

  get sender(): SenderId {
    return this.lanes.at(-1) as SenderId;
  }

  /** Closes the tab and opens it again; in between, its copy of the mailbox may be lost. */
  restart({ losesCache, ledger, doubts = false, unstoredFrom }: RestartOptions): void {
    this.#leftBehind =
      this.mailbox.status.unsealed || (this.#leftBehind && !this.mailbox.status.compared);
    this.mailbox.destroy();
    this.inner = copyOf(this.inner, this.#randomClient);
    this.outer = losesCache ? newDoc(this.#randomClient) : copyOf(this.outer, this.#randomClient);
    this.mailbox = this.#open(ledger, doubts ? DOUBTER : undefined, unstoredFrom);
  }

  #open(
    ledger?: Uint8Array,
    verifier = this.#options.verifier ?? nodeVerifier,
    unstoredFrom?: number,
  ): Mailbox {
    const { time, person, canWrite = true, someoneHere = () => false } = this.#options;
    return openMailbox({
      inner: this.inner,
      outer: this.outer,
      keys,
      sender: this.sender,
      person,
      firstNumber: this.last + 1,
      leftBehind: this.#leftBehind,
      canWrite,
      isAlone: this.#options.isAlone,
      now: time.now,
      random: this.#random,
      verifier,
      tryOut: this.#options.tryOut,
      newLane: () => {
        this.lanes.push(newSenderId(this.#random));
        this.last = 0;
        return this.sender;
      },
      schedule: time.schedule,
      committed: this.#options.committed ?? (() => Promise.resolve(true)),
      onnumber: (number) => {
        this.last = number;
        this.#options.onnumber?.(number);
      },
      someoneHere,
      unstored: unstoredFrom === undefined ? undefined : new Map([[this.sender, unstoredFrom]]),
      onstatus: (status) => this.statuses.push(status),
      ledger,
      onledger: (bytes) => this.ledgers.push(bytes),
    });
  }
}

/** Mira and Robin at one relay, both connected and idle. */
export async function pair(
  options: Partial<DeviceOptions> = {},
  robins: Partial<DeviceOptions> = {},
) {
  const time = options.time ?? new VirtualTime();
  const relay = new TestRelay();
  const mira = new TestDevice({ seed: 1, person: 'mira', ...options, time });
  const robin = new TestDevice({ time, seed: 2, person: 'robin', ...robins });
  const settle = async (ms = 120_000) => {
    for (let passed = 0; passed < ms; passed += 1_000) {
      await time.pass(Math.min(1_000, ms - passed));
      relay.deliver();
    }
  };
  relay.connect(mira);
  relay.connect(robin);
  relay.deliver();
  await settle();
  return { time, relay, mira, robin, settle };
}

export function copyOf(doc: Y.Doc, random: RandomBytes): Y.Doc {
  const copy = newDoc(random);
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
}
