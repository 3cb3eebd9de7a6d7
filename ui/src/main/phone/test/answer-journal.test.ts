import assert from 'node:assert/strict';
import { test } from 'node:test';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { beginning, leads, type Link, type Seal } from '../src/answer-chain.ts';
import { AnswerJournal } from '../src/answer-journal.ts';

Object.assign(globalThis, { IDBKeyRange });
const paper = { attemptId: 'a', digest: 'd' };
const answer = (item: number, key: string, elapsedMs = item) => ({ attempt: paper, item, response: [key], elapsedMs });

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

test('acknowledged lines go, all others stay, and a reload finds them', async () => {
  const factory = new IDBFactory();
  const journal = await AnswerJournal.open(factory);
  for (const item of [1, 2, 3]) {
    await journal.append(answer(item, 'A'), 0);
  }

  await journal.acknowledge('a', [{ seq: 2 }]);

  // 1 may be another tab's, on its way and not there yet.
  assert.deepEqual((await (await AnswerJournal.open(factory)).pending('a')).map((line) => line.item), [1, 3]);
});

test('lines move behind another phone without loss, and another attempt is not touched', async () => {
  const journal = await AnswerJournal.open(new IDBFactory());
  await journal.append(answer(1, 'A'), 0);
  await journal.append(answer(2, 'B'), 0);
  await journal.append({ ...answer(1, 'C'), attempt: { attemptId: 'b' } }, 0);

  const moved = await journal.renumber('a', 10);

  assert.deepEqual(moved.map((line) => [line.seq, line.item]), [[11, 1], [12, 2]]);
  assert.deepEqual(await journal.pending('a'), moved);
  assert.deepEqual((await journal.pending('b')).map((line) => line.seq), [1]);
});

const chainOf = async (journal: AnswerJournal) => [(await journal.pending('a')) as unknown as Link[], (await journal.seal('a')) as Seal] as const;

test('lines of two tabs and of a reload are one chain', async () => {
  const factory = new IDBFactory();
  const tabs = await Promise.all([AnswerJournal.open(factory), AnswerJournal.open(factory)]);
  await Promise.all(Array.from({ length: 20 }, (_, i) => (tabs[i % 2] as AnswerJournal).append(answer(i, 'A'), 0)));

  const reloaded = await AnswerJournal.open(factory);
  await reloaded.append(answer(21, 'B'), 0);

  const [lines, seal] = await chainOf(reloaded);
  assert.equal(seal.lines, 21);
  assert.ok(leads(beginning(paper), lines, seal));
});

test('whatever is changed, dropped, doubled or moved breaks the chain', async () => {
  const journal = await AnswerJournal.open(new IDBFactory());
  for (const item of [1, 2, 3]) {
    await journal.append(answer(item, 'A'), 0);
  }
  const [lines, seal] = await chainOf(journal);
  const [one, two, three] = lines as [Link, Link, Link];

  const broken: Link[][] = [
    [one, two, { ...three, response: ['B'] }],
    [one, { ...two, response: ['A', ''] }, three],
    [one, { ...two, elapsedMs: 1 }, three],
    [one, { ...two, item: 3 }, three],
    [one, three],
    [one, two],
    [two, one, three],
    [one, one, two, three],
  ];
  broken.forEach((links, at) => assert.equal(leads(beginning(paper), links, seal), false, `case ${at}`));
  assert.equal(leads(beginning({ ...paper, digest: 'another paper' }), lines, seal), false);
});

test('new numbers behind another phone leave the chain whole, and what is acknowledged is remembered by its end', async () => {
  const journal = await AnswerJournal.open(new IDBFactory());
  await journal.append(answer(1, 'A'), 0);
  const before = (await journal.seal('a')) as Seal;
  await journal.acknowledge('a', [{ seq: 1 }]);
  await journal.append(answer(2, 'B'), 1);
  await journal.append(answer(3, 'C'), 1);

  await journal.renumber('a', 40);

  const [lines, seal] = await chainOf(journal);
  assert.ok(leads(before, lines, seal));
});

test('time never runs backwards in the chain, whatever the clock says', async () => {
  const journal = await AnswerJournal.open(new IDBFactory());

  const elapsed: unknown[] = [];
  for (const ms of [10.4, 5000, 200, 6000]) {
    elapsed.push((await journal.append(answer(1, 'A', ms), 0)).elapsedMs);
  }

  assert.deepEqual(elapsed, [10, 5000, 5000, 6000]);
});

test('a journal from before there were chains keeps its lines and goes on with one', async () => {
  const factory = new IDBFactory();
  await new Promise<void>((resolve) => {
    const opening = factory.open('liangku-exam', 1);
    opening.onupgradeneeded = () => {
      opening.result.createObjectStore('attempt', { keyPath: 'attemptId' });
      opening.result.createObjectStore('answer', { keyPath: ['attemptId', 'seq'] }).add({ attemptId: 'a', seq: 1, item: 1, response: ['A'] });
    };
    opening.onsuccess = () => {
      opening.result.close();
      resolve();
    };
  });

  const journal = await AnswerJournal.open(factory);
  await journal.append(answer(2, 'B'), 0);

  const lines = await journal.pending('a');
  assert.deepEqual(lines.map((line) => line.seq), [1, 2]);
  assert.ok(leads(beginning(paper), lines.slice(1) as unknown as Link[], (await journal.seal('a')) as Seal));
});
