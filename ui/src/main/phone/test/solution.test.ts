import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Item } from '../src/shapes.ts';
import { answerLines, verdictOf } from '../src/solution.ts';

const words = { right: 'True', wrong: 'False', part: (n: number) => `Part ${n}` };
const options = [
  { key: 'A', text: 'wash' },
  { key: 'B', text: 'rinse' },
];
const item = (kind: string, more: object = {}) =>
  ({ item: 1, points: 2, kind, stem: 's', options, prompts: ['raw', 'cooked'], unit: '℃', parts: [], ...more }) as unknown as Item;

test('a right answer reads in the words of the paper, whatever the kind', () => {
  assert.deepEqual(answerLines(item('SINGLE'), ['B'], words), [{ mark: 'B', text: 'rinse' }]);
  assert.deepEqual(answerLines(item('TRUE_FALSE'), ['F'], words), [{ mark: '', text: 'False' }]);
  assert.deepEqual(answerLines(item('MATCHING'), ['1B', '2A'], words), [
    { mark: 'raw →', text: 'rinse' },
    { mark: 'cooked →', text: 'wash' },
  ]);
  assert.deepEqual(answerLines(item('ORDERING'), ['B', 'A'], words), [
    { mark: '1.', text: 'rinse' },
    { mark: '2.', text: 'wash' },
  ]);
  assert.deepEqual(answerLines(item('FILL_NUMBER'), ['70'], words), [{ mark: '', text: '70\u00a0℃' }]);
});

test('half right has a mark of its own: neither the tick nor the cross', () => {
  assert.deepEqual(verdictOf(2, 2), { word: 'preview.right', icon: 'check', tone: 'leaf' });
  assert.deepEqual(verdictOf(0.5, 2), { word: 'preview.partly', icon: 'half', tone: 'amber' });
  assert.deepEqual(verdictOf(0, 2), { word: 'preview.wrong', icon: 'cross', tone: 'brick' });
});

test('of a case each part says which it is', () => {
  const story = item('CASE', { parts: [item('SINGLE'), item('FILL_TEXT')] });
  assert.deepEqual(answerLines(story, ['1:A', '2:samples'], words), [
    { mark: 'Part 1 A', text: 'wash' },
    { mark: 'Part 2 ', text: 'samples' },
  ]);
});
