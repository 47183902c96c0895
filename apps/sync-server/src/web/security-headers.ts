/* What the server forbids a browser to do with its answers, beside what each page says itself. */

import type { MiddlewareHandler } from 'hono';

/**
 * The pages list the scripts they run by hash, in a `<meta>` that the build writes. What a `<meta>`
 * can't say, and what holds for any page, is said here; a browser obeys both. Nothing is fetched
 * from, sent to, or framed by anyone else.
 */
const CONTENT_SECURITY_POLICY = [
  "connect-src 'self'",
  "font-src 'self' data:",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "frame-src 'none'",
  "img-src 'self' data: blob:",
  "manifest-src 'self'",
  "media-src 'self' data: blob:",
  "object-src 'none'",
  "worker-src 'self'",
  "base-uri 'none'",
].join('; ');

const PERMISSIONS_POLICY = [
  'accelerometer',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'usb',
]
  .map((feature) => `${feature}=()`)
  .join(', ');

/** Puts the headers on every answer. No HSTS: whoever ends TLS knows whether the name is for ever. */
export function securityHeaders(): MiddlewareHandler {
  return async (c, next) => {
    await next();
    c.header('X-Content-Type-Options', 'nosniff');
    c.header('Referrer-Policy', 'no-referrer');
    c.header('Cross-Origin-Opener-Policy', 'same-origin');
    c.header('Cross-Origin-Resource-Policy', 'same-origin');
    if (!(c.res.headers.get('Content-Type') ?? '').startsWith('text/html')) return;
    c.header('Content-Security-Policy', CONTENT_SECURITY_POLICY);
    c.header('Permissions-Policy', PERMISSIONS_POLICY);
  };
}
