import assert from 'node:assert/strict';
import { test } from 'node:test';
import { watchIdle, type Idle } from '../src/idle-watch.ts';

/** A page with a clock of the test's and nobody but the test to touch it. */
function page(context: { mock: { method: (of: object, name: string, as: () => unknown) => unknown } }) {
  const touched = new Map<string, () => void>();
  const clock = { ms: 0, look: () => undefined as void };
  context.mock.method(Date, 'now', () => clock.ms);
  context.mock.method(performance, 'now', () => 0);
  context.mock.method(globalThis, 'setInterval', ((look: () => void) => (clock.look = look)) as () => unknown);
  context.mock.method(globalThis, 'clearInterval', () => undefined);
  Object.assign(globalThis, {
    addEventListener: (sign: string, does: () => void) => touched.set(sign, does),
    removeEventListener: (sign: string) => touched.delete(sign),
  });
  return { clock, touch: () => touched.get('pointerdown')?.() };
}

test('a touch keeps the seat, and untouched for too long it is over', (context) => {
  const { clock, touch } = page(context);
  const told: Idle['kind'][] = [];
  const stop = watchIdle(10_000, ({ kind }) => told.push(kind));

  for (const [ms, touches] of [[4_000, false], [6_000, true], [10_000, false], [16_000, false]] as const) {
    clock.ms = ms;
    clock.look();
    touches && touch();
  }

  assert.deepEqual(told, ['TOUCHED', 'SOON', 'TOUCHED', 'OVER']);
  stop();
  touch();
  assert.equal(told.length, 4);
});

test('the touch that wakes a device which slept for too long does not take the seat', (context) => {
  const { clock, touch } = page(context);
  const told: Idle['kind'][] = [];
  watchIdle(10_000, ({ kind }) => told.push(kind));

  clock.ms = 3_600_000;
  touch();

  assert.deepEqual(told, ['OVER']);
});
