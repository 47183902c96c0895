/* Where someone comes from: counted by, and logged only so far that it names nobody. */

import { isIP } from 'node:net';

/**
 * The address of a client. `trusted` proxies in front of the relay each add one entry to
 * `X-Forwarded-For`; everything further to the left is the client's own invention.
 */
export function clientAddress(
  peer: string | undefined,
  forwardedFor: string | undefined,
  trusted: number,
): string {
  const entries = (forwardedFor ?? '').split(',').map((entry) => entry.trim());
  const told = trusted > 0 ? entries.at(-Math.min(trusted, entries.length)) : undefined;
  return plain(told !== undefined && isIP(plain(told)) !== 0 ? told : (peer ?? ''));
}

/** Whether an address is one that only this machine itself has: 127.0.0.0/8 or ::1. */
export function isLoopback(address: string | undefined): boolean {
  const bare = plain(address ?? '');
  return (isIP(bare) === 4 && bare.startsWith('127.')) || bare === '::1';
}

/** What limits count as one: an IPv4 address, or the /64 that one household or school has. */
export function countedAs(address: string): string {
  return isIP(address) === 6 ? groups(address, 4) : address;
}

/** What a log may hold: IPv4 to /24, IPv6 to /48. */
export function coarse(address: string): string {
  if (isIP(address) === 4) return `${address.split('.').slice(0, 3).join('.')}.0/24`;
  return isIP(address) === 6 ? `${groups(address, 3)}::/48` : 'unknown';
}

function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
}

/** The first groups of an IPv6 address without its shortening. */
function groups(address: string, count: number): string {
  const [head = '', tail] = address.toLowerCase().split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const missing = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  const all = [...left, ...Array.from({ length: missing }, () => '0'), ...right];
  return all
    .slice(0, count)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':');
}
