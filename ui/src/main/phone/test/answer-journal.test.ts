import assert from 'node:assert/strict';
import { test } from 'node:test';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { beginning, digestOf, leads, type Link, type Seal } from '../src/answer-chain.ts';
import type { Entry } from '../src/exam-state.ts';
import { AnswerJournal, type KeptAttempt } from '../src/answer-journal.ts';
import type { OpenAttempt } from '../src/shapes.ts';

Object.assign(globalThis, { IDBKeyRange });
const paper = { attemptId: 'a', digest: 'd' };

function kept(attemptId = 'a', change: Partial<KeptAttempt> = {}): KeptAttempt {
  return { attemptId, attempt: { attemptId, savedSeq: 0, answers: [] } as unknown as OpenAttempt, clockOffsetMs: 0, later: [], handedIn: false, ...change };
}

/** A journal in which two papers are open. */
async function opened(factory = new IDBFactory()): Promise<AnswerJournal> {
  const journal = await AnswerJournal.open(factory);
  await journal.keep(kept('a'));
  await journal.keep(kept('b'));
  return journal;
}

const answer = (item: number, key: string, elapsedMs = item) => ({ attempt: paper, item, response: [key], elapsedMs });

test('lines are numbered behind what is here and behind what the server has', async () => {
  const journal = await opened();

  const first = await journal.append(answer(1, 'A'), 7);
  const second = await journal.append(answer(2, 'B'), 7);

  assert.deepEqual([first?.seq, second?.seq], [8, 9]);
});

test('two tabs on one phone never give one number twice', async () => {
  const factory = new IDBFactory();
  const [one, two] = await Promise.all([opened(factory), opened(factory)]);

  const lines = await Promise.all(
    Array.from({ length: 20 }, (_, i) => (i % 2 === 0 ? one : two).append(answer(i, 'A'), 0)),
  );

  assert.deepEqual(lines.map((line) => line?.seq).sort((a = 0, b = 0) => a - b), Array.from({ length: 20 }, (_, i) => i + 1));
});

test('acknowledged lines go, all others stay, and a reload finds them', async () => {
  const factory = new IDBFactory();
  const journal = await opened(factory);
  for (const item of [1, 2, 3]) {
    await journal.append(answer(item, 'A'), 0);
  }

  await journal.acknowledge('a', [{ seq: 2 }]);

  // 1 may be another tab's, on its way and not there yet.
  assert.deepEqual((await (await AnswerJournal.open(factory)).pending('a')).map((line) => line.item), [1, 3]);
});

test('lines move behind another phone without loss, and another attempt is not touched', async () => {
  const journal = await opened();
  await journal.append(answer(1, 'A'), 0);
  await journal.append(answer(2, 'B'), 0);
  await journal.append({ ...answer(1, 'C'), attempt: { attemptId: 'b' } }, 0);

  const moved = await journal.renumber('a', 10, []);

  assert.deepEqual(moved.map((line) => [line.seq, line.item]), [[11, 1], [12, 2]]);
  assert.deepEqual(await journal.pending('a'), moved);
  assert.deepEqual((await journal.pending('b')).map((line) => line.seq), [1]);
});

/** Found by the law of the sync: of two tabs that bring the same late lines, the second acknowledged what the first wrote since. */
test('an acknowledged line does not take another one along that has its number by now', async () => {
  const journal = await opened();
  const first = (await journal.append(answer(1, 'A'), 0)) as Entry;
  await journal.acknowledge('a', [first]);
  const second = (await journal.append(answer(2, 'B'), 0)) as Entry;
  assert.equal(second.seq, first.seq);

  await journal.acknowledge('a', [first]);

  assert.deepEqual(await journal.pending('a'), [second]);
});

test('what is stored does not move behind another phone, and another line under its number does', async () => {
  const journal = await opened();
  const stored = (await journal.append(answer(1, 'A'), 0)) as Entry;
  await journal.append(answer(2, 'B'), 0);

  assert.deepEqual((await journal.renumber('a', 10, [stored])).map((line) => [line.seq, line.item]), [[11, 2]]);
  assert.deepEqual((await journal.renumber('a', 20, [{ ...stored, seq: 11 }])).map((line) => [line.seq, line.item]), [[21, 2]]);
});

const chainOf = async (journal: AnswerJournal) => [(await journal.pending('a')) as unknown as Link[], (await journal.seal('a')) as Seal] as const;

test('lines of two tabs and of a reload are one chain', async () => {
  const factory = new IDBFactory();
  const tabs = await Promise.all([opened(factory), opened(factory)]);
  await Promise.all(Array.from({ length: 20 }, (_, i) => (tabs[i % 2] as AnswerJournal).append(answer(i, 'A'), 0)));

  const reloaded = await AnswerJournal.open(factory);
  await reloaded.append(answer(21, 'B'), 0);

  const [lines, seal] = await chainOf(reloaded);
  assert.equal(seal.lines, 21);
  assert.ok(leads(beginning(paper), lines, seal));
});

