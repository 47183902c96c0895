/** Stands in for lib0/broadcastchannel, which y-websocket is told not to use: tabs share the document by `lib/sync/tabs.ts`. */

export const publish = (): void => {};
export const subscribe = (): void => {};
export const unsubscribe = (): void => {};
