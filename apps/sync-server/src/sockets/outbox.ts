/* Everything due to one socket within one turn of the event loop is sent in one write. */

import type { Socket } from 'node:net';

/** The end of each turn, shared by all sockets of a relay. */
export interface Turn {
  /** Flushes an outbox when this turn ends. */
  atEnd(outbox: Outbox): void;
  /**
   * A message as one unmasked binary WebSocket frame (RFC 6455, section 5.2). What goes to everyone
   * in a room is packed once: servers don't mask, so the bytes are the same for all.
   */
  packed(message: Uint8Array): Uint8Array;
}

// Above this, copying messages together costs more than writing them one by one.
const COPIED_BYTES = 64 * 1024;
/** The memory that a write takes besides its bytes while it waits; it may be a few bytes. */
const BYTES_A_WRITE = 200;

/** A turn of the event loop ends once everything that had arrived has been read. */
export function createTurn(): Turn {
  let due: Outbox[] = [];
  let lastMessage: Uint8Array | undefined;
  let lastPacket: Uint8Array | undefined;

  function end(): void {
    const ending = due;
    due = [];
    lastMessage = undefined;
    lastPacket = undefined;
    for (const outbox of ending) outbox.flush();
  }
  return {
    atEnd(outbox) {
      if (due.length === 0) setImmediate(end);
      due.push(outbox);
    },
    packed(message) {
      if (message === lastMessage && lastPacket) return lastPacket;
      lastMessage = message;
      lastPacket = pack(message);
      return lastPacket;
    },
  };
}

/** The owner of an outbox. */
export interface OutboxOwner {
  /** Whether messages may still be sent: none may follow the closing frame. */
  isOpen(): boolean;
  /** Called with how many bytes were written each time. */
  written(bytes: number): void;
}

const NOTHING: readonly Uint8Array[] = [];

/** What is waiting to be written to one connection. */
export class Outbox {
  private readonly tcp: Socket;
  private readonly turn: Turn;
  private readonly owner: OutboxOwner;
  private waiting: Uint8Array[] | undefined;
  private bytes = 0;
  /** How often something was written since everything had been taken. */
  private writes = 0;

  constructor(tcp: Socket, turn: Turn, owner: OutboxOwner) {
    this.tcp = tcp;
    this.turn = turn;
    this.owner = owner;
  }

  /** Queues a message, to be written when the turn ends; returns how much memory it takes. */
  put(message: Uint8Array): number {
    const packet = this.turn.packed(message);
    this.bytes += packet.length;
    if (this.waiting) {
      this.waiting.push(packet);
      return packet.length;
    }
    this.waiting = [packet];
    this.turn.atEnd(this);
    return packet.length + (this.tcp.writableLength > 0 ? BYTES_A_WRITE : 0);
  }

  /** Writes what is waiting. */
  flush(): void {
    const { tcp, waiting: packets = NOTHING, bytes: length } = this;
    this.waiting = undefined;
    this.bytes = 0;
    if (length === 0 || !this.owner.isOpen() || !tcp.writable) return;
    this.writes = tcp.writableLength > 0 ? this.writes + 1 : 0;
    if (length <= COPIED_BYTES) tcp.write(joined(packets, length));
    else writeAll(tcp, packets);
    this.owner.written(length);
  }

  /** About how much memory everything takes that the other end hasn't taken yet. */
  waitingBytes(): number {
    const { writableLength } = this.tcp;
    return this.bytes + (writableLength > 0 ? writableLength + this.writes * BYTES_A_WRITE : 0);
  }
}

function joined(packets: readonly Uint8Array[], length: number): Uint8Array {
  const [only] = packets;
  return packets.length === 1 && only ? only : Buffer.concat(packets, length);
}

function writeAll(tcp: Socket, packets: readonly Uint8Array[]): void {
  tcp.cork();
  for (const packet of packets) tcp.write(packet);
  tcp.uncork();
}

const FINAL_BINARY = 0x82;
const LENGTH_IN_2_BYTES = 126;
const LENGTH_IN_8_BYTES = 127;

function pack(message: Uint8Array): Uint8Array {
  const { length } = message;
  const head = length < LENGTH_IN_2_BYTES ? 2 : length < 65_536 ? 4 : 10;
  const packet = Buffer.allocUnsafe(head + length);
  packet[0] = FINAL_BINARY;
  if (head === 2) {
    packet[1] = length;
  } else if (head === 4) {
    packet[1] = LENGTH_IN_2_BYTES;
    packet.writeUInt16BE(length, 2);
  } else {
    packet[1] = LENGTH_IN_8_BYTES;
    packet.writeBigUInt64BE(BigInt(length), 2);
  }
  packet.set(message, head);
  return packet;
}
