import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { startCamera, stopCamera } from '../src/camera.ts';

/** A camera that is allowed when the test says so; it counts who looks through it. */
let allow: (() => void)[] = [];
let on = 0;

beforeEach(() => {
  allow = [];
  on = 0;
  const getUserMedia = () =>
    new Promise((resolve) =>
      allow.push(() => {
        on += 1;
        resolve({ getTracks: () => [{ stop: () => (on -= 1) }] });
      }),
    );
  Object.defineProperty(globalThis, 'navigator', { value: { mediaDevices: { getUserMedia } }, configurable: true });
});

test('the camera is on from when it is allowed to when it is stopped', async () => {
  const starting = startCamera();
  allow[0]?.();
  assert.notEqual(await starting, undefined);
  assert.equal(on, 1);

  stopCamera();
  assert.equal(on, 0);
});

test('a camera that is allowed after whoever asked has left does not stay on', async () => {
  const starting = startCamera();
  stopCamera();
  allow[0]?.();

  assert.equal(await starting, undefined);
  assert.equal(on, 0);
});

test('asked for twice, the camera is on once', async () => {
  const first = startCamera();
  const second = startCamera();
  allow.forEach((one) => one());

  assert.equal(await first, undefined);
  assert.notEqual(await second, undefined);
  assert.equal(on, 1);
  stopCamera();
  assert.equal(on, 0);
});
