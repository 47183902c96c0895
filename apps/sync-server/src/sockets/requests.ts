/*
 * Plain requests, answered in turn like what sockets send: an address that asks for a lot waits for
 * the others.
 */

import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { clientAddress, countedAs } from '../access/address.ts';
import type { Callers } from './callers.ts';
import type { Turns } from './turns.ts';

/** Answering takes as long as this many keystrokes, in units of `costOf`. */
const UNITS_A_REQUEST = 16;
/** The app's own addresses are far shorter: what identifies a workspace is never sent. */
const MOST_URL_BYTES = 2 * 1024;

/** Handles whatever goes wrong by itself. */
type Answer = (
  request: IncomingMessage,
  response: ServerResponse & { req: IncomingMessage },
) => Promise<void>;

/** Passes requests on in turn, one after another for each connection. */
export function createRequests(
  answer: Answer,
  callers: Pick<Callers, 'answering'>,
  turns: Turns,
  trustProxy: number,
): RequestListener {
  return (request, response) => {
    const { socket, headers } = request;
    const forwarded = headers['x-forwarded-for'];
    const told = Array.isArray(forwarded) ? forwarded.join(',') : forwarded;
    const address = countedAs(clientAddress(socket.remoteAddress, told, trustProxy));
    callers.answering(socket, response, address);
    // No route reads a body, and the next request would come after it.
    if (hasBody(request)) response.setHeader('Connection', 'close');
    turns.lane(address).add(() => {
      if (socket.destroyed) return UNITS_A_REQUEST;
      const fault = faultOf(request);
      if (fault) response.writeHead(fault, { Connection: 'close' }).end();
      else void answer(request, response);
      return UNITS_A_REQUEST;
    });
  };
}

/** The status for a request that no route should spend time on. */
function faultOf(request: IncomingMessage): number | undefined {
  const { url = '/' } = request;
  if (url.length > MOST_URL_BYTES) return 414;
  return lacksHost(request) || !isDecodable(url) ? 400 : undefined;
}

/** Whether its path is correctly escaped UTF-8; otherwise each wrong escape would be tried by itself. */
function isDecodable(url: string): boolean {
  try {
    decodeURI(url.split('?', 1)[0] ?? '');
    return true;
  } catch {
    return false;
  }
}

/** From HTTP/1.1 on every request must name its host. */
function lacksHost({ headers, httpVersion }: IncomingMessage): boolean {
  return headers.host === undefined && httpVersion !== '1.0';
}

/** Whether a body follows the head. */
export function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0';
}
