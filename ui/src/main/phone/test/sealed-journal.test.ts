import assert from 'node:assert/strict';
import { test } from 'node:test';
import { IDBFactory } from 'fake-indexeddb';
import type { KeptAttempt } from '../src/answer-journal.ts';
import { idleAfter } from '../src/idle-watch.ts';
import { recall, remember, rememberOnly } from '../src/memory.ts';
import { PaperBox, type SealedPaper } from '../src/paper-box.ts';
import { base64Of, PaperSeal } from '../src/paper-seal.ts';
import { SealedJournal } from '../src/sealed-journal.ts';
import type { Answer, OpenAttempt } from '../src/shapes.ts';

const ATTEMPT = { attemptId: 'attempt-1', digest: 'd'.repeat(64), title: 'a very secret paper', savedSeq: 0, answers: [] as Answer[] } as OpenAttempt;
const KEY = base64Of(new Uint8Array(32).fill(7));
const OTHER_KEY = base64Of(new Uint8Array(32).fill(8));

function kept(change: Partial<KeptAttempt> = {}): KeptAttempt {
  return { attemptId: ATTEMPT.attemptId, attempt: ATTEMPT, clockOffsetMs: 0, later: [], handedIn: false, ticket: 'the ticket', ...change };
}

const line = (item: number, response: string) => ({ attempt: ATTEMPT, item, response: [response], elapsedMs: item * 1000 });

async function sit(box: PaperBox, person: string, key: string): Promise<SealedJournal> {
  return SealedJournal.open(box, person, await PaperSeal.of(person, key));
}

test('what is on the device tells nobody what was answered', async () => {
  const box = await PaperBox.open(new IDBFactory());
  const journal = await sit(box, 'person-1', KEY);
  await journal.keep(kept());
  await journal.append(line(1, 'a very telling answer'), 0);

  const [paper, ...others] = await box.all();
  assert.equal(others.length, 0);
  assert.equal(paper?.due, true);
  assert.doesNotMatch(JSON.stringify(paper), /telling|secret|ticket|response|elapsed/);
  assert.doesNotMatch(atob(paper?.answers ?? ''), /telling|secret|ticket|response|elapsed/);
});

test('whoever comes back with their key finds everything, and others find nothing', async () => {
  const box = await PaperBox.open(new IDBFactory());
  const before = await sit(box, 'person-1', KEY);
  await before.keep(kept({ later: [3] }));
  await before.append(line(1, 'A'), 4);
  await before.append(line(2, 'B'), 4);
  const end = await before.seal(ATTEMPT.attemptId);

  const again = await sit(box, 'person-1', KEY);
  assert.deepEqual((await again.pending(ATTEMPT.attemptId)).map(({ seq, item }) => [seq, item]), [[5, 1], [6, 2]]);
  assert.deepEqual(await again.seal(ATTEMPT.attemptId), end);
  assert.deepEqual((await again.kept(ATTEMPT.attemptId))?.later, [3]);
  const follows = await again.append(line(3, 'C'), 4);
  assert.equal(follows?.chain, end?.head);

  const stranger = await sit(box, 'person-1', OTHER_KEY);
  assert.deepEqual(await stranger.keptAttempts(), []);
  assert.deepEqual(await (await sit(box, 'person-2', KEY)).keptAttempts(), []);
});

test('the server gets answers, ticket and seal, and only what is due', async () => {
  const box = await PaperBox.open(new IDBFactory());
  const journal = await sit(box, 'person-1', KEY);
  await journal.keep(kept());
  const first = await journal.append(line(1, 'A'), 0);
  assert.ok(first !== undefined);
  await journal.acknowledge(ATTEMPT.attemptId, [first]);
  assert.equal((await box.all())[0]?.due, false);

  await journal.append(line(2, 'B'), 1);
  const { seal } = await journal.close(kept({ alone: true }), 60_000);
  assert.equal(await journal.append(line(3, 'C'), 1), undefined);
  const [paper] = await box.all();
  const text = await (await PaperSeal.of('person-1', KEY)).open('liangku-room-paper-1', paper?.answers ?? '');
  const sent = JSON.parse(text ?? '{}') as Record<string, unknown>;
  assert.deepEqual([sent['attemptId'], sent['ticket'], sent['handedIn'], sent['alone']], [ATTEMPT.attemptId, 'the ticket', true, true]);
  assert.deepEqual(sent['seal'], seal);
  assert.deepEqual((sent['answers'] as { seq: number; item: number }[]).map(({ seq, item }) => [seq, item]), [[2, 2]]);
});

