/* Plain requests, answered in turn like what sockets say: whoever asks for much waits for the others. */

import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
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

/**
 * Hands requests on in turn, only a few of a connection at a time. Neither browsers nor proxies ask before
 * they have the last answer, and of those who do, each packet may hold a thousand requests.
 */
export function takeTurns(answer: Answer, turns: Turns, trustProxy: number): RequestListener {
  const answering = new WeakMap<Socket, number>();
  return (request: IncomingMessage, response: ServerResponse & { req: IncomingMessage }) => {
    const { socket } = request;
    const already = answering.get(socket) ?? 0;
    if (already >= MOST_AT_ONCE) {
      socket.destroy();
      return;
    }
    answering.set(socket, already + 1);
    response.once('close', () => answering.set(socket, (answering.get(socket) ?? 1) - 1));
    const forwarded = request.headers['x-forwarded-for'];
    const told = Array.isArray(forwarded) ? forwarded.join(',') : forwarded;
    const address = countedAs(clientAddress(socket.remoteAddress, told, trustProxy));
    turns.lane(address).add(() => {
      if (!socket.destroyed) void answer(request, response);
      return UNITS_A_REQUEST;
    });
  };
}
