import assert from 'node:assert/strict';
import { test } from 'node:test';
import { IDBDatabase as FakeDatabase, IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { AnswerJournal, type KeptAttempt } from '../src/answer-journal.ts';
import type { Sitting } from '../src/exam-state.ts';
import type { OpenAttempt } from '../src/shapes.ts';
import { World, type Page, type Phone } from './sync/world.ts';

/** A phone whose storage fails goes on from the page's memory, says so, and delivers all the same. */

Object.assign(globalThis, { IDBKeyRange });

function sitting(page: Page): Sitting {
  const { exam } = page.store.state;
  assert.ok(exam.kind === 'SITTING', exam.kind);
  return exam.sitting;
}

async function sat(phones = 1): Promise<{ world: World; phone: Phone; page: Page }> {
  const world = new World(phones, () => undefined);
  const [phone] = world.phones as [Phone];
  const page = world.open(phone);
  await page.session.open('a');
  await world.rest();
  return { world, phone, page };
}

const saved = (world: World) => [...world.platform.stored.values()].map(({ item, response }) => `${item} ${response[0]}`);

function network(phone: Phone, online: boolean): void {
  phone.online = online;
  phone.pages.forEach(({ session, store }) => {
    store.set({ online });
    void session.hurry();
  });
}

test('a connection that the browser closes under the page is opened anew', async () => {
  const { world, phone, page } = await sat();
  page.closeDatabases();

  await page.session.answer(1, () => ['A']);
  await world.rest();
  assert.deepEqual(saved(world), ['1 A']);
  page.closeDatabases();
  network(phone, false);
  await page.session.answer(2, () => ['B']);

  assert.equal(page.answerState(sitting(page), 2), 'LOCAL');
  assert.deepEqual((await (await AnswerJournal.open(phone.disk)).pending('a')).map(({ item }) => item), [2]);
  await page.session.handIn();
  network(phone, true);
  await world.rest();
  assert.equal(page.store.state.exam.kind, 'MARKED');
  assert.equal(world.platform.sealed?.whole, true);
});

test('a newer client that changes the shape of the storage does not stop the delivery', async () => {
  const { world, phone, page } = await sat();
  const newer = phone.disk.open('liangku-exam', 3);
  await new Promise((resolve, reject) => {
    newer.onsuccess = resolve;
    newer.onerror = reject;
  });

  await page.session.answer(1, () => ['A']);
  await page.session.handIn();
  await world.rest();

  assert.deepEqual(saved(world), ['1 A']);
  assert.equal(page.store.state.exam.kind, 'MARKED');
});

test('an answer that cannot be stored is shown as only in this page, and as saved once the server has it', async () => {
  const { world, phone, page } = await sat();
  network(phone, false);
  phone.full = true;
  await page.session.answer(1, () => ['A']);

  assert.equal(page.answerState(sitting(page), 1), 'ADRIFT');
  assert.equal(sitting(page).holdsAlone, true);
  network(phone, true);
  await world.rest();
  assert.equal(page.answerState(sitting(page), 1), 'SAVED');
  assert.deepEqual(saved(world), ['1 A']);
});

test('what could not be stored is stored as soon as there is room, in its place in the chain', async () => {
  const { world, phone, page } = await sat();
  network(phone, false);
  phone.full = true;
  await page.session.answer(1, () => ['A']);
  await page.session.answer(2, () => ['B']);
  phone.full = false;
  await page.session.answer(3, () => ['C']);

  assert.equal(sitting(page).holdsAlone, false);
  assert.deepEqual((await (await AnswerJournal.open(phone.disk)).pending('a')).map(({ item }) => item), [1, 2, 3]);
  await page.session.handIn();
  network(phone, true);
  await world.rest();
  assert.deepEqual(saved(world), ['1 A', '2 B', '3 C']);
  assert.equal(world.platform.sealed?.whole, true);
});

test('what was given while nobody was sure of the time says so, wherever it was kept meanwhile', async () => {
  const { world, phone, page } = await sat();
  phone.road = 'LOST_GOING';
  world.kill(page);
  const reopened = world.open(phone);
  await reopened.session.open('a');
  phone.full = true;
  await reopened.session.answer(1, () => ['A']);
  assert.deepEqual(sitting(reopened).pending.map(({ adrift, unsure }) => [adrift, unsure]), [[true, true]]);
  phone.full = false;
  await reopened.session.answer(2, () => ['B']);
  await new Promise((resolve) => (phone.disk.deleteDatabase('liangku-exam').onsuccess = resolve));
  await reopened.session.answer(3, () => ['C']);
  await reopened.session.answer(4, () => ['D']);

  const lines = await (await AnswerJournal.open(phone.disk)).pending('a');
  assert.deepEqual(lines.map(({ item, unsure }) => [item, unsure]), [[1, true], [2, true], [3, true], [4, true]]);
});

test('storage that is full when the server has saved the answers does not hold the paper back', async () => {
  const { world, phone, page } = await sat();
  await page.session.answer(1, () => ['A']);
  await page.session.answer(2, () => ['B']);
  phone.full = true;
  await page.session.handIn();
  await world.pass(60_000);

  assert.deepEqual(saved(world), ['1 A', '2 B']);
  assert.equal(world.platform.closed?.by, 'CANDIDATE');
  assert.equal(page.store.state.exam.kind, 'MARKED');
});

test('what of a paper handed in is only in the page is said, until it is delivered', async () => {
  const { world, phone, page } = await sat();
  network(phone, false);
  phone.full = true;
  await page.session.answer(1, () => ['A']);
  await page.session.handIn();

  assert.equal(sitting(page).handedIn, true);
  assert.equal(sitting(page).holdsAlone, true);
  assert.deepEqual(sitting(page).pending.map(({ adrift }) => adrift), [true]);
  network(phone, true);
  await world.rest();
  assert.equal(page.store.state.exam.kind, 'MARKED');
  assert.deepEqual(saved(world), ['1 A']);
});

test('storage that is cleared under the page gets back what the page knows', async () => {
  const { world, phone, page } = await sat();
  network(phone, false);
  await page.session.answer(1, () => ['A']);
  await new Promise((resolve) => (phone.disk.deleteDatabase('liangku-exam').onsuccess = resolve));

  await page.session.answer(2, () => ['B']);
  await page.session.answer(3, () => ['C']);

  assert.equal(sitting(page).handedIn, false);
  const journal = await AnswerJournal.open(phone.disk);
  assert.deepEqual((await journal.pending('a')).map(({ item }) => item), [1, 2, 3]);
  assert.equal((await journal.kept('a'))?.handedIn, false);
  network(phone, true);
  await world.rest();
  assert.deepEqual(saved(world), ['1 A', '2 B', '3 C']);
});

test('what breaks in a delivery is tried again and does not end it', async () => {
  const { world, phone, page } = await sat();
  const { take } = world.platform;
  let broken = 0;
  // An answer in a shape nobody has thought of.
  world.platform.take = (request) => (request.path === '/submission' && broken++ === 0 ? { status: 200, body: null } : take.call(world.platform, request));
  await page.session.handIn();
  await world.pass(60_000);

  assert.equal(broken, 2);
  assert.equal(page.store.state.exam.kind, 'MARKED');
  assert.ok(phone.pages.length === 1 && page.complaints.length === 1);
});

test('an answer the server does not take is set aside with its reason, and all others and the paper arrive', async () => {
  const { world, phone, page } = await sat();
  network(phone, false);
  for (const [item, response] of [[1, 'A'], [2, 'B unfit'], [3, 'C'], [4, 'D']] as const) {
    await page.session.answer(item, () => [response]);
  }
  network(phone, true);
  await world.rest();

  assert.deepEqual(saved(world), ['1 A', '3 C', '4 D']);
  assert.deepEqual([1, 2, 3, 4].map((item) => page.answerState(sitting(page), item)), ['SAVED', 'REFUSED', 'SAVED', 'SAVED']);
  assert.deepEqual([...sitting(page).refused.values()], ['item 2 cannot be answered so']);
  await page.session.handIn();
  await world.rest();
  const { exam } = page.store.state;
  assert.ok(exam.kind === 'MARKED');
  assert.deepEqual(exam.refused, ['item 2 cannot be answered so']);
});

test('who answers anew what was refused has nothing left of it', async () => {
  const { world, phone, page } = await sat();
  await page.session.answer(1, () => ['A unfit']);
  await world.rest();
  assert.equal(page.answerState(sitting(page), 1), 'REFUSED');
  await page.session.answer(1, () => ['B']);
  await world.rest();

  assert.equal(page.answerState(sitting(page), 1), 'SAVED');
  assert.deepEqual(sitting(page).answers.get(1)?.response, ['B']);
  assert.deepEqual(await (await AnswerJournal.open(phone.disk)).pending('a'), []);
});

test('an answer that is refused after the end stays on the phone for 30 days, and holds nothing back', async () => {
  const { world, phone, page } = await sat();
  network(phone, false);
  await page.session.answer(1, () => ['A unfit']);
  await page.session.answer(2, () => ['B']);
  world.kill(page);
  world.platform.closed = { by: 'DEADLINE', phone: '' };
  phone.online = true;
  const open = async () => {
    const again = world.open(phone);
    await again.session.open('a');
    await world.rest();
    const { exam } = again.store.state;
    assert.ok(exam.kind === 'MARKED');
    world.kill(again);
    return [exam.refused.length, (await (await AnswerJournal.open(phone.disk)).pending('a')).length];
  };

  assert.deepEqual(await open(), [1, 1]);
  world.now += 29 * 24 * 3600_000;
  assert.deepEqual(await open(), [1, 1]);
  world.now += 2 * 24 * 3600_000;
  assert.deepEqual(await open(), [1, 0]);
});

test('what one tab has had saved does not disappear from the other', async () => {
  const { world, phone, page } = await sat();
  const other = world.open(phone);
  await other.session.open('a');
  await world.rest();
  network(phone, false);
  await page.session.answer(1, () => ['A']);
  await other.session.hurry();
  await world.rest();
  assert.deepEqual(sitting(other).answers.get(1)?.response, ['A']);

  page.store.set({ online: true });
  phone.online = true;
  await page.session.hurry();
  await world.rest();
  assert.equal(page.answerState(sitting(page), 1), 'SAVED');
  other.store.set({ online: true });
  await other.session.answer(2, () => ['B']);
  await world.rest();

  assert.deepEqual(sitting(other).answers.get(1)?.response, ['A']);
  assert.equal(other.answerState(sitting(other), 1), 'SAVED');
});

test('every line is written to the disk and not only to a cache, where the browser can promise that', async () => {
  const factory = new IDBFactory();
  const journal = await AnswerJournal.open(factory);
  const asked: unknown[] = [];
  const { transaction } = FakeDatabase.prototype;
  FakeDatabase.prototype.transaction = function (this: IDBDatabase, ...of: Parameters<typeof transaction>) {
    asked.push(of[1], (of[2] as IDBTransactionOptions | undefined)?.durability);
    return transaction.apply(this, of);
  };
  const attempt = { attemptId: 'a', savedSeq: 0, answers: [] } as unknown as OpenAttempt;
  try {
    await journal.keep({ attemptId: 'a', attempt, clockOffsetMs: 0, later: [], handedIn: false } as KeptAttempt);
    await journal.pending('a');
  } finally {
    FakeDatabase.prototype.transaction = transaction;
  }

  assert.deepEqual(asked, ['readwrite', 'strict', 'readonly', undefined]);
});
