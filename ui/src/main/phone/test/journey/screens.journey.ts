import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { inspect, Phone } from './phone.ts';

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
    await page.tap('lk-timeline summary');
    await page.waitForSelector('.timeline li');
    assert.equal(await page.locator('.timeline li').count(), 9);
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
