import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { after, before, test } from 'node:test';
import { brotliDecompressSync } from 'node:zlib';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { Phone } from './phone.ts';

/**
 * The browser of a phone of 2020 itself: a Chromium 80, which npm has packed for a cloud of that year. It is packed for one kind of
 * machine only; elsewhere what the tests of old browsers read out of the bundle has to do.
 */
const PACKED = 'node_modules/chrome-aws-lambda/bin/chromium.br';
const UNPACKED = '../../../target/chromium-80/chromium';
const skip = process.platform === 'linux' && process.arch === 'x64' ? false : `no Chromium 80 for ${process.platform} ${process.arch}`;

let phone: Phone;
let browser: Browser;
before(async () => {
  phone = await Phone.start();
  if (skip === false) {
    unpack();
    browser = await puppeteer.launch({
      executablePath: UNPACKED,
      args: ['--no-sandbox', '--disable-gpu', '--single-process', '--no-zygote', '--disable-dev-shm-usage'],
      defaultViewport: { width: 360, height: 640, isMobile: true, hasTouch: true },
    });
  }
});
after(async () => {
  await browser?.close();
  await phone.stop();
});

test('a paper is sat while the server is away, reopened from the phone alone, and handed in', { skip }, async () => {
  assert.match(await browser.version(), /\/80\./);
  await phone.scene({ scene: 'EXAM', reset: true, paper: 'KINDS' });
  const problems: string[] = [];
  const first = await tab(problems);
  await first.goto(`${phone.address}/m/exam/e1`);
  await press(first, '.foot button.primary');
  await first.waitForSelector('#item-stem');
  await first.evaluate(async () => void (await navigator.serviceWorker.ready));

  await press(first, '.option', 2);
  await phone.arrived({ 1: ['C'] });
  await phone.away(true);
  await goTo(first, 2);
  await press(first, '.option', 1);
  await press(first, '.option', 0);
  await goTo(first, 3);
  await press(first, '.option', 0);
  await first.waitForFunction(() => document.querySelector('.answer-state .amber') !== null);
  const address = await first.evaluate(() => location.href);
  await first.close();

  const second = await tab(problems);
  await second.goto(address);
  await second.waitForSelector('#item-stem');
  await second.waitForFunction(() => document.querySelector('.notice')?.textContent?.includes('断网时重新打开了页面') === true);
  assert.deepEqual(await phone.answers(), { 1: ['C'] }, 'what was answered without a network is on this phone only');
  await goTo(second, 4);
  for (const [prompt, option] of [[0, 0], [2, 1], [1, 1], [3, 2]] as const) {
    await press(second, '.item .match-button', prompt);
    await second.waitForSelector('dialog[open]');
    await press(second, 'dialog[open] .option', option);
    await second.waitForFunction(() => document.querySelector('dialog[open]') === null);
  }
  await goTo(second, 7);
  await press(second, '.sign');
  await second.type('.fill input', '18.5');
  await phone.away(false);
  await phone.arrived({ 1: ['C'], 2: ['A', 'B'], 3: ['T'], 4: ['1A', '2B', '3B', '4C'], 7: ['-18.5'] });

  await press(second, '.exam-top .text-button');
  await second.waitForSelector('#check[open]');
  await press(second, '#check .primary');
  await second.waitForSelector('.verdict');
  assert.deepEqual(problems, []);
  await second.close();
});

test('every screen shows itself, and none is too wide', { skip }, async () => {
  await phone.scene({ scene: 'LEARN', reset: true });
  const problems: string[] = [];
  const page = await tab(problems);
  for (const screen of ['', 'learn', 'lesson/l1', 'lesson/l2', 'exams', 'attempts', 'certificates', 'account', 'practice', 'mistakes']) {
    await page.goto(`${phone.address}/m/${screen}`);
    await page.waitForFunction(() => (document.querySelector('main')?.innerText.trim().length ?? 0) > 10 && document.querySelector('main .skeleton') === null);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0, screen);
  }
  assert.deepEqual(problems, []);
  await page.close();
});

async function tab(problems: string[]): Promise<Page> {
  const page = await browser.newPage();
  page.on('pageerror', (error) => problems.push(String(error)));
  await page.evaluateOnNewDocument(() => {
    Object.defineProperty(navigator, 'language', { get: () => 'zh-CN' });
    localStorage.setItem('liangku.token', 'x');
  });
  return page;
}

/** Presses the nth of what a selector finds, once it is there. */
async function press(page: Page, selector: string, nth = 0): Promise<void> {
  await page.waitForFunction((css, at) => document.querySelectorAll(css)[at] !== undefined, {}, selector, nth);
  await page.evaluate((css, at) => (document.querySelectorAll<HTMLElement>(css)[at] as HTMLElement).click(), selector, nth);
}

async function goTo(page: Page, number: number): Promise<void> {
  await press(page, '.strip .number-button', number - 1);
  await page.waitForFunction((at) => document.querySelector('.strip .number-button[aria-current]')?.textContent?.trim() === String(at), {}, number);
}

/** Once for a checkout; whole or not at all. */
function unpack(): void {
  if (!existsSync(UNPACKED)) {
    mkdirSync(dirname(UNPACKED), { recursive: true });
    writeFileSync(`${UNPACKED}.part`, brotliDecompressSync(readFileSync(PACKED)));
    chmodSync(`${UNPACKED}.part`, 0o755);
    renameSync(`${UNPACKED}.part`, UNPACKED);
  }
}