test('what has arrived goes, unless something newer has taken its place', async () => {
  const box = await PaperBox.open(new IDBFactory());
  const journal = await sit(box, 'person-1', KEY);
  await journal.keep(kept());
  await journal.append(line(1, 'A'), 0);
  const [old] = await box.all();
  await journal.append(line(2, 'B'), 0);
  assert.ok(old !== undefined);
  await box.arrived(old);
  assert.equal((await box.all())[0]?.due, true);

  const [newer] = await box.all();
  assert.ok(newer !== undefined);
  await box.arrived(newer);
  assert.equal((await box.all())[0]?.due, false);

  await journal.keep(kept({ handedIn: true }));
  const [done] = await box.all();
  assert.ok(done !== undefined);
  await box.arrived(done);
  assert.deepEqual(await box.all(), []);
});

test('a paper that is marked leaves nothing behind', async () => {
  const box = await PaperBox.open(new IDBFactory());
  const journal = await sit(box, 'person-1', KEY);
  await journal.keep(kept());
  await journal.append(line(1, 'A'), 0);
  await journal.forget(ATTEMPT.attemptId);
  assert.deepEqual(await box.all(), []);
  assert.deepEqual(await journal.pending(ATTEMPT.attemptId), []);
});

test('an untouched device warns, and locks in time', () => {
  assert.deepEqual(idleAfter(0, 180_000), { kind: 'TOUCHED' });
  assert.deepEqual(idleAfter(159_000, 180_000), { kind: 'TOUCHED' });
  assert.deepEqual(idleAfter(160_500, 180_000), { kind: 'SOON', seconds: 20 });
  assert.deepEqual(idleAfter(180_000, 180_000), { kind: 'OVER' });
  assert.deepEqual(idleAfter(4_000, 10_000), { kind: 'TOUCHED' });
  assert.deepEqual(idleAfter(6_000, 10_000), { kind: 'SOON', seconds: 4 });
});

test('a shared device forgets what is not the device’s own with the page', () => {
  const written = new Map<string, string>();
  const before = globalThis.localStorage;
  Object.defineProperty(globalThis, 'localStorage', {
    configurable: true,
    value: {
      setItem: (key: string, value: string) => written.set(key, value),
      getItem: (key: string) => written.get(key) ?? null,
      removeItem: (key: string) => written.delete(key),
    },
  });
  remember('token', 'of whoever had it before');
  rememberOnly(['room', 'device']);
  remember('token', 'seat.secret');
  remember('draft', 'half an answer');
  remember('room', 'room.token');
  assert.equal(recall('token'), 'seat.secret');
  assert.equal(recall('draft'), 'half an answer');
  assert.deepEqual([...written.values()], ['of whoever had it before', 'room.token']);
  Object.defineProperty(globalThis, 'localStorage', { configurable: true, value: before });
});

test('a text the server will never take keeps nobody waiting, and stays for who wrote it', async () => {
  const box = await PaperBox.open(new IDBFactory());
  const journal = await sit(box, 'person-1', KEY);
  await journal.keep(kept());
  await journal.append(line(1, 'A'), 0);
  const [paper] = await box.all();
  await box.unwanted(paper as SealedPaper);

  assert.deepEqual((await box.all()).map(({ due }) => due), [false]);
  assert.equal((await (await sit(box, 'person-1', KEY)).pending(ATTEMPT.attemptId)).length, 1);
  await journal.append(line(2, 'B'), 0);
  await box.unwanted(paper as SealedPaper);
  assert.deepEqual((await box.all()).map(({ due }) => due), [true], 'a newer text has taken its place');
});

test('a line that could not be sealed is not in the journal, and the next one follows what is', async () => {
  const box = await PaperBox.open(new IDBFactory());
  const journal = await sit(box, 'person-1', KEY);
  await journal.keep(kept());
  const put = box.put.bind(box);
  box.put = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));
  await assert.rejects(journal.append(line(1, 'A'), 0));
  box.put = put;

  assert.deepEqual(await journal.pending(ATTEMPT.attemptId), []);
  await journal.append(line(2, 'B'), 0);
  assert.equal((await journal.seal(ATTEMPT.attemptId))?.lines, 1);
});
