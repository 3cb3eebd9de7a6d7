import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, test } from 'node:test';
import { Phone } from './phone.ts';

/** What a paper showed on a shared device is nowhere in it when the next one sits down. */

let phone: Phone;
before(async () => {
  phone = await Phone.start();
});
after(() => phone.stop());

async function asked(): Promise<number> {
  return ((await (await fetch(`${phone.address}/dev/attempt`)).json()) as { pictures: number }).pictures;
}

test("a picture that was seen lies where a page can clear it, and nowhere else: the browser's own cache has none", async () => {
  await phone.scene({ scene: 'EXAM', reset: true });
  const { page, context, problems } = await phone.open('zh-CN', { room: 'room' }, undefined, 'allow');
  await page.goto(`${phone.address}/m/room`);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  const look = (src: string) =>
    // Not as an image: those that are on the screen a page has in its memory, too, as long as it lives.
    page.evaluate(async (shown) => (await (await fetch(shown)).blob()).size, src);
  const src = `/media/pictures/${createHash('sha256').update('red').digest('hex')}`;

  await look(src);
  await look(src);
  assert.equal(await asked(), 1, 'kept while somebody sits there');
  await page.evaluate(() => caches.delete('liangku-kept'));
  await page.goto(`${phone.address}/m/room`);
  await look(src);

  assert.equal(await asked(), 2, 'asked for again after it was cleared');
  assert.deepEqual(problems, []);
  await context.close();
});
