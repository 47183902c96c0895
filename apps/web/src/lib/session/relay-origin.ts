/** The relay is where the app came from: one port serves both. */
export function relayOrigin(): string {
  return location.origin.replace(/^http/, 'ws');
}
