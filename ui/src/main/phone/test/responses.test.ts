import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isNoNumber, matched, matchOf, moved, negated, ofPart, placed, pressed, progressOf, progressOfItem, typed, whole, withPart } from '../src/responses.ts';
import type { Item, PartKind, Question } from '../src/shapes.ts';

const options = (keys: string) => [...keys].map((key) => ({ key, text: key }));
const question = (kind: PartKind, keys = 'ABCD', prompts: string[] = []): Question => ({ kind, stem: '', options: options(keys), prompts, unit: '' });

/** The same numbers in every run, so that a failure can be looked at again. */
function* chance(seed: number): Generator<(below: number) => number> {
  let state = seed;
  const next = (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  for (let round = 0; round < 500; round++) {
    yield next;
  }
}

test('one choice replaces another, several toggle and keep the order of the paper', () => {
  assert.deepEqual(pressed(question('SINGLE'), ['A'], 'C'), ['C']);
  assert.deepEqual(pressed(question('TRUE_FALSE', ''), ['T'], 'F'), ['F']);
  assert.deepEqual(pressed(question('MULTIPLE'), ['C'], 'A'), ['A', 'C']);
  assert.deepEqual(pressed(question('MULTIPLE'), ['A', 'C'], 'A'), ['C']);
});

test('any presses of several options leave what was pressed an odd number of times', () => {
  for (const below of chance(1)) {
    const presses = Array.from({ length: below(12) }, () => 'ABCD'[below(4)] as string);

    const response = presses.reduce((before: string[], key) => pressed(question('MULTIPLE'), before, key), []);

    assert.deepEqual(response, [...'ABCD'].filter((key) => presses.filter((one) => one === key).length % 2 === 1));
  }
});

test('any matching is ascending by prompt, one option each, and says what was chosen last', () => {
  for (const below of chance(2)) {
    const prompts = 1 + below(12);
    const last = new Map<number, string | undefined>();
    let response: string[] = [];
    for (let step = below(30); step > 0; step--) {
      const prompt = 1 + below(prompts);
      const key = below(4) === 0 ? undefined : 'ABCDE'[below(5)];
      last.set(prompt, key);
      response = matched(response, prompt, key);
    }

    const wanted = [...last].filter(([, key]) => key !== undefined).sort(([a], [b]) => a - b);
    assert.deepEqual(response, wanted.map(([prompt, key]) => `${prompt}${key}`));
    last.forEach((key, prompt) => assert.equal(matchOf(response, prompt), key));
  }
});

test('prompt 1 is not taken for prompt 11', () => {
  assert.equal(matchOf(['11B'], 1), undefined);
  assert.deepEqual(matched(['1A', '11B'], 1, undefined), ['11B']);
});

test('any taps and moves keep an order without doubles, and a tap back leaves the others as they were', () => {
  for (const below of chance(3)) {
    let order: string[] = [];
    for (let step = below(30); step > 0; step--) {
      const key = 'ABCDEF'[below(6)] as string;
      const others = order.filter((one) => one !== key);
      const by = below(7) - 3;
      const next = below(2) === 0 ? placed(order, key) : moved(order, key, by);

      assert.deepEqual(next.filter((one) => one !== key), others);
      assert.equal(new Set(next).size, next.length);
      order = next;
    }
  }
});

test('an option moves by one and stops at the ends', () => {
  assert.deepEqual(moved(['C', 'A', 'B'], 'B', -1), ['C', 'B', 'A']);
  assert.deepEqual(moved(['C', 'A', 'B'], 'B', 1), ['C', 'A', 'B']);
  assert.deepEqual(moved(['C', 'A', 'B'], 'C', -1), ['C', 'A', 'B']);
  assert.deepEqual(moved(['C'], 'A', 1), ['C']);
});

test('a typed word is trimmed, cut to 200 characters, never within one, and nothing is no answer', () => {
  assert.deepEqual(typed('FILL_TEXT', '  交叉 污染 '), ['交叉 污染']);
  assert.deepEqual(typed('FILL_TEXT', ' \u3000 '), []);
  assert.equal(typed('FILL_TEXT', 'x'.repeat(300))[0]?.length, 200);
  assert.deepEqual(typed('FILL_TEXT', 'x'.repeat(199) + '𠮷'), ['x'.repeat(199)]);
});

test('a typed number may be full-width; what is no number yet is no answer', () => {
  for (const [text, response] of [['70', '70'], ['-12.5', '-12.5'], ['－１８', '-18'], ['\u221218', '-18'], ['７０．５', '70.5'], ['1。5', '1.5'], ['70.', '70'], ['.5', '.5']]) {
    assert.deepEqual(typed('FILL_NUMBER', text as string), [response], text);
  }
  for (const text of ['', '-', '七十', '7x', '1.2.3', '70℃', '1e3']) {
    assert.deepEqual(typed('FILL_NUMBER', text), [], text);
  }
  for (const text of ['10²', '①', '7₀', '½']) {
    assert.deepEqual(typed('FILL_NUMBER', text), [], text);
  }
  assert.deepEqual(['', '70', '-', '.', '-.'].map((text) => isNoNumber(text)), [false, false, false, false, false]);
  assert.deepEqual(['七', '7x', '--1'].map((text) => isNoNumber(text)), [true, true, true]);
});

test('the unit shown beside the field may be typed behind the number, and thousands may have their comma', () => {
  for (const [text, unit, response] of [['70℃', '℃', '70'], ['70 °c', '℃', '70'], ['７０．５ ℃', '℃', '70.5'], ['48小时', '小时', '48'], ['5m²', 'm²', '5'], ['5 m2', 'm²', '5'], ['3％', '%', '3'], ['70.℃', '℃', '70'], ['1,000', '', '1000'], ['-1,234.5', '', '-1234.5']]) {
    assert.deepEqual(typed('FILL_NUMBER', text as string, unit as string), [response], text);
    assert.equal(isNoNumber(text as string, unit as string), false, text);
  }
  for (const [text, unit] of [['70℃', '小时'], ['℃', '℃'], ['10²', 'm²'], ['10²m²', 'm²'], ['1,00', '']]) {
    assert.deepEqual(typed('FILL_NUMBER', text as string, unit as string), [], text);
  }
  assert.equal(isNoNumber('-℃', '℃'), false);
});

test('the sign turns there and back', () => {
  assert.equal(negated('18'), '-18');
  assert.equal(negated('-18'), '18');
  assert.equal(negated(''), '-');
});

test('any answers to the parts of a case are found again part by part, in their own sequence', () => {
  for (const below of chance(4)) {
    const parts = new Map<number, string[]>();
    let response: string[] = [];
    for (let step = below(20); step > 0; step--) {
      const part = 1 + below(12);
      const values = Array.from({ length: below(4) }, () => ['A', '1B', 'a:b', '70', 'C'][below(5)] as string);
      parts.set(part, values);
      response = withPart(response, part, values);
    }

    parts.forEach((values, part) => assert.deepEqual(ofPart(response, part), values));
    const numbers = response.map((value) => parseInt(value, 10));
    assert.deepEqual(numbers, [...numbers].sort((a, b) => a - b));
  }
});

test('the agreed case is built part by part in any order', () => {
  const steps: [number, string[]][] = [[4, ['1B', '2A']], [1, ['A']], [3, ['70']], [2, ['B', 'C']]];

  const response = steps.reduce((before: string[], [part, values]) => withPart(before, part, values), []);

  assert.deepEqual(response, ['1:A', '2:B', '2:C', '3:70', '4:1B', '4:2A']);
});

test('only a whole answer counts: every prompt, every place, every part', () => {
  const state = (one: Question, ...response: string[]) => progressOf(one, response).state;
  const match = question('MATCHING', 'AB', ['x', 'y']);

  assert.deepEqual([state(match), state(match, '1A'), state(match, '1A', '2A')], ['NONE', 'PARTLY', 'WHOLE']);
  assert.deepEqual([state(question('ORDERING', 'AB'), 'B'), state(question('ORDERING', 'AB'), 'B', 'A')], ['PARTLY', 'WHOLE']);
  assert.deepEqual([state(question('FILL_TEXT', '')), state(question('FILL_TEXT', ''), 'x')], ['NONE', 'WHOLE']);
  const story: Item = { item: 1, points: 1, kind: 'CASE', stem: '', options: [], prompts: [], unit: '', parts: [match, question('SINGLE')] };
  assert.deepEqual(progressOfItem(story, []), { state: 'NONE', done: 0, all: 2 });
  assert.deepEqual(progressOfItem(story, ['1:1A']), { state: 'PARTLY', done: 0, all: 2 });
  assert.deepEqual(progressOfItem(story, ['1:1A', '2:A']), { state: 'PARTLY', done: 1, all: 2 });
  assert.deepEqual(progressOfItem(story, ['1:1A', '1:2B', '2:A']), { state: 'WHOLE', done: 2, all: 2 });
});

test('an item of an older server lacks nothing', () => {
  assert.deepEqual(whole({ item: 1, kind: 'SINGLE', stem: 's', points: 2, options: options('A') }), {
    item: 1, kind: 'SINGLE', stem: 's', points: 2, options: options('A'), prompts: [], unit: '', parts: [],
  });
});
