import assert from 'node:assert/strict';
import { test } from 'node:test';
import { picturesIn, pieces, plain } from '../src/rich-text.ts';

const hash = 'ab'.repeat(32);
const src = `/media/pictures/${hash}`;

test('a picture stands where its mark was, the rest is literal', () => {
  assert.deepEqual(pieces(`看图：\n![三层冰箱](picture:${hash})\n<b>哪层</b> **不** 对？`), [
    { text: '看图：\n' },
    { alt: '三层冰箱', src },
    { text: '\n<b>哪层</b> **不** 对？' },
  ]);
});

test('what only looks like a picture is text', () => {
  for (const text of [`![x](picture:${hash.slice(1)})`, `![x](https://e.example/${hash})`, `![x] (picture:${hash})`, `![x]y](picture:${hash})`, `![${'x'.repeat(201)}](picture:${hash})`, `![x](picture:${hash.toUpperCase()})`, `[x](picture:${hash})`]) {
    assert.deepEqual(pieces(text), [{ text }]);
  }
});

test('a stray mark before a picture stays outside its alt text', () => {
  assert.deepEqual(pieces(`![a ![b](picture:${hash})`), [{ text: '![a ' }, { alt: 'b', src }]);
});

test('rare characters of an alt text count once', () => {
  assert.deepEqual(pieces(`![${'𬭎'.repeat(200)}](picture:${hash})`), [{ alt: '𬭎'.repeat(200), src }]);
});

test('pictures side by side leave no empty text between them, and an alt may be empty', () => {
  assert.deepEqual(pieces(`![](picture:${hash}) ![b](picture:${hash})`), [{ alt: '', src }, { alt: 'b', src }]);
});

test('read aloud, a picture is its alt text', () => {
  assert.equal(plain(`看图\n![三层冰箱](picture:${hash})`), '看图 三层冰箱');
});

test('each picture of a paper is named once', () => {
  assert.deepEqual(picturesIn([`![a](picture:${hash})`, 'none', `![b](picture:${hash})`]), [src]);
});
