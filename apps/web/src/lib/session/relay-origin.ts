/** The relay's WebSocket origin. The app and the relay are served from the same port. */
export function relayOrigin(): string {
  return location.origin.replace(/^http/, 'ws');
}
