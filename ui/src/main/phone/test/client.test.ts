import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import jsQR from 'jsqr';
import { api, giveBack, leave } from '../src/api.ts';
import { recall, remember } from '../src/memory.ts';
import { merged, remaining } from '../src/progress-outbox.ts';
import { qrCode } from '../src/qr.ts';
import { addressOf, routeOf, type Route } from '../src/router.ts';
import { StudyClock } from '../src/study-clock.ts';

test('every route has an address that leads back to it', () => {
  const routes: Route[] = [
    { page: 'home' }, { page: 'learn' }, { page: 'lesson', id: 'a b' }, { page: 'exams' }, { page: 'exam', id: '1' },
    { page: 'attempt', id: '2' }, { page: 'certificates' }, { page: 'attempts' }, { page: 'certificate', number: 'LC/1' }, { page: 'account' },
    { page: 'practice', topic: '' }, { page: 'practice', topic: 'all' }, { page: 'practice', topic: '0603' },
    { page: 'mistakes', view: 'book' }, { page: 'mistakes', view: 'review' },
  ];
  for (const route of routes) {
    assert.deepEqual(routeOf(addressOf(route)), route);
  }
});

test('an unknown address leads home', () => {
  assert.deepEqual(routeOf('/m/nowhere/1'), { page: 'home' });
  assert.deepEqual(routeOf('/m/lesson/%zz'), { page: 'home' });
});

test('who signs out without a network is signed out at the server when it is back', async (context) => {
  const asked: string[] = [];
  let network = false;
  context.mock.method(globalThis, 'fetch', (address: string, init: RequestInit) => {
    asked.push(`${init.method} ${address} ${(init.headers as Record<string, string>)['authorization']}`);
    return network ? Promise.resolve(new Response(null, { status: 204 })) : Promise.reject(new TypeError('no network'));
  });
  remember('token', 'hers');

  leave();
  await giveBack();
  assert.equal(recall('token'), null);
  remember('token', 'his');
  network = true;
  await giveBack();
  await giveBack();

  assert.deepEqual(asked, Array(2).fill('DELETE /api/v1/tokens Bearer hers'));
  assert.equal(recall('leaving'), null);
  assert.equal(recall('token'), 'his');
});

test('who changes their number goes on with the token that comes with it, and signs in with it next time', async (context) => {
  context.mock.method(globalThis, 'fetch', (address: string, init: RequestInit) => {
    assert.equal(`${init.method} ${address} ${init.body}`, 'PUT /api/v1/me/phone {"phone":"13900000009","code":"246810"}');
    return Promise.resolve(Response.json({ phone: '139****0009', accessToken: 'new', tokenType: 'Bearer', expiresIn: 9 }));
  });
  remember('token', 'old');
  remember('phone', '13900000001');

  assert.equal(await api.changeOwnPhone('13900000009', '246810'), '139****0009');

  assert.equal(recall('token'), 'new');
  assert.equal(recall('phone'), '13900000009');
});

test('progress adds up while it waits, and what was sent is taken off', () => {
  const waiting = merged({ positionSeconds: 10, secondsSpent: 10, done: false }, { positionSeconds: 15, secondsSpent: 5, done: true });

  assert.deepEqual(waiting, { positionSeconds: 15, secondsSpent: 15, done: true });
  assert.equal(remaining(waiting, waiting), undefined);
  assert.deepEqual(remaining(waiting, { positionSeconds: 10, secondsSpent: 10, done: false }), { positionSeconds: 15, secondsSpent: 5, done: true });
});

test('only seconds of study count: neither pauses nor a phone asleep', () => {
  const clock = new StudyClock();
  [0, 1000, 2000].forEach((ms) => clock.tick(ms, true));
  clock.tick(3000, false);
  clock.tick(4000, true);
  clock.tick(60_000, true);
  clock.tick(61_500, true);

  assert.equal(clock.take(), 3);
  assert.equal(clock.seconds(), 0);
});

test('a QR code of every size is read back by another hand', () => {
  for (const length of [5, 14, 26, 42, 62, 84, 106, 122, 152, 180, 213]) {
    const text = 'https://liangku.example/verify/LC-371500-'.repeat(6).slice(0, length);
    const modules = qrCode(text);
    const side = (modules.length + 8) * 4;
    const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
    for (let y = 0; y < side; y++) {
      for (let x = 0; x < side; x++) {
        if (modules[Math.floor(y / 4) - 4]?.[Math.floor(x / 4) - 4]) {
          pixels.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3);
        }
      }
    }
    assert.equal(jsQR(pixels, side, side)?.data, text, `${length} bytes`);
  }
  assert.throws(() => qrCode('x'.repeat(214)), RangeError);
});

const tokens = readFileSync('../resources/META-INF/resources/kit/tokens.css', 'utf8');
const usual = tokens.slice(0, tokens.indexOf(':root[data-contrast'));

test('text keeps AA contrast on the grounds it is meant for', () => keepsContrast(usual, 4.5));

test('with more contrast, text keeps AAA', () => keepsContrast(tokens, 7));

/** Of two values of one colour the later one holds, as in the browser. */
function keepsContrast(css: string, least: number): void {
  const colour = new Map([...css.matchAll(/--lk-([\w-]+): (#[0-9a-f]{6})/g)].map((found) => [found[1], found[2]]));
  const light = (name: string) => {
    const hex = colour.get(name) as string;
    const [r, g, b] = [1, 3, 5].map((at) => {
      const value = parseInt(hex.slice(at, at + 2), 16) / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    }) as [number, number, number];
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (a: string, b: string) => (Math.max(light(a), light(b)) + 0.05) / (Math.min(light(a), light(b)) + 0.05);
  const texts = [
    ['ink', 'paper'], ['ink-soft', 'paper'], ['ink-soft', 'sunken'], ['ink-faint', 'paper'], ['ink-faint', 'sunken'],
    ['on-dark', 'teal'], ['on-dark', 'teal-bright'], ['on-dark-soft', 'teal'], ['on-dark', 'brick'], ['on-dark', 'leaf'],
    ['teal', 'paper'], ['teal', 'teal-tint'], ['teal', 'teal-wash'], ['ink', 'amber'], ['amber-ink', 'amber-tint'],
    ['brick-ink', 'brick-tint'], ['leaf-ink', 'leaf-tint'], ['leaf-ink', 'surface'],
  ] as const;
  for (const [text, ground] of texts) {
    assert.ok(contrast(text, ground) >= least, `${text} on ${ground}: ${contrast(text, ground).toFixed(2)}`);
  }
  for (const ground of ['paper', 'surface']) {
    assert.ok(contrast('line-strong', ground) >= 3, `line-strong on ${ground}`);
  }
}
