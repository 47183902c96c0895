/**
 * The one place that knows which browser drives the journeys, the component tests, the benchmark
 * and the screenshots, so that all of them run on machines with and without Playwright's own.
 *
 * Run as a program (`node scripts/chromium.ts`) it installs a browser when none is there.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

/** Where Debian's package puts it. */
const SYSTEM_CHROMIUM = '/usr/bin/chromium';

/** Quiet flags: nothing in a test may wait for, or be disturbed by, a browser's own traffic. */
const QUIET_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * What a whole Chromium, unlike Playwright's own headless one, would start besides each window: the
 * pages behind its address bar cost more processor time than ours. The flag takes the place of
 * Playwright's, so what it turns off to be quiet is repeated.
 */
const FEATURES_OFF = [
  ...['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'WebUIOmniboxFullPopup', 'AimEnabled'],
  ...['AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose', 'PaintHolding'],
  ...['HttpsUpgrades', 'HttpsFirstBalancedModeAutoEnable', 'LensOverlay', 'MediaRouter'],
  ...['NetworkTimeServiceQuerying', 'OptimizationHints', 'PreconnectToSearch'],
];

export type ChromiumLaunch = { executablePath?: string; args: string[] };

/** The path of a Chromium on this machine, or undefined when there is none. */
export function findChromium(): string | undefined {
  const chosen = process.env['CHROMIUM_PATH'];
  if (chosen !== undefined && chosen !== '') {
    // A wrong path must not fall back in silence: the tests would run on another browser.
    if (!existsSync(chosen)) throw new Error(`CHROMIUM_PATH names no file: ${chosen}`);
    return chosen;
  }
  return [chromium.executablePath(), SYSTEM_CHROMIUM].find((path) => existsSync(path));
}

/** Launch options for Playwright. Without a path Playwright says itself that a browser is missing. */
export function chromiumLaunch(): ChromiumLaunch {
  const executablePath = findChromium();
  if (executablePath === undefined) return { args: QUIET_FLAGS };
  if (executablePath === chromium.executablePath()) return { executablePath, args: QUIET_FLAGS };
  const args = [...QUIET_FLAGS, `--disable-features=${FEATURES_OFF.join(',')}`];
  return { executablePath, args };
}

function run(command: string, ...args: string[]): void {
  const { status, error } = spawnSync(command, args, { stdio: 'inherit' });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${String(status)}`);
}

function installChromium(): void {
  const mayInstallPackages = existsSync('/etc/debian_version') && process.getuid?.() === 0;
  if (mayInstallPackages) {
    run('apt-get', 'update');
    run('apt-get', 'install', '-y', 'chromium');
  } else {
    run('playwright', 'install', 'chromium');
  }
}

if (import.meta.main) {
  if (findChromium() === undefined) installChromium();
  const path = findChromium();
  if (path === undefined) throw new Error('No Chromium was found, and installing one did not help');
  console.log(`Browser: ${path}`);
}
