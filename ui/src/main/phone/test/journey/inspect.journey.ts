import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { inspect, Phone } from './phone.ts';

/** What looks at every screen sees what it is there for. */

let phone: Phone;
before(async () => {
  phone = await Phone.start();
});
after(() => phone.stop());

const SEEN: [string, string, RegExp][] = [
  ['a link that looks like a button', '<main><a class="button" href="/m/" data-style="display:inline-block;min-height:0;height:40px;padding:0">Home page</a></main>', /too small/],
  ['a card to be pressed', '<main><a class="card" href="/m/" data-style="display:block;height:40px;padding:0">Certificate</a></main>', /too small/],
  ['a tab', '<nav><a href="/m/" data-style="display:inline-block;width:90px;height:40px">Learn</a></nav>', /too small/],
  ['targets too small and too near, which only WCAG 2.2 forbids', '<p><button data-style="all:unset;display:inline-block;width:9px;height:9px">A</button><button data-style="all:unset;display:inline-block;width:9px;height:9px">B</button></p>', /target-size/],
];

for (const [what, html, complaint] of SEEN) {
  test(`${what} is found`, async () => {
    const { page, context } = await phone.open('en-US', {});
    await page.goto(`${phone.address}/m/`);
    await page.waitForSelector('#phone');
    await inspect(page, 'as it is');
    await page.evaluate((more) => {
      document.body.insertAdjacentHTML('beforeend', more);
      // The page's policy takes no styles out of HTML.
      document.querySelectorAll<HTMLElement>('[data-style]').forEach((one) => (one.style.cssText = one.dataset['style'] ?? ''));
    }, html);
    await assert.rejects(inspect(page, 'with it'), complaint);
    await context.close();
  });
}
