// Takes pictures of every kind of question, open and answered. Usage: node dev/look-kinds.mjs <folder> [address]
import { mkdir } from 'node:fs/promises';
import { chromium } from 'playwright-core';

const [folder = '/tmp/phone-kinds', address = 'http://127.0.0.1:8099'] = process.argv.slice(2);
await mkdir(folder, { recursive: true });
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-quic'] });

for (const [locale, width, height, size, contrast] of [['zh-CN', 360, 640, '1', 'usual'], ['en-US', 360, 640, '3', 'usual'], ['zh-CN', 412, 900, '3', 'usual'], ['en-US', 412, 900, '1', 'more']]) {
  await fetch(`${address}/dev/scene`, { method: 'POST', body: JSON.stringify({ scene: 'EXAM', reset: true, paper: 'KINDS' }) });
  const context = await browser.newContext({ locale, viewport: { width, height }, deviceScaleFactor: 1, hasTouch: true, isMobile: true });
  await context.addInitScript((settings) => {
    Object.entries(settings).forEach(([key, value]) => localStorage.setItem(`liangku.${key}`, value));
    // A machine without voices, pretending to have some, so that what they bring is seen.
    const getVoices = () => ['zh-CN', 'zh-TW', 'en-GB'].map((lang) => ({ lang, voiceURI: lang, name: lang, localService: true }));
    window.SpeechSynthesisUtterance = class {};
    Object.defineProperty(window, 'speechSynthesis', { value: { getVoices, cancel() {}, speak(said) { setTimeout(() => said.onstart?.()); } } });
  }, { token: 'x', size, contrast });
  const page = await context.newPage();
  const problems = [];
  page.on('console', (line) => ['error', 'warning'].includes(line.type()) && !/status of 40[14]|net::ERR/.test(line.text()) && problems.push(line.text()));
  page.on('pageerror', (error) => problems.push(String(error)));
  let step = 0;
  const shot = async (name, full = false) => {
    await page.waitForTimeout(250);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (wide > 0) problems.push(`${name}: ${wide} px too wide`);
    const small = await page.evaluate(() => [...document.querySelectorAll('button, input:not([type=radio]):not([type=checkbox]), a, label')]
      .filter((one) => one.offsetParent !== null && !one.closest('.demo'))
      .map((one) => [one.className || one.tagName, one.getBoundingClientRect()])
      .filter(([, box]) => box.width > 0 && (box.width < 47.5 || box.height < 47.5))
      .map(([what, box]) => `${what} ${Math.round(box.width)}x${Math.round(box.height)}`));
    if (small.length > 0) problems.push(`${name}: too small: ${[...new Set(small)].join(', ')}`);
    await page.screenshot({ path: `${folder}/${locale.slice(0, 2)}-${width}-s${size}-${String(++step).padStart(2, '0')}-${name}.png`, fullPage: full });
  };
  const go = async (n) => { await page.click(`.strip .number-button >> nth=${n - 1}`); await page.waitForTimeout(100); };

  await page.goto(`${address}/m/exam/e1`); await page.click('.foot button.primary'); await page.waitForSelector('.stem');
  await shot('picture-stem'); await shot('picture-stem-full', true);
  await page.click('.listen .button >> nth=0'); await page.waitForTimeout(200); await shot('listening'); await page.click('.listen .button >> nth=0');
  await page.click('.stem .picture'); await page.waitForSelector('.lightbox[open]'); await shot('lightbox');
  await page.click('.lightbox-foot .button >> nth=0'); await shot('lightbox-large'); await page.keyboard.press('Escape');
  await page.click('.option >> nth=2');
  await go(2); await page.click('.option >> nth=1'); await shot('picture-options', true);
  await go(3); await shot('true-false');
  await go(4); await shot('matching-open', true); await page.click('.match-button >> nth=0'); await page.waitForSelector('dialog[open]'); await shot('matching-sheet');
  await page.click('dialog[open] .option >> nth=0'); await page.click('.match-button >> nth=1'); await page.click('dialog[open] .option >> nth=1');
  await page.click('.match-button >> nth=2'); await shot('matching-sheet-used'); await page.click('dialog[open] .option >> nth=1'); await shot('matching-half', true);
  await go(5); await shot('ordering-open', true);
  for (const nth of [3, 1, 1]) { await page.click(`.option-row:not(.placed) .option >> nth=${nth}`); await page.waitForTimeout(100); }
  await shot('ordering-half', true);
  for (let i = 0; i < 2; i++) { await page.click('.option-row:not(.placed) .option >> nth=0'); await page.waitForTimeout(100); }
  await shot('ordering-whole', true);
  await go(6); await shot('fill-text-open'); await page.fill('.fill input', '交叉污染'); await shot('fill-text-typing'); await page.waitForTimeout(800); await shot('fill-text-saved');
  await go(7); await page.fill('.fill input', '7x'); await shot('fill-number-wrong'); await page.fill('.fill input', '70'); await page.click('.sign'); await shot('fill-number');
  await go(8); await shot('case-top'); await shot('case-full', true);
  await page.click('.part >> nth=0 >> .option >> nth=1'); await page.locator('.part >> nth=2').scrollIntoViewIfNeeded(); await shot('case-scrolled');
  await page.fill('#part-3-field', '48'); await page.waitForTimeout(800); await page.locator('#part-3-field').scrollIntoViewIfNeeded(); await shot('case-filled');
  await page.click('.case-bar-button'); await shot('case-story'); await page.keyboard.press('Escape');
  await page.click('.exam-top .text-button'); await shot('check'); await page.keyboard.press('Escape'); await page.waitForTimeout(300);
  await page.goto(`${address}/m/account`); await page.waitForSelector('.me'); await shot('account', true);
  console.log(locale, width, size, problems.length === 0 ? 'clean' : problems);
  await context.close();
}
await browser.close();
