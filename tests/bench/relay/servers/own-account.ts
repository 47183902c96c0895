/** Loaded into each server before its own code: says what the process itself used, when asked. */

process.on('message', (question) => {
  if (question !== 'account') return;
  globalThis.gc?.();
  globalThis.gc?.();
  const { user, system } = process.cpuUsage();
  const { rss, heapUsed, external } = process.memoryUsage();
  const timers = process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
  process.send?.({ cpuMs: (user + system) / 1_000, rss, heapUsed, external, timers });
});
