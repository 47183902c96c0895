/* Connections that ask for pages and files: how many there are, and one request at a time of each. */

import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { clientAddress, countedAs } from '../access/address.ts';
import { createArrivals } from '../limits/arrivals.ts';
import type { Limits } from '../limits/limits.ts';
import type { Refusals } from '../metrics/refusals.ts';
import type { Holding } from './budget.ts';

/** All connections that are no WebSockets, or not yet. */
export interface Callers {
  /** To be called with each connection, after Node's server has begun to listen to it. */
  arrived(tcp: Socket): void;
  /** Until this one is answered nothing more is read; `address` is what the asker counts as. */
  answering(tcp: Socket, response: ServerResponse, address: string): void;
  /** It is to be a WebSocket, or is destroyed as its last request has no answer yet; what has arrived behind. */
  takeOver(tcp: Duplex): Buffer;
  count(): number;
  /** Bytes that slow readers have not taken yet. */
  waitingBytes(): number;
  /** The same of each. */
  holdings(): Iterable<Holding>;
}

interface CallerDeps {
  readonly limits: Pick<Limits, 'connectionsPerSecond' | 'plainConnectionsPerAddress'>;
  readonly trustProxy: number;
  readonly refusals: Refusals;
  /** A clock in milliseconds. */
  readonly now: () => number;
}

interface Caller {
  /** What limits by address count it as, as far as that is known. */
  address: string;
  /** Whether it is one of this address's connections; behind a proxy nobody is known by theirs. */
  readonly isCounted: boolean;
  /** Hands bytes to Node, which tells of requests at once. */
  readonly handOn: (bytes: Buffer) => void;
  /** What has arrived and was not handed on. */
  waiting: Buffer;
  /** The last that was handed on of a head that goes on: its end may have begun there. */
  tail: string;
  /** Requests that are not answered yet: one as a rule. */
  open: number;
}

/** A browser opens six connections to load a page, and one more for its WebSocket. */
const CONNECTIONS_A_SOCKET = 8;
const END_OF_HEAD = '\r\n\r\n';
/** Neither browsers nor proxies ask before they have the last answer. */
const MOST_AHEAD_BYTES = 16 * 1024;
/** What is read ahead of a file while its reader is slow. */
const BYTES_READ_AHEAD = 192 * 1024;
const NOTHING = Buffer.alloc(0);

/** Connections within the limits. */
export function createCallers({ limits, trustProxy, refusals, now }: CallerDeps): Callers {
  const callers = new Map<Duplex, Caller>();
  const counts = new Map<string, number>();
  const connectionsPerSecond = CONNECTIONS_A_SOCKET * limits.connectionsPerSecond;
  const arrivals = createArrivals({ connectionsPerSecond }, now);

  function whyNot(address: string) {
    if (!arrivals.mayArrive(address)) return 'connections_per_second';
    const count = counts.get(address) ?? 0;
    return count < limits.plainConnectionsPerAddress ? undefined : 'plain_connections_per_address';
  }

  function leave(tcp: Duplex, { address, isCounted }: Caller): void {
    callers.delete(tcp);
    tcp.off('data', heard);
    tcp.off('resume', goesOn);
    tcp.off('close', gone);
    if (!isCounted) return;
    const count = (counts.get(address) ?? 0) - 1;
    if (count > 0) counts.set(address, count);
    else counts.delete(address);
  }

  /** Each packet may hold a thousand requests, and Node would take all of them apart. */
  function readOn(tcp: Socket, caller: Caller): void {
    // Node pauses it when its own answers pile up, and takes nothing until it has gone on.
    while (caller.open === 0 && caller.waiting.length > 0 && tcp.writable && !tcp.isPaused()) {
      const { waiting, tail } = caller;
      const head = tail === '' ? waiting : Buffer.concat([Buffer.from(tail, 'latin1'), waiting]);
      const end = head.indexOf(END_OF_HEAD);
      const length = end < 0 ? waiting.length : end + END_OF_HEAD.length - tail.length;
      caller.tail = end < 0 ? head.toString('latin1', head.length - END_OF_HEAD.length + 1) : '';
      caller.waiting = waiting.subarray(length);
      caller.handOn(waiting.subarray(0, length));
    }
    if (caller.waiting.length > MOST_AHEAD_BYTES) tcp.destroy();
  }

  function heard(this: Socket, bytes: Buffer): void {
    const caller = callers.get(this);
    if (!caller) return;
    caller.waiting = caller.waiting.length === 0 ? bytes : Buffer.concat([caller.waiting, bytes]);
    readOn(this, caller);
  }

  function goesOn(this: Socket): void {
    const caller = callers.get(this);
    if (caller) readOn(this, caller);
  }

  function gone(this: Socket): void {
    const caller = callers.get(this);
    if (caller) leave(this, caller);
  }

  function waitingBytes(): number {
    let bytes = 0;
    for (const tcp of callers.keys()) bytes += heldBy(tcp);
    return bytes;
  }

  return {
    arrived(tcp) {
      const peer = clientAddress(tcp.remoteAddress, undefined, 0);
      const isCounted = trustProxy === 0;
      const address = countedAs(peer);
      const refusal = isCounted ? whyNot(address) : undefined;
      const [handOn] = tcp.listeners('data') as Caller['handOn'][];
      if (refusal || !handOn) {
        if (refusal) refusals.refuse(refusal, peer);
        tcp.destroy();
        return;
      }
      const caller: Caller = {
        address,
        isCounted,
        handOn,
        waiting: NOTHING,
        tail: '',
        open: 0,
      };
      readNothingAhead(tcp);
      callers.set(tcp, caller);
      if (isCounted) counts.set(address, (counts.get(address) ?? 0) + 1);
      tcp.on('data', heard);
      tcp.on('resume', goesOn);
      tcp.off('data', handOn);
      tcp.on('close', gone);
    },
    answering(tcp, response, address) {
      const caller = callers.get(tcp);
      if (!caller) return;
      if (!caller.isCounted) caller.address = address;
      caller.open += 1;
      response.once('close', () => {
        caller.open -= 1;
        readOn(tcp, caller);
      });
    },
    takeOver(tcp) {
      const caller = callers.get(tcp);
      if (!caller) return NOTHING;
      leave(tcp, caller);
      // The answer would keep its file for as long as the socket lives: Node takes no more of it.
      if (caller.open > 0) tcp.destroy();
      const { waiting } = caller;
      caller.waiting = NOTHING;
      return waiting;
    },
    count: () => callers.size,
    waitingBytes,
    *holdings() {
      for (const [tcp, { address }] of callers) {
        const bytes = heldBy(tcp);
        const letGo = (): void => {
          refusals.refuse('all_buffered_bytes', address);
          tcp.destroy();
        };
        yield { address, bytes, rank: bytes, letGo };
      }
    },
  };
}

function heldBy({ writableLength }: Duplex): number {
  return writableLength === 0 ? 0 : writableLength + BYTES_READ_AHEAD;
}

/** Of what is paused Node reads 64 KiB more, which in single bytes are 10 MiB that nobody counts. */
function readNothingAhead(tcp: Socket): void {
  // It has no public way to say so for reading alone.
  (tcp as unknown as { _readableState: { highWaterMark: number } })._readableState.highWaterMark =
    1;
}
