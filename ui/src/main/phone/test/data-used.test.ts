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
  const network = { onLine: true };
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
});
