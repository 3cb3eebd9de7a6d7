import assert from 'node:assert/strict';
import { test } from 'node:test';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { AnswerJournal } from '../src/answer-journal.ts';

Object.assign(globalThis, { IDBKeyRange });
const answer = (item: number, key: string) => ({ attemptId: 'a', item, response: [key] });

test('lines are numbered behind what is here and behind what the server has', async () => {
  const journal = await AnswerJournal.open(new IDBFactory());

  const first = await journal.append(answer(1, 'A'), 7);
  const second = await journal.append(answer(2, 'B'), 7);

  assert.deepEqual([first.seq, second.seq], [8, 9]);
});

test('two tabs on one phone never give one number twice', async () => {
  const factory = new IDBFactory();
  const [one, two] = await Promise.all([AnswerJournal.open(factory), AnswerJournal.open(factory)]);

  const lines = await Promise.all(
    Array.from({ length: 20 }, (_, i) => (i % 2 === 0 ? one : two).append(answer(i, 'A'), 0)),
  );

  assert.deepEqual(lines.map((line) => line.seq).sort((a, b) => a - b), Array.from({ length: 20 }, (_, i) => i + 1));
});

test('acknowledged lines go, later ones stay, and a reload finds them', async () => {
  const factory = new IDBFactory();
  const journal = await AnswerJournal.open(factory);
  for (const item of [1, 2, 3]) {
    await journal.append(answer(item, 'A'), 0);
  }

  await journal.acknowledge('a', 2);

  assert.deepEqual((await (await AnswerJournal.open(factory)).pending('a')).map((line) => line.item), [3]);
});

test('lines move behind another phone without loss, and another attempt is not touched', async () => {
  const journal = await AnswerJournal.open(new IDBFactory());
  await journal.append(answer(1, 'A'), 0);
  await journal.append(answer(2, 'B'), 0);
  await journal.append({ attemptId: 'b', item: 1, response: ['C'] }, 0);

  const moved = await journal.renumber('a', 10);

  assert.deepEqual(moved.map((line) => [line.seq, line.item]), [[11, 1], [12, 2]]);
  assert.deepEqual(await journal.pending('a'), moved);
  assert.deepEqual((await journal.pending('b')).map((line) => line.seq), [1]);
});
