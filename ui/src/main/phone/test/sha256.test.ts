import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { sha256 } from '../src/sha256.ts';

test('digests are those of another hand, around every edge of a block and beyond ASCII', () => {
  for (let length = 0; length <= 200; length++) {
    for (const text of ['a'.repeat(length), '样'.repeat(length), '𠮷x'.repeat(length)]) {
      assert.equal(sha256(text), createHash('sha256').update(text).digest('hex'), `${length} of ${text.slice(0, 2)}`);
    }
  }
});
