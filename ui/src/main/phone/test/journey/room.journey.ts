import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { inspect, Phone, type Sitting } from './phone.ts';

/** The seat at a shared device, from the PIN on: whoever is not there any more has left nothing to the next one. */

const PIN = '274915';

let phone: Phone;
before(async () => {
  phone = await Phone.start();
});
after(() => phone.stop());

/** A camera that writes down what becomes of it: the page is loaded anew when somebody leaves. */
function paintedCamera(): void {
  const look = (): Promise<MediaStream> => {
    const stream = document.createElement('canvas').captureStream();
    sessionStorage.setItem('camera', 'on');
    stream.getTracks().forEach((track) => (track.stop = () => sessionStorage.setItem('camera', 'off')));
    return Promise.resolve(stream);
  };
  Object.defineProperty(navigator, 'mediaDevices', { value: { getUserMedia: look } });
}

async function names(locale: string, world: Record<string, unknown> = {}): Promise<Sitting> {
  await phone.scene({ scene: 'EXAM', reset: true, ...world });
  const sitting = await phone.open(locale, { room: 'room', language: locale.slice(0, 2) }, paintedCamera);
  await sitting.page.goto(`${phone.address}/m/room`);
  await sitting.page.waitForSelector('.room-name');
  // A page that is loaded says so, as somebody may have sat there before.
  assert.deepEqual(await left(), ['RELOADED']);
  return sitting;
}

async function type(page: Page, pin: string): Promise<void> {
  await page.tap('.room-name >> nth=0');
  for (const digit of pin) {
    await page.tap(`.pin-key:text-is("${digit}")`);
  }
}

async function left(): Promise<string[]> {
  return ((await (await fetch(`${phone.address}/dev/attempt`)).json()) as { left: string[] }).left;
}

for (const locale of ['zh-CN', 'en-US']) {
  test(`who walks away at the question for a picture leaves neither seat nor camera (${locale})`, async () => {
    const { page, context, problems } = await names(locale);
    await type(page, PIN);
    await page.waitForSelector('.room-photo');
    assert.match((await page.textContent('.room-bar')) as string, /王\*芳/);
    await inspect(page, `question for a picture ${locale}`);
    await page.tap('.room-choice .button >> nth=1');
    await page.waitForSelector('video.room-camera');
    assert.equal(await page.evaluate(() => sessionStorage.getItem('camera')), 'on');

    await page.waitForSelector('.room-idle');
    await inspect(page, `about to lock ${locale}`);
    await page.waitForSelector('.room-name');
    assert.equal(await page.evaluate(() => sessionStorage.getItem('camera')), 'off');
    assert.equal(await page.locator('.room-photo, .room-bar').count(), 0);
    assert.deepEqual(await left(), ['RELOADED', 'IDLE', 'RELOADED']);
    assert.deepEqual(problems, []);
    await context.close();
  });
}

test('who is not the one they sat down as leaves at the question for a picture', async () => {
  const { page, context, problems } = await names('zh-CN');
  await type(page, PIN);
  await page.tap('.room-bar >> text=离开座位');

  await page.waitForSelector('.room-name');
  assert.deepEqual(await left(), ['RELOADED', 'LEFT', 'RELOADED']);
  assert.deepEqual(problems, []);
  await context.close();
});

test('a PIN that is found right after its bearer has gone back to the names seats nobody', async () => {
  const { page, context, problems } = await names('zh-CN', { seatAfterMs: 1500 });
  await type(page, PIN);
  await page.tap('.room-back');
  await page.tap('.room-name >> nth=1');

  await page.waitForSelector('.room-name');
  assert.equal(await page.locator('.room-photo').count(), 0);
  assert.deepEqual(await left(), ['RELOADED', 'LEFT', 'RELOADED']);
  assert.deepEqual(problems, []);
  await context.close();
});
