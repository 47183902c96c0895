import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { expect, test } from 'vitest';
import { NO_LIMITS } from '../limits/limits.ts';
import { createRefusals } from '../metrics/refusals.ts';
import { createTally } from '../metrics/tally.ts';
import { createLog } from '../log.ts';
import { createCallers } from './callers.ts';

test.each([0, 1])('with %i answers owed, a connection becomes a socket or is cut off', (owed) => {
  const refusals = createRefusals(createTally(), createLog('silent'));
  const callers = createCallers({ limits: NO_LIMITS, trustProxy: 0, refusals, now: Date.now });
  const tcp = new Socket();
  tcp.on('data', () => undefined);
  callers.arrived(tcp);
  for (let count = 0; count < owed; count += 1) {
    callers.answering(tcp, new ServerResponse(new IncomingMessage(tcp)), 'a');
  }
  callers.takeOver(tcp);
  expect(tcp.destroyed).toBe(owed > 0);
  expect(callers.count()).toBe(0);
  tcp.destroy();
});
