/* The relay's settings from its environment, checked before anything is opened. */

import { resolve } from 'node:path';
import { type Limits, readLimits } from './limits/limits.ts';

/** Where the relay listens, what it stores and serves, and whom it answers. */
export interface RelayConfig {
  /** 0 lets the system choose. */
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  /** `postgres://…`: rooms are kept there instead of in the data folder. */
  readonly databaseUrl: string | undefined;
  /** Whether a database may be used that reports commits before they are on its disk. */
  readonly mayForget: boolean;
  /** The built web app; without it nothing is served. */
  readonly webDir: string | undefined;
  /** Origins whose pages may open a socket, such as `https://a.b`; undefined: any. */
  readonly allowedOrigins: readonly string[] | undefined;
  /** How many proxies to trust in `X-Forwarded-For`. */
  readonly trustProxy: number;
  /** Lets programs on other machines read the metrics; undefined: none may. */
  readonly metricsToken: string | undefined;
  readonly limits: Limits;
}

/** A configuration, or a sentence about what is wrong with the environment. */
type ConfigResult =
  | { readonly ok: true; readonly config: RelayConfig }
  | { readonly ok: false; readonly sentence: string };

const DEFAULT_PORT = 8787;
const MOST_PROXIES = 16;
const SHORTEST_TOKEN = 16;

/** Reads the environment; an empty value counts as unset. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): ConfigResult {
  const port = readNumber(env['PORT'], DEFAULT_PORT);
  if (port === undefined || port > 65_535) {
    return refuse(`PORT is "${env['PORT'] ?? ''}", but a port is a number from 0 to 65535.`);
  }
  const trustProxy = readNumber(env['TRUST_PROXY'], 0);
  if (trustProxy === undefined || trustProxy > MOST_PROXIES) {
    return refuse(
      `TRUST_PROXY is "${env['TRUST_PROXY'] ?? ''}", but it must be the number of proxies in ` +
        `front of the relay, from 0 to ${MOST_PROXIES}.`,
    );
  }
  const limits = readLimits(env);
  if (!limits.ok) return limits;
  const origins = readOrigins(env['ALLOWED_ORIGINS']);
  if (!origins.ok) {
    return refuse(
      `ALLOWED_ORIGINS contains "${origins.wrong}". List addresses like https://cairn.example, ` +
        'separated by commas.',
    );
  }
  const databaseUrl = env['DATABASE_URL'] || undefined;
  if (databaseUrl !== undefined && !isDatabaseUrl(databaseUrl)) {
    // Not repeated, since it may contain a password.
    return refuse(
      'DATABASE_URL must be like postgres://user:password@host:5432/database. Signs in a password ' +
        'are written as in any address, for example %40 for @.',
    );
  }
  const metricsToken = env['METRICS_TOKEN'] || undefined;
  if (metricsToken !== undefined && !isToken(metricsToken)) {
    // Not repeated, since it may be most of a secret.
    return refuse(
      `METRICS_TOKEN must be at least ${SHORTEST_TOKEN} letters, digits or signs without a space.`,
    );
  }
  return {
    ok: true,
    config: {
      port,
      host: env['HOST'] || '127.0.0.1',
      dataDir: resolve(env['DATA_DIR'] || './data'),
      databaseUrl,
      mayForget: env['ALLOW_FORGETFUL_DATABASE'] === '1',
      webDir: env['WEB_DIR'] ? resolve(env['WEB_DIR']) : undefined,
      allowedOrigins: origins.list,
      trustProxy,
      metricsToken,
      limits: limits.limits,
    },
  };
}

/** An address that names a server and a database. */
export function isDatabaseUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, host, pathname } = new URL(text);
  return /^postgres(ql)?:$/.test(protocol) && host !== '' && pathname.length > 1;
}

function refuse(sentence: string): ConfigResult {
  return { ok: false, sentence };
}

/** Something that a header can carry and nobody can guess. */
function isToken(text: string): boolean {
  return text.length >= SHORTEST_TOKEN && /^[!-~]+$/.test(text);
}

function readNumber(text: string | undefined, fallback: number): number | undefined {
  if (!text) return fallback;
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  return Number.isSafeInteger(value) ? value : undefined;
}

function readOrigins(
  text: string | undefined,
):
  | { readonly ok: true; readonly list: string[] | undefined }
  | { readonly ok: false; readonly wrong: string } {
  if (!text) return { ok: true, list: undefined };
  const list: string[] = [];
  for (const part of text.split(',').map((piece) => piece.trim())) {
    if (part === '') continue;
    const url = URL.canParse(part) ? new URL(part) : undefined;
    if (!url || url.origin === 'null') return { ok: false, wrong: part };
    list.push(url.origin);
  }
  return { ok: true, list };
}
