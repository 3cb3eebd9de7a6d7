import assert from 'node:assert/strict';
import { test } from 'node:test';
import { askIn, isPassing, retryIn, startsIn } from '../src/start-queue.ts';
import type { WaitingStart } from '../src/shapes.ts';

const NOW = Date.parse('2026-03-02T04:00:00Z');

function waiting(startsInMs: number, askInMs: number): WaitingStart {
  return {
    examId: 'e', title: '', state: 'WAITING', waitingFor: 'TURN', ahead: 3,
    startsAt: new Date(NOW + startsInMs).toISOString(), askAgainAt: new Date(NOW + askInMs).toISOString(),
    serverTime: new Date(NOW).toISOString(),
  };
}

test('a place is asked for when the server said, a trifle late rather than early', () => {
  assert.equal(askIn(waiting(12_000, 10_000), NOW), 10_050);
  assert.equal(askIn(waiting(12_000, 10_000), NOW + 4_000), 6_050);
});

test('a place that should have been asked for already is asked for at once, and not in a loop', () => {
  assert.equal(askIn(waiting(1_000, 1_000), NOW + 60_000), 250);
});

test('the countdown ends at nought', () => {
  assert.equal(startsIn(waiting(12_000, 10_000), NOW + 2_000), 10_000);
  assert.equal(startsIn(waiting(12_000, 10_000), NOW + 20_000), 0);
});

test('a server that is too busy is asked again when it said, by each a little later than by the other', () => {
  assert.equal(retryIn(10, 0), 10_000);
  assert.equal(retryIn(10, 1), 12_500);
  assert.equal(retryIn(0, 0), 1_000);
  assert.equal(retryIn(undefined, 0), 2_000);
});

test('no network and a busy server keep the place, a refusal ends the waiting', () => {
  assert.deepEqual([0, 429, 503].map(isPassing), [true, true, true]);
  assert.deepEqual([401, 409].map(isPassing), [false, false]);
});
