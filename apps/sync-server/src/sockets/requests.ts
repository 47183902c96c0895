/* Plain requests, answered in turn like what sockets say: whoever asks for much waits for the others. */

import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { clientAddress, countedAs } from '../access/address.ts';
import type { Turns } from './turns.ts';

/** Answering takes as long as so many keystrokes, in units of `costOf`. */
const UNITS_A_REQUEST = 16;
/** An answer may have arrived in full a moment before it counts as ended here. */
const MOST_AT_ONCE = 4;

/** Answers by itself whatever goes wrong. */
type Answer = (
  request: IncomingMessage,
  response: ServerResponse & { req: IncomingMessage },
) => Promise<void>;

/** Plain requests of all connections. */
export interface Requests {
  readonly listener: RequestListener;
  /**
   * Ends a connection that asks for something else before it has its answers; false when it has them
   * all. Node forgets them with an upgrade, and whoever reads a file for one would never hear.
   */
  abandon(socket: Duplex): boolean;
}

/**
 * Hands requests on in turn, only a few of a connection at a time. Neither browsers nor proxies ask before
 * they have the last answer, and of those who do, each packet may hold a thousand requests.
 */
export function createRequests(answer: Answer, turns: Turns, trustProxy: number): Requests {
  const answering = new WeakMap<Duplex, Set<ServerResponse>>();

  function abandon(socket: Duplex): boolean {
    const open = [...(answering.get(socket) ?? [])].filter((each) => !each.writableEnded);
    if (open.length === 0) return false;
    socket.destroy();
    for (const response of open) {
      response.destroy();
      // The one whose turn it is closes with the connection; those behind it are no part of it yet.
      if (response.socket === null) response.emit('close');
    }
    return true;
  }

  const listener = (
    request: IncomingMessage,
    response: ServerResponse & { req: IncomingMessage },
  ): void => {
    const { socket } = request;
    const responses = answering.get(socket) ?? new Set();
    if (responses.size >= MOST_AT_ONCE) {
      socket.destroy();
      return;
    }
    answering.set(socket, responses.add(response));
    response.once('close', () => responses.delete(response));
    const forwarded = request.headers['x-forwarded-for'];
    const told = Array.isArray(forwarded) ? forwarded.join(',') : forwarded;
    const address = countedAs(clientAddress(socket.remoteAddress, told, trustProxy));
    turns.lane(address).add(() => {
      if (!socket.destroyed) void answer(request, response);
      return UNITS_A_REQUEST;
    });
  };
  return { listener, abandon };
}
