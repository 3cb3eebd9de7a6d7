import assert from 'node:assert/strict';
import { test } from 'node:test';
import { api } from '../src/api.ts';
import { countData, takeData } from '../src/data-used.ts';

test('what an exam sends counts with every try of it, and what leaves no phone does not', async () => {
  let heard: ((list: { getEntries(): object[] }) => void) | undefined;
  class Observer {
    constructor(told: typeof heard) {
      heard = told;
    }
    observe(): void {}
  }
  let told: ((event: { data: object }) => void) | undefined;
  const network = { onLine: true, serviceWorker: { addEventListener: (_: string, hears: typeof told) => (told = hears) } };
  Object.defineProperty(globalThis, 'navigator', { configurable: true, value: network });
  const fetch = () => Promise.reject(new TypeError('network'));
  Object.assign(globalThis, { PerformanceObserver: Observer, fetch });
  countData();
  const answers = [{ seq: 1, item: 1, response: ['x'.repeat(1000)] }];
  const send = () => api.saveAnswers('a', answers).catch(() => undefined);

  await send();
  const once = takeData();
  assert.ok(once > 1000 && once < 1400, `${once} bytes`);
  await send();
  await send();
  assert.equal(takeData(), 2 * once);
  network.onLine = false;
  await send();
  await api.me().catch(() => undefined);
  assert.equal(takeData(), 0);
  heard?.({ getEntries: () => [{ name: 'https://x/api/v1/attempts/a', transferSize: 300 }, { name: 'https://x/api/v1/me', transferSize: 70 }] });
  assert.equal(takeData(), 300);
  told?.({ data: { came: 'https://x/media/pictures/ab', bytes: 4000 } });
  told?.({ data: { came: 'https://x/api/v1/home', bytes: 90 } });
  told?.({ data: { other: true } });
  assert.equal(takeData(), 4000, 'what the service worker fetched in place of the page');
});
