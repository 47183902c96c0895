import { chromium } from '@playwright/test';
import { chromiumLaunch } from '../scripts/chromium.ts';
import { startRelay } from './actions/relay.ts';
const relay = await startRelay();
const browser = await chromium.launch(chromiumLaunch());
const paths = ['/skills','/skills/table','/skills/time','/skills/market','skill',''];
for (const [w,h,scheme] of [[1440,900,'light'],[390,844,'dark'],[768,1024,'light']] as const) {
  const context = await browser.newContext({ baseURL: relay.url, viewport:{width:w,height:h}, colorScheme: scheme, reducedMotion:'reduce', serviceWorkers:'block' });
  const page = await context.newPage();
  page.on('console', m => { if (['error','warning'].includes(m.type())) console.log(w, m.text().slice(0,200)); });
  page.on('pageerror', e => console.log('PAGEERROR', e.message.slice(0,300)));
  await page.goto('/');
  await page.getByRole('button', { name: 'Look around an example' }).click();
  await page.waitForURL(/\/w\//);
  await page.getByRole('heading', { level: 1 }).waitFor();
  const base = new URL(page.url()).pathname.split('/').slice(0,3).join('/');
  for (const p of paths) {
    if (p==='skill') { await page.goto(base+'/skills'); await page.locator(`main li a[href^="${base}/skills/"]`).nth(1).click(); await page.getByRole('heading',{name:'Over time'}).waitFor(); }
    else { await page.goto(base+p); await page.getByRole('heading', { level: 1 }).waitFor(); }
    await page.waitForTimeout(700);
    await page.screenshot({ path: `/tmp/look/${(p||'today').replaceAll('/','_')}-${w}.png`, fullPage: p!=='' || true });
  }
  await context.close();
}
await browser.close(); await relay.dispose();
