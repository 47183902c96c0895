import { expect, test } from 'vitest';
import { clientAddress, coarse, countedAs, isLoopback } from './address.ts';

test.each([
  ['no proxy is believed', 0, '1.1.1.1', '9.9.9.9'],
  ['one proxy adds the last entry', 1, '6.6.6.6, 1.1.1.1', '1.1.1.1'],
  ['two proxies add the last two', 2, '6.6.6.6, 1.1.1.1, 2.2.2.2', '1.1.1.1'],
  ['fewer entries than proxies', 3, '1.1.1.1', '1.1.1.1'],
  ['no header at all', 1, undefined, '9.9.9.9'],
  ['something that is no address', 1, 'unknown', '9.9.9.9'],
])('%s', (_what, trusted, header, expected) => {
  const peer = '::ffff:9.9.9.9';
  expect(clientAddress(peer, header, trusted)).toBe(expected);
});

test.each([
  ['192.168.17.5', '192.168.17.5', '192.168.17.0/24'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2', '2001:db8:1::/48'],
  ['2001:0DB8::7', '2001:db8:0:0', '2001:db8:0::/48'],
  ['::1', '0:0:0:0', '0:0:0::/48'],
  ['', '', 'unknown'],
])('%s is counted as %s and logged as %s', (address, counted, logged) => {
  expect(countedAs(address)).toBe(counted);
  expect(coarse(address)).toBe(logged);
});

test.each([
  ['127.0.0.1', true],
  ['127.8.8.8', true],
  ['::1', true],
  ['::ffff:127.0.0.1', true],
  ['::ffff:9.9.9.9', false],
  ['192.168.1.1', false],
  ['2001:db8::1', false],
  ['127.evil.example', false],
  ['', false],
  [undefined, false],
])('%s belongs to this machine alone: %s', (address, expected) => {
  expect(isLoopback(address)).toBe(expected);
});
