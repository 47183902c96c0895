/* Connections that request pages and files: how many there are, reading one request at a time for each. */

import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { clientAddress, countedAs } from '../access/address.ts';
import { createArrivals } from '../limits/arrivals.ts';
import type { Holding } from '../limits/budget.ts';
import type { Limits } from '../limits/limits.ts';
import type { Refusals } from '../metrics/refusals.ts';
import type { Lane, Turns } from './turns.ts';

/** All connections that aren't WebSockets (yet). */
export interface Callers {
  /** Call it with each connection, after Node's server has begun to listen to it. */
  arrived(tcp: Socket): void;
  /** Nothing more is read until this request is answered; `address` is what the client counts as. */
  answering(tcp: Socket, response: ServerResponse, address: string): void;
  /**
   * The connection becomes a WebSocket, or is destroyed if a request is still unanswered. Returns
   * what has arrived after the request.
   */
  takeOver(tcp: Duplex): Buffer;
  count(): number;
  /** Bytes that slow readers haven't taken yet. */
  waitingBytes(): number;
  /** The same for each connection. */
  holdings(): Iterable<Holding>;
}

interface CallerDeps {
  readonly limits: Pick<Limits, 'connectionsPerSecond' | 'plainConnectionsPerAddress'>;
  readonly trustProxy: number;
  readonly turns: Turns;
  readonly refusals: Refusals;
  /** Returns milliseconds. */
  readonly now: () => number;
}

interface Caller {
  /** The address as limits count it, as far as known. */
  address: string;
  /** Whether it counts as a connection of this address; behind a proxy the real address isn't known. */
  readonly isCounted: boolean;
  /** Passes bytes to Node, which reports requests synchronously. */
  readonly handOn: (bytes: Buffer) => void;
  /** The queue in which what has arrived waits to be parsed, and whether it does. */
  readonly lane: Lane;
  isDue: boolean;
  /** What has arrived and hasn't been passed on. */
  waiting: Buffer;
  /** The end of what was passed on of an unfinished head, since the head's end may have begun in it. */
  tail: string;
  /** Requests that aren't answered yet, usually one. */
  open: number;
}

/** A browser opens six connections to load a page, and one more for its WebSocket. */
const CONNECTIONS_A_SOCKET = 8;
/** Parsing a head takes as long as this many keystrokes, in units of `costOf`. */
const UNITS_A_HEAD = 8;
const END_OF_HEAD = '\r\n\r\n';
/** Neither browsers nor proxies send a request before they have the last answer. */
const MOST_AHEAD_BYTES = 16 * 1024;
/** How much of a file is read ahead while its reader is slow. */
const BYTES_READ_AHEAD = 192 * 1024;
const NOTHING = Buffer.alloc(0);

/** Connections within the limits. */
export function createCallers(deps: CallerDeps): Callers {
  const { limits, trustProxy, turns, refusals, now } = deps;
  const callers = new Map<Duplex, Caller>();
  const counts = new Map<string, number>();
  const connectionsPerSecond = CONNECTIONS_A_SOCKET * limits.connectionsPerSecond;
  const arrivals = createArrivals({ connectionsPerSecond }, now);

  function whyNot(address: string) {
    if (!arrivals.mayArrive(address)) return 'connections_per_second';
    const count = counts.get(address) ?? 0;
    return count < limits.plainConnectionsPerAddress ? undefined : 'plain_connections_per_address';
  }

  function leave(tcp: Duplex, caller: Caller): void {
    const { address, isCounted } = caller;
    callers.delete(tcp);
    caller.lane.end();
    tcp.off('data', heard);
    tcp.off('resume', goesOn);
    tcp.off('close', gone);
    if (!isCounted) return;
    const count = (counts.get(address) ?? 0) - 1;
    if (count > 0) counts.set(address, count);
    else counts.delete(address);
  }

  /**
   * Whether what was passed on was no request, no upgrade, and nothing that Node refuses: then it
   * was empty lines. Node skips any number of them, and nobody sends more than one.
   */
  function isIdle(tcp: Socket, caller: Caller): boolean {
    return caller.open === 0 && callers.get(tcp) === caller && tcp.writable;
  }

  function mayReadOn(tcp: Socket, { open, waiting }: Caller): boolean {
    // Node pauses the connection when its own answers pile up, and accepts nothing until it
    // resumes.
    return open === 0 && waiting.length > 0 && tcp.writable && !tcp.isPaused();
  }

  /**
   * Many connections may send a request at the same moment, so each waits for its turn to be
   * parsed. A packet may contain a thousand, and Node would parse all of them.
   */
  function readOn(tcp: Socket, caller: Caller): void {
    while (!caller.isDue && mayReadOn(tcp, caller)) {
      caller.isDue = true;
      caller.lane.add(() => {
        caller.isDue = false;
        return mayReadOn(tcp, caller) ? readNext(tcp, caller) : 0;
      });
    }
    if (caller.waiting.length > MOST_AHEAD_BYTES) tcp.destroy();
  }

  /** Passes the next head on, or as much of it as there is; returns what that cost. */
  function readNext(tcp: Socket, caller: Caller): number {
    const { waiting, tail } = caller;
    const head = tail === '' ? waiting : Buffer.concat([Buffer.from(tail, 'latin1'), waiting]);
    const end = head.indexOf(END_OF_HEAD);
    const length = end < 0 ? waiting.length : end + END_OF_HEAD.length - tail.length;
    caller.tail = end < 0 ? head.toString('latin1', head.length - END_OF_HEAD.length + 1) : '';
    caller.waiting = waiting.subarray(length);
    caller.handOn(waiting.subarray(0, length));
    if (end >= 0 && isIdle(tcp, caller)) tcp.destroy();
    return end < 0 ? 1 : UNITS_A_HEAD;
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
        // A proxy's connections are different people's.
        lane: turns.lane(isCounted ? address : `${address} ${tcp.remotePort ?? 0}`),
        isDue: false,
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
      // The answer would keep its file open for as long as the socket lives, since Node no longer
      // drains it.
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

/** Of a paused connection Node reads another 64 KiB, which in single bytes takes 10 MiB that nobody counts. */
function readNothingAhead(tcp: Socket): void {
  // There is no public way to set this for reading alone.
  (tcp as unknown as { _readableState: { highWaterMark: number } })._readableState.highWaterMark =
    1;
}
