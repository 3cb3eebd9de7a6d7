import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { ExamPictures } from '../src/exam-pictures.ts';
import type { Item } from '../src/shapes.ts';

const src = (digit: string) => `/media/pictures/${digit.repeat(64)}`;
const item = (...digits: string[]) =>
  ({ item: 1, kind: 'SINGLE', stem: digits.map((digit) => `![a](picture:${digit.repeat(64)})`).join(' '), prompts: [], options: [], parts: [] }) as unknown as Item;

let asked: string[] = [];
let gone = new Set<string>();
let kept = new Set<string>();

beforeEach(() => {
  asked = [];
  gone = new Set();
  kept = new Set();
  Object.assign(globalThis, {
    caches: { open: () => Promise.resolve({ match: (one: string) => Promise.resolve(kept.has(one) ? {} : undefined) }) },
    fetch: (one: string) => {
      asked.push(one);
      return gone.has(one) ? Promise.reject(new TypeError('network')) : Promise.resolve(new Response('png'));
    },
  });
});

afterEach(() => Object.assign(globalThis, { caches: undefined }));

test('what could not be fetched is told, and fetched when it is asked for again', async () => {
  const pictures = new ExamPictures();
  gone.add(src('b'));

  assert.deepEqual(await pictures.bring([item('a', 'b')], true), [src('b')]);
  assert.deepEqual(await pictures.bring([item('a', 'b')], false), [src('b')], 'without a network nothing is asked for');
  assert.deepEqual(asked, [src('a'), src('b')]);
  gone.clear();
  assert.deepEqual(await pictures.bring([item('a', 'b')], true), []);
  assert.deepEqual(asked, [src('a'), src('b'), src('b')], 'each until it is here');
});

test('what is kept on this phone is here without a network', async () => {
  kept.add(src('a'));

  assert.deepEqual(await new ExamPictures().bring([item('a', 'b')], false), [src('b')]);
  assert.deepEqual(asked, []);
});

test('a picture that never ends is given up, and does not keep the others from coming', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  Object.assign(globalThis, {
    fetch: (one: string, { signal }: { signal: AbortSignal }) =>
      one === src('a')
        ? new Promise((_, fail) => signal.addEventListener('abort', () => fail(new Error('given up'))))
        : Promise.resolve(new Response('png')),
  });

  const missing = new ExamPictures().bring([item('a', 'b')], true);
  await new Promise((resolve) => setImmediate(resolve));
  t.mock.timers.tick(20_000);

  assert.deepEqual(await missing, [src('a')]);
});
