import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setContrast } from '../src/contrast.ts';
import { rememberOnly } from '../src/memory.ts';
import { usualLooks } from '../src/room-looks.ts';
import { setTextSize } from '../src/text-size.ts';

test('how a shared device looked to one person is gone for the next, and what its owner chose stays with the owner', () => {
  const settings = new Map([['liangku.size', '2']]);
  const page = { dataset: {} as Record<string, string> };
  Object.assign(globalThis, {
    localStorage: { getItem: (key: string) => settings.get(key) ?? null, setItem: (key: string, value: string) => settings.set(key, value), removeItem: (key: string) => settings.delete(key) },
    document: { documentElement: page },
    matchMedia: () => ({ matches: false }),
  });
  rememberOnly(['room']);
  setTextSize('3');
  setContrast('more');
  assert.deepEqual(page.dataset, { size: '3', contrast: 'more' });

  usualLooks();
  assert.deepEqual(page.dataset, { size: '1', contrast: 'usual' });
  assert.deepEqual([...settings], [['liangku.size', '2']]);
});
