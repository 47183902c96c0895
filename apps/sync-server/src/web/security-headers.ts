/* What the server forbids a browser to do with its answers. */

import type { MiddlewareHandler } from 'hono';
import { DRAWING_POLICY, pagePolicy, SCRIPT_POLICY } from './content-policy.ts';

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

/** The header with what a browser may load, run and reach. */
export const POLICY = 'Content-Security-Policy';

/**
 * Adds the headers to every answer. No HSTS: only the proxy that ends TLS can know whether the name
 * will always have it.
 */
export function securityHeaders(): MiddlewareHandler {
  return async (c, next) => {
    await next();
    c.header('X-Content-Type-Options', 'nosniff');
    c.header('Referrer-Policy', 'no-referrer');
    c.header('Cross-Origin-Opener-Policy', 'same-origin');
    c.header('Cross-Origin-Resource-Policy', 'same-origin');
    const type = c.res.headers.get('Content-Type') ?? '';
    const policy = policyFor(type);
    // A page with inline scripts already has its policy, set where its hashes are known.
    if (policy !== undefined && !c.res.headers.has(POLICY)) c.header(POLICY, policy);
    if (!type.startsWith('text/html')) return;
    c.header('Permissions-Policy', PERMISSIONS_POLICY);
    // The host of a link in someone's notes mustn't be looked up before the link is followed.
    c.header('X-DNS-Prefetch-Control', 'off');
  };
}

function policyFor(type: string): string | undefined {
  if (type.startsWith('text/html')) return pagePolicy([]);
  if (type.startsWith('text/javascript')) return SCRIPT_POLICY;
  return type.startsWith('image/svg+xml') ? DRAWING_POLICY : undefined;
}
