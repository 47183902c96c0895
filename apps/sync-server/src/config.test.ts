import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { readConfig } from './config.ts';
import { DEFAULT_LIMITS } from './limits/limits.ts';

test('an empty environment means port 8787 on this machine, data beside it, and no web app', () => {
  expect(readConfig({ PORT: '', DATA_DIR: '' })).toEqual({
    ok: true,
    config: {
      port: 8787,
      host: '127.0.0.1',
      dataDir: resolve('./data'),
      databaseUrl: undefined,
      mayForget: false,
      webDir: undefined,
      allowedOrigins: undefined,
      trustProxy: 0,
      metricsToken: undefined,
      limits: DEFAULT_LIMITS,
    },
  });
});

test('origins are separated by commas and compared without paths', () => {
  const result = readConfig({ ALLOWED_ORIGINS: 'https://a.example/, http://localhost:5173' });
  expect(result.ok && result.config.allowedOrigins).toEqual([
    'https://a.example',
    'http://localhost:5173',
  ]);
});

test.each([
  [{ PORT: 'http' }, 'PORT'],
  [{ PORT: '65536' }, 'PORT'],
  [{ PORT: '-1' }, 'PORT'],
  [{ LIMIT_MESSAGE_BYTES: '64MB' }, 'LIMIT_MESSAGE_BYTES'],
  [{ TRUST_PROXY: 'yes' }, 'TRUST_PROXY'],
  [{ ALLOWED_ORIGINS: 'cairn.example' }, 'cairn.example'],
  [{ METRICS_TOKEN: 'too-short' }, 'METRICS_TOKEN'],
  [{ METRICS_TOKEN: 'has a space in its middle' }, 'METRICS_TOKEN'],
])('%j is refused with a sentence that names it', (env, named) => {
  const result = readConfig(env);
  expect(result.ok ? '' : result.sentence).toContain(named);
});

test('a refused token isn’t repeated where others could read it', () => {
  const result = readConfig({ METRICS_TOKEN: 'too-short' });
  expect(result.ok ? '' : result.sentence).not.toContain('too-short');
});
