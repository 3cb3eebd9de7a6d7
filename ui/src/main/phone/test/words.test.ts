import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { en } from '../src/words.en.ts';
import { percent } from '../src/words.ts';
import { zh } from '../src/words.zh.ts';

const holes = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();

test('both languages have the same words', () => {
  assert.deepEqual(Object.keys(en).sort(), Object.keys(zh).sort());
});

test('both languages fill the same holes', () => {
  for (const [word, text] of Object.entries(zh)) {
    assert.deepEqual(holes(en[word as keyof typeof en]), holes(text), word);
  }
});

test('a kind of question is called what the desks call it', () => {
  const kinds = readFileSync('../../../../question-bank/src/main/java/liangku/questionbank/QuestionKind.java', 'utf8');
  const names = [...kinds.matchAll(/^ {4}([A-Z_]+)\("([^"]+)", "/gm)];
  assert.equal(names.length, 8);
  for (const [, kind, name] of names) {
    assert.equal(zh[`exam.${kind}` as keyof typeof zh], name);
  }
});

test('no word is empty, and English has no Chinese in it', () => {
  for (const text of Object.values(zh)) {
    assert.notEqual(text.trim(), '');
  }
  for (const [word, text] of Object.entries(en)) {
    assert.match(text, /^[^\u3000-\u9fff\uff00-\uffef]+$/, word);
  }
});

test('no element speaks Chinese past the words, except to name the language', () => {
  for (const file of readdirSync('src/elements')) {
    const code = readFileSync(join('src/elements', file), 'utf8').replace(/'中文'/g, '');
    assert.doesNotMatch(code, /[\u3000-\u9fff\uff00-\uffef]/, file);
  }
});

test('a mark is never rounded up to the pass mark', () => {
  assert.deepEqual([59.97, 59.5, 60, 64.1, 0, 100].map(percent), ['59.9', '59.5', '60', '64.1', '0', '100']);
});