test('whatever is changed, dropped, doubled or moved breaks the chain', async () => {
  const journal = await opened();
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
    [one, { ...two, unsure: true }, three],
    [one, three],
    [one, two],
    [two, one, three],
    [one, one, two, three],
  ];
  broken.forEach((links, at) => assert.equal(leads(beginning(paper), links, seal), false, `case ${at}`));
  assert.equal(leads(beginning({ ...paper, digest: 'another paper' }), lines, seal), false);
});

/** `AnswerChainTest` of the platform has the same. */
test('the digest of a line is the platform’s own, also where nobody is sure of its time', () => {
  const line: Link = { chain: '0'.repeat(64), elapsedMs: 1500, item: 3, response: ['A', '鱼🐟'] };

  assert.equal(digestOf(line), 'e3ccd985772085449c3b89c9d9d5372469d09bc59a697b17e53cf363f305ac62');
  assert.equal(digestOf({ ...line, unsure: true }), 'f26d275b9cd40bc8d5438e17ad1e0efea2945224f1b29b29c3318cd30eded8f7');
});

test('that nobody is sure of a time is kept with the line, and breaks the chain where it is taken away', async () => {
  const factory = new IDBFactory();
  const journal = await opened(factory);
  await journal.append(answer(1, 'A'), 0);
  await journal.append({ ...answer(2, 'B'), unsure: true }, 0);
  await journal.append(answer(3, 'C'), 0);
  await journal.renumber('a', 40, []);

  const [lines, seal] = await chainOf(await AnswerJournal.open(factory));
  assert.deepEqual(lines.map((line) => line.unsure), [undefined, true, undefined]);
  assert.ok(leads(beginning(paper), lines, seal));
  assert.equal(leads(beginning(paper), lines.map(({ unsure: _gone, ...line }) => line), seal), false);
});

test('new numbers behind another phone leave the chain whole, and what is acknowledged is remembered by its end', async () => {
  const journal = await opened();
  await journal.append(answer(1, 'A'), 0);
  const before = (await journal.seal('a')) as Seal;
  await journal.acknowledge('a', [{ seq: 1 }]);
  await journal.append(answer(2, 'B'), 1);
  await journal.append(answer(3, 'C'), 1);

  await journal.renumber('a', 40, []);

  const [lines, seal] = await chainOf(journal);
  assert.ok(leads(before, lines, seal));
});

test('time never runs backwards in the chain, whatever the clock says', async () => {
  const journal = await opened();

  const elapsed: unknown[] = [];
  for (const ms of [10.4, 5000, 200, 6000]) {
    elapsed.push((await journal.append(answer(1, 'A', ms), 0))?.elapsedMs);
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

  const journal = await opened(factory);
  await journal.append(answer(2, 'B'), 0);

  const lines = await journal.pending('a');
  assert.deepEqual(lines.map((line) => line.seq), [1, 2]);
  assert.ok(leads(beginning(paper), lines.slice(1) as unknown as Link[], (await journal.seal('a')) as Seal));
});

test('a paper handed in takes no more answers, in no tab, and stays handed in', async () => {
  const factory = new IDBFactory();
  const [one, two] = await Promise.all([opened(factory), opened(factory)]);
  await one.append(answer(1, 'A'), 0);

  const done = await one.close(kept('a', { alone: true }), 5000.4);
  await two.keep(kept('a', { later: [3] }));
  const again = await two.close(kept('a'), 9000);

  assert.equal(await two.append(answer(2, 'B'), 0), undefined);
  assert.deepEqual([done.handedIn, done.seal?.lines, done.seal?.elapsedMs], [true, 1, 5000]);
  assert.deepEqual([again.handedIn, again.alone, again.seal], [true, true, done.seal]);
  assert.deepEqual((await one.kept('a'))?.later, []);
});

test('an answer belongs to a paper that is here', async () => {
  const journal = await opened();
  await journal.forget('a');

  assert.equal(await journal.append(answer(1, 'A'), 0), undefined);
  assert.deepEqual(await journal.pending('a'), []);
});

test('what one tab has had saved is not forgotten by another, nor numbered again', async () => {
  const factory = new IDBFactory();
  const [one, two] = await Promise.all([opened(factory), opened(factory)]);
  const saved = (answers: { seq: number; item: number; response: string[] }[], savedSeq: number) =>
    kept('a', { attempt: { attemptId: 'a', savedSeq, answers } as unknown as OpenAttempt });

  await one.keep(saved([{ seq: 1, item: 1, response: ['A'] }, { seq: 3, item: 2, response: ['B'] }], 3));
  await two.keep(saved([{ seq: 1, item: 1, response: ['A'] }, { seq: 2, item: 2, response: ['A'] }], 2));

  assert.deepEqual((await one.kept('a'))?.attempt.answers.map(({ item, response }) => [item, response[0]]), [[1, 'A'], [2, 'B']]);
  assert.equal((await two.append(answer(1, 'C'), 2))?.seq, 4);
});
