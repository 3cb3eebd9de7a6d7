import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { inspect, Phone, tabTo } from './phone.ts';

/** Long lists, and numbers with what they count, on the smallest phone in the largest letters. */

let phone: Phone;
before(async () => {
  phone = await Phone.start();
});
after(() => phone.stop());

const POINTS = 48;

/** Of fifty questions most knowledge points have one: a paper that was handed in nearly empty lost nearly all of them. */
const topics = Array.from({ length: POINTS }, (_, i) => ({
  code: i === 7 ? '5.3' : `9.${i}`, zh: `第${i}个知识点：生熟分开与防止交叉污染`, en: `Knowledge point ${i}: keeping raw and cooked food apart`,
  earned: 0, max: i === 7 ? 20 : 2, lost: i === 7 ? 8 : 1, lesson: { id: 'l5', title: '食品留样：48 小时，125 克' },
}));

const result = {
  attemptId: 'a1', title: '餐饮从业人员上岗考核', state: 'SUBMITTED', submittedAt: '2026-11-20T10:00:00+08:00', score: 4, maxScore: 118, percent: 3.3, passed: false,
  passPercent: 80, topics: topics.concat({ code: '3.2', zh: '温度控制', en: 'Temperature', earned: 4, max: 4, lost: 0, lesson: { id: 'l3', title: '' } }),
  receipt: { number: '0197a2c4-5d1e-7c3a-9a41-0c6a6f0e2b11', at: '2026-11-20T10:00:00+08:00', lines: 31, digest: '9f86d081884c7d659a2feaa0c55ad015' },
  certificateNumber: null, retakeAt: '2026-11-24T08:00:00+08:00',
};

/** Fails where a number and what it counts stand on two lines. */
async function nothingTorn(page: Page, where: string): Promise<void> {
  const { seen, torn } = await page.evaluate(() => {
    const seen: string[] = [];
    const torn: string[] = [];
    const texts = document.createTreeWalker(document.querySelector('main') as HTMLElement, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
      const folded = (node.parentElement as HTMLElement).closest('details:not([open])');
      // What is folded has no lines yet; how lessons are called their authors say.
      if ((folded !== null && (node.parentElement as HTMLElement).closest('summary') === null) || (node.textContent as string).includes('食品留样：')) {
        continue;
      }
      const found = (node.textContent as string).matchAll(/\d[\s\u2060]?(?:分\u2060?钟|小\u2060?时|[分题次节秒年月日]|questions|points|min|lessons|[KM]B|January|November)/g);
      for (const match of found) {
        const range = document.createRange();
        range.setStart(node, match.index as number);
        range.setEnd(node, (match.index as number) + match[0].length);
        const boxes = [...range.getClientRects()].filter(({ width }) => width > 0);
        if (boxes.length > 0) {
          seen.push(match[0]);
        }
        if (new Set(boxes.map(({ top }) => Math.round(top))).size > 1) {
          torn.push(match[0]);
        }
      }
    }
    return { seen, torn };
  });
  assert.ok(seen.length > 0, `${where}: ${seen.join(' | ')}`);
  assert.deepEqual(torn, [], where);
}

for (const [locale, all, fewer] of [
  ['zh-CN', '显示全部 48 项', '收起'],
  ['en-US', 'Show all 48', 'Show fewer'],
] as const) {
  test(`of many weak knowledge points the five that lost most are shown, and all on demand: ${locale}`, async () => {
    await phone.scene({ scene: 'EXAM', reset: true, result, reservedMore: 6 });
    const { page, context, problems } = await phone.open(locale, { token: 'x', size: '3' });
    await page.goto(`${phone.address}/m/attempt/a1`);
    await page.waitForSelector('.topics > .topic');

    const shown = () => page.locator('.topics > .topic').count();
    assert.equal(await shown(), 5);
    assert.equal(await page.locator('.topic .lost').first().locator('summary').innerText(), locale === 'zh-CN' ? '看错题（8）' : 'See what was wrong (8)', 'what lost most comes first');
    const toggle = page.locator('.few');
    assert.equal(await toggle.getAttribute('aria-expanded'), 'false');
    await inspect(page, 'the five that lost most');
    const short = await page.evaluate(() => document.documentElement.scrollHeight);

    // Nothing has to be fetched for it.
    await context.setOffline(true);
    await tabTo(page, '.few');
    const before = await toggle.boundingBox();
    assert.equal((await toggle.innerText()).replace(/\s/g, ' '), all);
    await page.keyboard.press('Enter');
    await page.waitForSelector('.few[aria-expanded=true]');
    assert.equal(await shown(), POINTS);
    assert.equal(await toggle.innerText(), fewer);
    assert.ok(await toggle.evaluate((button) => button === document.activeElement), 'the focus stays');
    assert.deepEqual(await toggle.boundingBox().then((box) => box?.y), before?.y, 'nothing moves under the finger');
    await page.keyboard.press('Tab');
    assert.ok(
      await page.evaluate(() => document.activeElement?.closest('.topic') === document.querySelectorAll('.topics > .topic')[5]),
      'what was opened comes next',
    );
    await inspect(page, 'all of them');
    await page.tap('lk-receipt summary');
    await nothingTorn(page, 'all of them');
    await page.tap('lk-receipt summary');
    await toggle.focus();
    await page.keyboard.press(' ');
    await page.waitForSelector('.few[aria-expanded=false]');
    assert.equal(await shown(), 5);
    assert.equal(await page.evaluate(() => document.documentElement.scrollHeight), short);
    await context.setOffline(false);

    await page.locator('.topic .lost > summary').first().tap();
    await page.waitForSelector('.lost-items > li');
    assert.equal(await page.locator('.lost-items > li').count(), 5);
    await inspect(page, 'five of what was wrong');
    await page.locator('.topic .few').tap();
    await page.waitForFunction(() => document.querySelectorAll('.lost-items > li').length === 9);
    await inspect(page, 'all of what was wrong');
    assert.deepEqual(problems, []);
    await context.close();
  });

  test(`no number is torn from what it counts: ${locale}`, async () => {
    await phone.scene({ scene: 'EXAM', reset: true });
    const { page, context, problems } = await phone.open(locale, { token: 'x', size: '3' });
    for (const [path, seen] of [['exam/e1', '.rules-title'], ['exams', '.exam-row'], ['learn', '.lesson-row'], ['', '.next']] as const) {
      await page.goto(`${phone.address}/m/${path}`);
      await page.waitForSelector(seen);
      await nothingTorn(page, path);
    }
    // The sign that joins two others is seen by nobody.
    const [with_, without] = await page.evaluate(() =>
      ['60\u00a0分\u2060钟', '60\u00a0分钟'].map((text) => {
        const span = document.createElement('span');
        span.textContent = text;
        document.body.append(span);
        const { width } = span.getBoundingClientRect();
        span.remove();
        return width;
      }),
    );
    assert.equal(with_, without);
    assert.deepEqual(problems, []);
    await context.close();
  });
}
