/** Everything is rendered in the browser: a workspace lives on this device, not on a server. */
export const ssr = false;
export const prerender = false;
