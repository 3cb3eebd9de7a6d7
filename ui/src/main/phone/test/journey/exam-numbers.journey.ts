import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { goTo, inspect, Phone } from './phone.ts';

/** Which answers are not where they should be is seen and heard at their numbers, in the largest letters, too. */

let phone: Phone;
before(async () => {
  phone = await Phone.start();
});
after(() => phone.stop());

/** The browser takes nothing more into its storage from when the page says so. */
function storageFillsUp(): void {
  const { transaction } = IDBDatabase.prototype;
  IDBDatabase.prototype.transaction = function (this: IDBDatabase, ...of: Parameters<typeof transaction>) {
    if ((window as unknown as { storageFull?: boolean }).storageFull === true && of[1] === 'readwrite') {
      throw new DOMException('full', 'QuotaExceededError');
    }
    return transaction.apply(this, of);
  };
}

for (const [locale, contrast, refused, adrift] of [
  ['zh-CN', 'usual', '未被接受', '仅在本页'],
  ['en-US', 'more', 'Refused', 'In this page only'],
] as const) {
  test(`what was refused, and what is in this page only, is seen at its number: ${locale}`, async () => {
    const { page, context, problems } = await phone.sit(locale, '3', { contrast }, storageFillsUp, { refused: [1, 3] });
    const label = (number: number) => page.getAttribute(`.strip .number-button >> nth=${number - 1}`, 'aria-label') as Promise<string>;
    await page.tap('.option >> nth=2');
    await goTo(page, 2);
    await page.tap('.option >> nth=1');
    await goTo(page, 3);
    await page.tap('.option >> nth=0');
    await page.waitForSelector('.strip .number-button.refused >> nth=1');
    await phone.arrived({ 2: ['B'] });

    assert.deepEqual(await page.locator('.strip .refused').allTextContents(), ['1', '3']);
    assert.deepEqual(await page.locator('.exam > .refused-some .number-button').allTextContents(), ['1', '3']);
    assert.ok((await label(1)).includes(refused), await label(1));
    assert.equal((await label(1)).includes('，'), locale === 'zh-CN', 'joined as the language joins');
    assert.ok(!(await label(2)).includes(refused), await label(2));
    await goTo(page, 2);
    await inspect(page, `refused ${locale}`);
    await page.tap('.exam > .refused-some .number-button >> nth=0');
    await page.waitForSelector('.exam-count strong:text-is("1")');

    await page.evaluate('window.storageFull = true');
    await phone.scene({ scene: 'EXAM', down: true });
    await goTo(page, 2);
    await page.tap('.option >> nth=0');
    await page.waitForSelector('.strip .number-button.adrift');
    assert.ok((await label(2)).includes(adrift), await label(2));
    await page.tap('.exam-top .text-button');
    await page.waitForSelector('#check[open]');
    const legend = (await page.textContent('#check .legend')) as string;
    assert.ok(legend.includes(refused) && legend.includes(adrift), legend);
    await inspect(page, `the sheet with refused answers ${locale}`);
    const cut = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('#check .legend-sign, #check .refused-some span, #check .number-sign')]
        .filter((one) => one.scrollWidth > one.clientWidth || one.getBoundingClientRect().right > innerWidth)
        .map((one) => one.outerHTML.slice(0, 120)),
    );
    assert.deepEqual(cut, []);
    await page.tap('#check .refused-some .number-button >> nth=1');
    await page.waitForSelector('#check[open]', { state: 'detached' });
    await page.waitForSelector('.exam-count strong:text-is("3")');
    assert.deepEqual(problems, []);
    await context.close();
  });
}
