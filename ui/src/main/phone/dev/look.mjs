// Takes pictures of every screen of the client against the pretend server. Usage: node dev/look.mjs <folder> [address]
import { mkdir } from 'node:fs/promises';
import { chromium } from 'playwright-core';

const [folder = '/tmp/phone-screens', address = 'http://127.0.0.1:8099'] = process.argv.slice(2);
await mkdir(folder, { recursive: true });
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-quic'] });
const scene = (world) => fetch(`${address}/dev/scene`, { method: 'POST', body: JSON.stringify(world) });

for (const [locale, width, height, size] of [['zh-CN', 360, 640, '1'], ['en-US', 360, 640, '1'], ['zh-CN', 412, 915, '1'], ['en-US', 412, 915, '3']]) {
  await scene({ scene: 'LEARN', reset: true });
  const context = await browser.newContext({ locale, viewport: { width, height }, deviceScaleFactor: 1, hasTouch: true, isMobile: true });
  await context.addInitScript((chosen) => localStorage.setItem('liangku.size', chosen), size);
  const page = await context.newPage();
  const problems = [];
  page.on('console', (line) => ['error', 'warning'].includes(line.type()) && !/status of 401|net::ERR/.test(line.text()) && problems.push(line.text()));
  page.on('pageerror', (error) => problems.push(String(error)));
  let step = 0;
  const shot = async (name, full = true) => {
    await page.waitForTimeout(250);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (wide > 0) problems.push(`${name}: ${wide} px too wide`);
    await page.screenshot({ path: `${folder}/${locale.slice(0, 2)}-${width}-${String(++step).padStart(2, '0')}-${name}.png`, fullPage: full });
  };
  const show = async (kind) => { await scene({ scene: kind }); await page.goto(`${address}/m/`); };

  await page.goto(`${address}/m/`);
  await shot('sign-in');
  await page.fill('#phone', '123'); await page.click('button.primary'); await shot('sign-in-wrong');
  await page.fill('#phone', '13900000001'); await page.click('button.primary'); await page.waitForSelector('#code'); await shot('code');
  await page.fill('#code', '111111'); await page.waitForSelector('.field-error:not(:empty)'); await shot('code-wrong');
  await page.fill('#code', '246810'); await page.waitForSelector('.next');
  for (const kind of ['LEARN', 'EXAM', 'RESUME', 'WAIT', 'DONE', 'NOTHING']) { await show(kind); await page.waitForSelector('.next'); await shot(`home-${kind}`); }
  await page.click('a[href="/m/learn"]'); await page.waitForSelector('.message'); await shot('learn-empty');
  await show('LEARN'); await page.click('.tabs a[href="/m/learn"]'); await page.waitForSelector('.lesson-row'); await shot('learn');
  await page.goto(`${address}/m/lesson/l2`); await page.waitForSelector('.prose'); await shot('lesson-video');
  await page.goto(`${address}/m/lesson/l4`); await page.waitForSelector('.prose'); await shot('lesson-text');
  await page.click('.foot button'); await shot('lesson-done');
  for (const kind of ['LEARN', 'WAIT', 'EXAM']) { await scene({ scene: kind }); await page.goto(`${address}/m/exam/e1`); await page.waitForSelector('.rules-title'); await shot(`rules-${kind}`); }
  await page.goto(`${address}/m/exams`); await page.waitForSelector('.exam-row'); await shot('exams');
  await page.goto(`${address}/m/exam/e1`); await page.waitForSelector('.rules-title');
  await page.click('.foot button.primary'); await page.waitForSelector('.stem'); await shot('exam-1', false);
  await page.click('.option >> nth=2'); await shot('exam-1-saved', false);
  await page.click('.exam-foot .primary'); await page.click('.option >> nth=0'); await page.click('.option >> nth=1'); await page.click('.exam-foot .flag'); await shot('exam-2', false);
  await context.setOffline(true); await page.click('.exam-foot .primary'); await page.click('.option >> nth=1'); await shot('exam-offline', false);
  await page.click('.exam-top .text-button'); await shot('exam-sheet', false); await page.click('.sheet-foot .button:not(.primary)');
  await page.click('.exam-top .text-button'); await page.click('.sheet-foot .primary'); await shot('handed-in-offline', false);
  await context.setOffline(false); await page.waitForSelector('.verdict'); await shot('result-failed');
  await scene({ scene: 'EXAM', seconds: 200 }); await page.goto(`${address}/m/exam/e1`); await page.click('.foot button.primary');
  for (let i = 0; i < 29; i++) { await page.click('.option >> nth=0'); await page.click('.exam-foot .primary'); }
  await page.click('.option >> nth=0'); await shot('exam-last', false);
  await page.click('.exam-foot .primary'); await page.click('.sheet-foot .primary'); await page.waitForSelector('.verdict'); await shot('result-passed');
  await scene({ scene: 'DONE' }); await page.goto(`${address}/m/certificates`); await page.waitForSelector('.certificate-card'); await shot('certificates');
  await page.click('.certificate-card >> nth=0'); await page.waitForSelector('.qr'); await shot('certificate');
  await page.goto(`${address}/m/account`); await page.waitForSelector('.me'); await shot('account');
  // A context set offline still lets its service worker through: here the server itself is gone.
  await scene({ scene: 'DONE', down: true }); await page.goto(`${address}/m/`); await page.waitForSelector('.offline-strip'); await shot('home-offline');
  await page.goto(`${address}/m/lesson/l3`); await page.waitForSelector('.message'); await shot('lesson-offline-never-seen');
  await page.goto(`${address}/m/lesson/l4`); await page.waitForSelector('.prose'); await shot('lesson-offline');
  await scene({ down: false });
  console.log(locale, width, problems.length === 0 ? 'clean' : problems);
  await context.close();
}
await browser.close();
