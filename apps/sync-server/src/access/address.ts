/* Client addresses: limits count by them, and logs keep only as much as identifies nobody. */

import { isIP } from 'node:net';

/**
 * The address of a client. Each of the `trusted` proxies in front of the relay adds one entry to
 * `X-Forwarded-For`; anything further to the left is the client's own claim.
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

/** Whether an address belongs to this machine alone: 127.0.0.0/8 or ::1. */
export function isLoopback(address: string | undefined): boolean {
  const bare = plain(address ?? '');
  return (isIP(bare) === 4 && bare.startsWith('127.')) || bare === '::1';
}

/** What limits count as one address: an IPv4 address, or the IPv6 /64 of one household or school. */
export function countedAs(address: string): string {
  return isIP(address) === 6 ? groups(address, 4) : address;
}

/** As much of an address as a log may contain: IPv4 to /24, IPv6 to /48. */
export function coarse(address: string): string {
  if (isIP(address) === 4) return `${address.split('.').slice(0, 3).join('.')}.0/24`;
  return isIP(address) === 6 ? `${groups(address, 3)}::/48` : 'unknown';
}

function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
}

/** The first `count` groups of an IPv6 address, written out. */
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
