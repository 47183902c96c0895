/**
 * Draws the app's icons from its logo: after changing the logo, `node scripts/draw-icons.ts` writes
 * the PNGs that phones and installed apps use.
 */
import { chromium } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromiumLaunch } from './chromium.ts';

const STATIC = join(import.meta.dirname, '../apps/web/static');

/** `mark`: the share of the edge that the logo takes; a mask may cut away the outer fifth. */
const ICONS = [
  { file: 'icon-192.png', px: 192, mark: 0.62, radius: 0.22 },
  { file: 'icon-512.png', px: 512, mark: 0.62, radius: 0.22 },
  { file: 'icon-maskable-512.png', px: 512, mark: 0.48, radius: 0 },
  { file: 'apple-touch-icon.png', px: 180, mark: 0.58, radius: 0 },
];

const mark = /<path [^>]*>/.exec(readFileSync(join(STATIC, 'icon.svg'), 'utf8'))?.[0];
if (mark === undefined) throw new Error('static/icon.svg holds no path to draw');

const browser = await chromium.launch(chromiumLaunch());
const page = await browser.newPage();
for (const { file, px, mark: share, radius } of ICONS) {
  await page.setViewportSize({ width: px, height: px });
  const edge = 24 / share;
  const start = (24 - edge) / 2;
  await page.setContent(
    `<style>html, body { margin: 0; background: transparent }</style>
     <svg xmlns="http://www.w3.org/2000/svg" width="${px}" height="${px}" style="display: block"
       viewBox="${start} ${start} ${edge} ${edge}" fill="none" stroke="#3d6a4e" stroke-width="1.9"
       stroke-linecap="round" stroke-linejoin="round">
       <rect x="${start}" y="${start}" width="${edge}" height="${edge}" rx="${edge * radius}"
         fill="#f8f5ef" stroke="none" />
       ${mark}
     </svg>`,
  );
  await page.screenshot({ path: join(STATIC, file), omitBackground: true });
  console.log(`Drew ${file}`);
}
await browser.close();
