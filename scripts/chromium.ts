/**
 * Chooses the browser for the journeys, the component tests, the benchmark and the screenshots, so
 * that they run on machines with and without Playwright's own.
 *
 * Run as a program (`node scripts/chromium.ts`), it installs a browser if there is none.
 */
import { chromium } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Where Debian's package installs it. Its headless shell costs a tenth less, but has no notifications. */
const SYSTEM_CHROMIUM = '/usr/bin/chromium';

/** Keeps the browser's own network traffic from delaying or disturbing a test. */
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
 * Features that a full Chromium, unlike Playwright's own headless one, would start with each
 * window: the pages behind its address bar use more processor time than ours, and a renderer that
 * is started ahead for the next page is rarely used. The flag replaces Playwright's own, so the
 * features which that disables are repeated here.
 */
const FEATURES_OFF = [
  'SpareRendererForSitePerProcess',
  ...['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'WebUIOmniboxFullPopup', 'AimEnabled'],
  ...['AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose', 'PaintHolding'],
  ...['HttpsUpgrades', 'HttpsFirstBalancedModeAutoEnable', 'LensOverlay', 'MediaRouter'],
  ...['NetworkTimeServiceQuerying', 'OptimizationHints', 'PreconnectToSearch'],
];

export type ChromiumLaunch = { executablePath?: string; args: string[] };

/** The path of a Chromium on this machine, or undefined if there is none. */
export function findChromium(): string | undefined {
  const chosen = process.env['CHROMIUM_PATH'];
  if (chosen !== undefined && chosen !== '') {
    // A wrong path must not be ignored: the tests would silently run on another browser.
    if (!existsSync(chosen)) throw new Error(`CHROMIUM_PATH names no file: ${chosen}`);
    return chosen;
  }
  return [chromium.executablePath(), SYSTEM_CHROMIUM].find((path) => existsSync(path));
}

/**
 * Launch options for Playwright. Without a path, Playwright itself reports that a browser is
 * missing.
 */
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
