// node render.mjs <film> <out-folder> [fps] [t1,t2,...]   writes PNG frames (all, or only the given seconds)
import { chromium } from 'playwright-core';
import http from 'node:http'; import fs from 'node:fs'; import os from 'node:os'; import path from 'node:path'; import { fileURLToPath } from 'node:url';
const [film, out, fps = '12', only] = process.argv.slice(2), here = path.dirname(fileURLToPath(import.meta.url));
fs.mkdirSync(out, { recursive: true });
const type = { '.js': 'text/javascript', '.html': 'text/html' };
const server = http.createServer((q, r) => { const f = path.join(here, path.basename(new URL(q.url, 'http://x').pathname)); if (!fs.existsSync(f)) { r.writeHead(404); return r.end(); } r.writeHead(200, { 'content-type': type[path.extname(f)] ?? 'text/plain' }); fs.createReadStream(f).pipe(r); }).listen(0);
const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'film-'));
const ctx = await chromium.launchPersistentContext(dir, { executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', headless: true, viewport: { width: 640, height: 360 },
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'] });
const page = ctx.pages()[0] ?? await ctx.newPage(); page.on('pageerror', e => console.error(e.message));
await page.goto(`http://127.0.0.1:${server.address().port}/page.html?film=${film}`); await page.waitForFunction('window.ready');
const total = await page.evaluate('window.total'), cdp = await ctx.newCDPSession(page);
const times = only ? only.split(',').map(Number) : Array.from({ length: Math.round(total * fps) }, (_, i) => i / fps);
for (let i = 0; i < times.length; i++) { await page.evaluate(t => window.draw(t), times[i]); const { data } = await cdp.send('Page.captureScreenshot', { format: 'png', optimizeForSpeed: true }); fs.writeFileSync(path.join(out, `f${String(i).padStart(5, '0')}.png`), Buffer.from(data, 'base64')); }
console.log(JSON.stringify({ film, total, frames: times.length, starts: await page.evaluate('window.starts') }));
await ctx.close(); server.close(); fs.rmSync(dir, { recursive: true, force: true });
