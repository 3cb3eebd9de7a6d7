import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answerState, backOff, clockText, newestAnswers, nextSync, renumbered, setAside, unfinished, type Entry, type Sitting } from '../src/exam-state.ts';
import type { Answer, Item, Question } from '../src/shapes.ts';

const item = (number: number, question: Partial<Question> = {}): Item => ({
  item: number,
  kind: 'SINGLE',
  stem: '…',
  points: 1,
  options: ['A', 'B', 'C'].map((key) => ({ key, text: key })),
  prompts: [],
  unit: '',
  parts: [],
  ...question,
});

const entry = (seq: number, number: number, ...response: string[]): Entry => ({ attemptId: 'a', seq, item: number, response });

function sitting(saved: Answer[], pending: Entry[], change: Partial<Sitting> = {}): Sitting {
  return {
    attempt: {
      attemptId: 'a', examId: 'e', title: '', state: 'OPEN', startedAt: '', deadline: '', serverTime: '', savedSeq: 0,
      passPercent: 80, points: 3, paper: { items: [item(1), item(2), item(3, { kind: 'ORDERING' })] }, answers: saved,
    },
    pending,
    answers: newestAnswers(saved, pending),
    savedSeq: 0,
    sendingSeq: 0,
    current: 0,
    later: new Set(),
    typing: new Set(),
    handedIn: false,
    notice: 'NONE',
    unreachable: false,
    refusal: '',
    refused: new Map(),
    holdsAlone: false,
    elsewhere: undefined,
    unproved: [],
    missingPictures: [],
    ...change,
  };
}

test('what the server refused is shown as refused, and what waits for another phone is not sent', () => {
  const waiting = [{ attemptId: 'a', seq: 1, item: 1, response: ['A'] }];

  assert.equal(answerState(sitting([], waiting, { notice: 'REFUSED' }), 1), 'REFUSED');
  assert.deepEqual(nextSync(sitting([], waiting, { elsewhere: '2026-03-02T04:00:00Z' }), true, 0), { kind: 'REST' });
});

test('what is set aside is known by its place on the paper until it is answered anew', () => {
  const now = sitting([], [entry(1, 2, 'A'), entry(2, 3, 'B'), entry(3, 1, 'C')], { refused: new Map([[1, 'no such option'], [2, 'too long']]) });
  const anew = { ...now, pending: [...now.pending, entry(4, 2, 'B')] };

  assert.deepEqual(setAside(now).map(({ index, why }) => [index, why]), [[1, 'no such option'], [2, 'too long']]);
  assert.deepEqual(setAside(anew).map(({ item: { item: of } }) => of), [3]);
  assert.deepEqual([1, 2, 3].map((of) => answerState(now, of)), ['LOCAL', 'REFUSED', 'REFUSED']);
});

test('an answer is saved only when nothing of it is pending', () => {
  const now = sitting([entry(1, 1, 'A')], [entry(2, 2, 'B'), entry(3, 3, 'C')], { savedSeq: 1, sendingSeq: 2 });

  assert.equal(answerState(now, 1), 'SAVED');
  assert.equal(answerState(now, 2), 'SENDING');
  assert.equal(answerState(now, 3), 'LOCAL');
});

test('an answer changed while its first version is on its way is on this phone only', () => {
  const now = sitting([], [entry(1, 1, 'A'), entry(2, 1, 'B')], { sendingSeq: 1 });

  assert.equal(answerState(now, 1), 'LOCAL');
  assert.deepEqual(now.answers.get(1)?.response, ['B']);
});

test('a pending answer is never taken for saved because another phone has saved its number', () => {
  const now = sitting([entry(1, 2, 'A')], [entry(1, 1, 'B')], { savedSeq: 1 });

  assert.equal(answerState(now, 1), 'LOCAL');
});

test('the newest saved answer counts, whatever order the server lists them in', () => {
  assert.deepEqual(newestAnswers([entry(5, 1, 'B'), entry(2, 1, 'A')], []).get(1)?.response, ['B']);
});

test('a cleared answer counts as none, a half one as unfinished', () => {
  const { open, partly } = unfinished(sitting([entry(1, 1, 'A'), entry(2, 2), entry(3, 3, 'B', 'A')], []));

  assert.deepEqual([open, partly].map((items) => items.map((one) => one.item)), [[2], [3]]);
});

test('an answer being typed is neither here nor saved yet', () => {
  assert.equal(answerState(sitting([entry(1, 1, 'A')], [], { typing: new Set([1]) }), 1), 'TYPING');
});

test('answers go before the submission, nothing goes without a network or after a refusal', () => {
  const pending = [entry(1, 1, 'A')];

  assert.equal(nextSync(sitting([], []), true, 0).kind, 'REST');
  assert.equal(nextSync(sitting([], pending, { handedIn: true }), true, 0).kind, 'SEND');
  assert.equal(nextSync(sitting([], [], { handedIn: true }), true, 0).kind, 'SUBMIT');
  assert.equal(nextSync(sitting([], pending), false, 0).kind, 'WAIT');
  assert.deepEqual(nextSync(sitting([], pending), true, 700), { kind: 'WAIT', ms: 700 });
  assert.equal(nextSync(sitting([], pending, { notice: 'REFUSED' }), true, 0).kind, 'REST');
});

test('a batch holds at most 50 answers, the oldest first', () => {
  const many = Array.from({ length: 70 }, (_, i) => entry(i + 1, 1, 'A'));

  const step = nextSync(sitting([], many), true, 0);

  assert.ok(step.kind === 'SEND');
  assert.equal(step.batch.length, 50);
  assert.equal(step.batch[0]?.seq, 1);
});

test('waits grow from about a second to half a minute and spread by a quarter each way', () => {
  assert.equal(backOff(1, 0.5), 1000);
  assert.equal(backOff(3, 0.5), 4000);
  assert.equal(backOff(20, 0.5), 30_000);
  assert.equal(backOff(1, 0), 750);
});

test('answers renumbered behind another phone keep their order', () => {
  assert.deepEqual(renumbered([entry(4, 1, 'A'), entry(5, 2, 'B')], 9).map((one) => [one.seq, one.item]), [[10, 1], [11, 2]]);
});

test('the clock shows minutes and seconds, hours when there are any, and never less than nothing', () => {
  assert.equal(clockText(59_001), '1:00');
  assert.equal(clockText(3_600_000), '1:00:00');
  assert.equal(clockText(-5), '0:00');
});
