import { Socket } from 'node:net';
import { expect, test } from 'vitest';
import type { WebSocket } from 'ws';
import type { Guest } from './guest.ts';
import { createListening } from './listening.ts';

const noop = (): void => undefined;

test('a socket without exactly one listener for what arrives can’t be listened to', () => {
  for (const listeners of [0, 2]) {
    const tcp = new Socket();
    for (let count = 0; count < listeners; count += 1) tcp.on('data', noop);
    const listening = createListening({} as Parameters<typeof createListening>[0]);
    expect(() => {
      listening.begin({} as WebSocket, { tcp } as Guest);
    }).toThrow('ws listens in an unknown way');
    expect(tcp.listenerCount('data')).toBe(listeners);
  }
});
