/**
 * Loaded into each server before its own code: reports on request what the process itself has used.
 */

process.on('message', (question) => {
  if (question !== 'account') return;
  globalThis.gc?.();
  globalThis.gc?.();
  const { user, system } = process.cpuUsage();
  const { rss, heapUsed, external } = process.memoryUsage();
  const timers = process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
  process.send?.({ cpuMs: (user + system) / 1_000, rss, heapUsed, external, timers });
});
