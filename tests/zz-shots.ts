import { chromium } from '@playwright/test';
import { startRelay } from './actions/relay.ts';
const names = process.argv[2]!.split(','); const widths=(process.argv[3]??'1440,390').split(',').map(Number); const schemes=(process.argv[4]??'light').split(',') as ('light'|'dark')[];
const relay = await startRelay();
const b = await chromium.launch({executablePath:'/usr/bin/chromium',args:['--no-sandbox','--disable-gpu']});
for (const colorScheme of schemes) { const c = await b.newContext({baseURL:relay.url, colorScheme, viewport:{width:1440,height:900}}); const p = await c.newPage();
p.on('console',m=>{ if(m.type()==='error') console.log('ERR',m.text()); }); p.on('pageerror',e=>console.log('PAGEERR',e.message));
await p.goto('/'); await p.getByRole('button',{name:'Look around an example'}).click(); await p.waitForURL(/w\//); await p.waitForLoadState('networkidle'); const base=new URL(p.url()).pathname;
for (const n of names) for (const w of widths) { await p.setViewportSize({width:w,height:w<500?844:w<1000?1024:900}); const [path,first]=n.split('>'); await p.goto(base+(path==='today'?'':'/'+path)); await p.waitForLoadState('networkidle'); if(first){ await p.locator(`main a[href^="${base}/goals/"]`).filter({hasText:first}).first().click(); await p.waitForTimeout(1500);} await p.waitForTimeout(400); await p.screenshot({path:`/tmp/shots/${n.replace(/[^a-z]+/gi,'-')}-${w}-${colorScheme}.png`, fullPage: process.argv[5]==='full'}); }
await c.close(); }
await b.close(); await relay.dispose();
