import { expect, test } from 'vitest';
import { mayReadMetrics } from './metrics-access.ts';

const TOKEN = 'a-token-of-some-length';
const ELSEWHERE = '203.0.113.7';

const may = (peer: string | undefined, headers: Record<string, string>, token?: string) =>
  mayReadMetrics({ peer, headers: new Headers(headers) }, token);

test('the machine itself reads the metrics, with or without a token set', () => {
  for (const peer of ['127.0.0.1', '::1', '::ffff:127.0.0.1']) {
    expect(may(peer, {})).toBe(true);
    expect(may(peer, {}, TOKEN)).toBe(true);
  }
});

test.each([ELSEWHERE, '192.168.1.5', '::ffff:10.0.0.2', undefined])(
  'without a token nobody at %s does, whatever they claim to be',
  (peer) => {
    expect(may(peer, {})).toBe(false);
    expect(may(peer, { 'X-Forwarded-For': '127.0.0.1' })).toBe(false);
    for (const shown of ['Bearer ', 'Bearer undefined', `Bearer ${TOKEN}`]) {
      expect(may(peer, { Authorization: shown })).toBe(false);
    }
  },
);

test.each([
  { 'X-Forwarded-For': ELSEWHERE },
  { 'X-Forwarded-For': '127.0.0.1' },
  { 'x-forwarded-proto': 'https' },
  { 'X-Real-IP': '127.0.0.1' },
  { Forwarded: 'for=127.0.0.1' },
  { Via: '1.1 proxy' },
])('a proxy on the machine that forwards a request with %j isn’t the machine', (headers) => {
  expect(may('127.0.0.1', headers)).toBe(false);
  expect(may('127.0.0.1', { ...headers, Authorization: `Bearer ${TOKEN}` }, TOKEN)).toBe(true);
});

test('the token opens them to anybody, and only the whole token does', () => {
  expect(may(ELSEWHERE, { Authorization: `Bearer ${TOKEN}` }, TOKEN)).toBe(true);
  for (const shown of [TOKEN, `Basic ${TOKEN}`, `Bearer ${TOKEN}x`, `Bearer ${TOKEN.slice(1)}`]) {
    expect(may(ELSEWHERE, { Authorization: shown }, TOKEN)).toBe(false);
  }
});
