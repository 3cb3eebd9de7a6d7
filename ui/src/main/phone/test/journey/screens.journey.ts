import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { inspect, Phone } from './phone.ts';

/** Unfolds a knowledge point and goes through what was wrong, by keyboard alone; what is kept for exams stays so. */
async function seeWhatWasWrong(page: Page, locale: string): Promise<void> {
  const first = page.locator('.lost').first();
  await first.locator('> summary').focus();
  await page.keyboard.press('Enter');
  await page.waitForSelector('.lost .solution');
  const words = locale === 'zh-CN' ? ['您的答案', '上层 A', '正确答案', '下层 C', '生食品会滴漏'] : ['Your answer', 'Top, A', 'Right answer', 'Bottom, C', 'Raw food drips'];
  const said = await first.innerText();
  words.forEach((word) => assert.ok(said.includes(word), `${word} in ${said}`));
  assert.ok(said.includes(locale === 'zh-CN' ? '考试专用题，不公开' : 'Kept for exams and not shown'), said);
  await inspect(page, 'what was wrong');
  await first.locator('.lost-items summary').nth(1).focus();
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.querySelectorAll('.lost .solution').length === 1 && document.querySelector('.lost-items li:last-child .solution') !== null);
  await inspect(page, 'what was wrong: matching');
  const second = page.locator('.lost').nth(1);
  await second.locator('> summary').tap();
  await second.locator('.solution').waitFor();
  assert.ok((await second.innerText()).includes(locale === 'zh-CN' ? '没有作答' : 'Not answered'));
  assert.equal(await page.locator('.solution').count(), 1);
  await second.locator('.lost-items summary').nth(1).tap();
  await second.locator('lk-case').waitFor();
  await inspect(page, 'what was wrong: case');
  assert.equal(await second.locator('.solution li').count(), 18);
}

/** Every screen outside the exam itself, in both languages; the exam has its own journey, practice and the room theirs. */

let phone: Phone;
before(async () => {
  phone = await Phone.start();
});
after(() => phone.stop());

for (const [locale, size, contrast] of [['zh-CN', '1', 'usual'], ['en-US', '3', 'more']] as const) {
  test(`no screen has an accessibility violation, is too wide or too small to tap (${locale}, size ${size}, contrast ${contrast})`, async () => {
    await phone.scene({ scene: 'LEARN', reset: true });
    const { page, context, problems } = await phone.open(locale, { size, contrast });
    const look = async (path: string, seen: string, where = path) => {
      await page.goto(`${phone.address}/m/${path}`);
      await page.waitForSelector(seen);
      await inspect(page, where);
    };

    await look('', '#phone', 'sign-in');
    await page.fill('#phone', '123');
    await page.tap('button.primary');
    await page.waitForSelector('.field-error:not(:empty)');
    await inspect(page, 'wrong number');
    await page.fill('#phone', '13900000001');
    await page.tap('button.primary');
    await page.waitForSelector('#code');
    await inspect(page, 'code');
    await page.fill('#code', '246810');
    await page.waitForSelector('.next');
    for (const scene of ['LEARN', 'EXAM', 'RESUME', 'WAIT', 'DONE', 'NOTHING']) {
      await phone.scene({ scene });
      await look('', '.next', `home ${scene}`);
    }
    await look('learn', '.message', 'nothing to learn');
    await phone.scene({ scene: 'LEARN' });
    await look('learn', '.lesson-row');
    await look('lesson/l2', '.prose', 'film');
    await look('lesson/l4', '.prose', 'text');
    for (const scene of ['LEARN', 'WAIT', 'EXAM']) {
      await phone.scene({ scene });
      await look('exam/e1', '.rules-title', `rules ${scene}`);
    }
    for (const queue of ['OPENING', 'TURN']) {
      await phone.scene({ scene: 'EXAM', queue });
      await page.goto(`${phone.address}/m/exam/e1`);
      await page.tap('.foot button.primary');
      await page.waitForSelector('.start-wait-clock');
      await inspect(page, `queue ${queue}`);
    }
    await phone.scene({ scene: 'EXAM' });
    await look('exams', '.exam-row');
    await page.tap('main .page > .button');
    await page.waitForSelector('.attempts');
    await inspect(page, 'what I have sat');
    await page.tap('lk-receipt summary >> nth=0');
    await page.tap('.receipt-does .button >> nth=0');
    await page.waitForSelector('lk-receipt [role=status]:text-matches("核对一致|It holds")');
    await page.tap('.receipt-does .button >> nth=1');
    await page.waitForFunction(() => document.querySelector('lk-receipt [role=status]')?.textContent !== '');
    await inspect(page, 'receipt');
    await phone.scene({ scene: 'NOTHING' });
    await look('attempts', '.message', 'nothing sat');
    await phone.scene({ scene: 'EXAM' });
    await page.goto(`${phone.address}/m/exam/e1`);
    await page.tap('.foot button.primary');
    await page.waitForSelector('.stem');
    await page.tap('.exam-top .text-button');
    await page.tap('.sheet-foot .primary');
    await page.waitForSelector('.verdict.failed');
    await inspect(page, 'failed');
    await seeWhatWasWrong(page, locale);
    await page.tap('lk-timeline summary');
    await page.waitForSelector('.timeline li');
    assert.equal(await page.locator('.timeline li').count(), 17);
    await inspect(page, 'timeline');
    await phone.scene({ scene: 'DONE' });
    await look('certificates', '.certificate-card');
    await page.tap('.certificate-card >> nth=0');
    await page.waitForSelector('.qr');
    await inspect(page, 'certificate');
    await look('account', '.me');
    assert.deepEqual(problems, []);
    await context.close();
  });
}
