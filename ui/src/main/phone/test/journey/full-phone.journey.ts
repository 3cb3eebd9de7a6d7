import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { inspect, Phone } from './phone.ts';

let phone: Phone;
before(async () => {
  phone = await Phone.start();
});
after(() => phone.stop());

/** The browser takes nothing more into its storage while the page says so. */
function storageFull(): void {
  const { transaction } = IDBDatabase.prototype;
  Object.assign(window, { storageFull: true });
  IDBDatabase.prototype.transaction = function (this: IDBDatabase, ...of: Parameters<typeof transaction>) {
    if ((window as unknown as { storageFull: boolean }).storageFull && of[1] === 'readwrite') {
      throw new DOMException('full', 'QuotaExceededError');
    }
    return transaction.apply(this, of);
  };
}

for (const [locale, words] of [
  ['zh-CN', '手机存储空间已满'],
  ['en', 'This phone is full'],
] as const) {
  test(`an exam does not start on a phone that is full, and does when there is room: ${locale}`, async () => {
    await phone.scene({ scene: 'EXAM', reset: true, paper: 'KINDS' });
    const { page, context, problems } = await phone.open(locale, { token: 'x', size: '1' }, storageFull);
    await page.goto(`${phone.address}/m/exam/e1`);
    await page.tap('.foot button.primary');
    await page.waitForSelector(`.notice:has-text("${words}")`);
    await inspect(page, `full phone ${locale}`);
    assert.deepEqual(await phone.answers(), {}, 'nothing has begun');

    await page.evaluate('window.storageFull = false');
    await page.tap('.foot button.primary');
    await page.waitForSelector('.stem');

    assert.deepEqual(problems, []);
    await context.close();
  });

  test(`a paper whose time runs is opened on a phone that is full: ${locale}`, async () => {
    await phone.scene({ scene: 'EXAM', reset: true, paper: 'KINDS' });
    const { page, context, problems } = await phone.open(locale, { token: 'x', size: '1' }, storageFull);
    await page.goto(`${phone.address}/m/`);
    await page.evaluate(() => fetch('/api/v1/exams/e1/attempts', { method: 'POST', headers: { authorization: 'Bearer x' } }));
    await page.goto(`${phone.address}/m/attempt/a1`);
    await page.waitForSelector('.stem');
    await inspect(page, `paper on a full phone ${locale}`);
    assert.deepEqual(problems, []);
    await context.close();
  });
}
