import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { en } from '../src/words.en.ts';
import { apart, day, moment, percent, sentences, speak, t } from '../src/words.ts';
import { zh, type Word } from '../src/words.zh.ts';

const holes = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();

test('both languages have the same words', () => {
  assert.deepEqual(Object.keys(en).sort(), Object.keys(zh).sort());
});

test('both languages fill the same holes', () => {
  for (const [word, text] of Object.entries(zh)) {
    assert.deepEqual(holes(en[word as keyof typeof en]), holes(text), word);
  }
});

test('what the server says is told once, ends with its stop, and others follow it as the language has it', async () => {
  assert.equal(sentences(['第 3 题答的是“E”，可选的只有 A、B', '第 3 题答的是“E”，可选的只有 A、B', '没有。']), '第 3 题答的是“E”，可选的只有 A、B。没有。');
  await speak('en');
  assert.equal(sentences(['item 3 takes one answer, 2 came', 'No!']), 'item 3 takes one answer, 2 came. No!');
  await speak('zh');
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

/** Words are spoken in a document, of which only this is asked. */
Object.assign(globalThis, { document: { documentElement: { lang: '' }, title: '' } });

const COUNTS = '分钟|小时|小题|[分秒题次节天个张份项位人倍格]';

for (const [language, bundle] of [['zh', zh], ['en', en]] as const) {
  test(`no number is torn from what it counts, in whatever message: ${language}`, async () => {
    await speak(language);
    let counted = 0;
    for (const [word, text] of Object.entries(bundle)) {
      // Whatever a hole is for: if it can be a number, it may be one.
      const said = t(word as Word, Object.fromEntries(holes(text).map((hole) => [hole.slice(1, -1), 12])));
      assert.equal(apart(said), text.replace(/\{\w+\}/g, '12'), word);
      assert.doesNotMatch(said, /\d [A-Za-z\u3400-\u9fff]|\d \/ \d|第 \d/, word);
      assert.doesNotMatch(said, /\d\u00a0(分钟|小时|小题)/, word);
      // The blank is where it is held together: a number that counts has one behind it.
      assert.doesNotMatch(text, new RegExp(`[\\d}](${COUNTS})`), word);
      counted += said.includes('\u00a0') ? 1 : 0;
    }
    assert.ok(counted > 60, String(counted));
  });
}

test('a date stays whole, a day with its hour may part between the two', async () => {
  await speak('zh');
  assert.equal(day('2026-03-01'), '2026\u2060年3\u2060月1\u2060日');
  assert.match(moment('2026-03-01T14:05:00+08:00'), /^3\u2060月1\u2060日 ?14:05$/);
  await speak('en');
  assert.equal(day('2026-03-01'), '1\u00a0March 2026');
  assert.match(moment('2026-03-01T14:05:00+08:00'), /^1\u00a0March(,| at) 14:05$/);
});
