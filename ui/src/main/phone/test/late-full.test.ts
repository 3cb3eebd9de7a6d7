import assert from 'node:assert/strict';
import { test } from 'node:test';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { AnswerJournal } from '../src/answer-journal.ts';
import { deliverLate } from '../src/exam-delivery.ts';
import type { OpenAttempt } from '../src/shapes.ts';

const SAID = 'at most 1,000 late answers of an attempt are kept';

/** A platform that keeps so many late answers for a person, a batch whole or not at all. */
function keeping(room: number): { kept: number[] } {
  const platform = { kept: [] as number[] };
  const fetched = async (_address: unknown, init: RequestInit = {}): Promise<Response> => {
    const seqs = (JSON.parse(String(init.body)) as { answers: { seq: number }[] }).answers.map(({ seq }) => seq);
    const problem = (status: number, slug: string, more: object) =>
      Response.json({ type: `https://liangku.example/problems/${slug}`, ...more }, { status });
    if (platform.kept.length + seqs.length > room) {
      return problem(400, 'late-answers-full', { detail: SAID });
    }
    platform.kept.push(...seqs);
    return problem(409, 'too-late', { kept: seqs.map((seq) => ({ seq, why: 'NO_EVIDENCE' })) });
  };
  Object.assign(globalThis, { IDBKeyRange, fetch: fetched });
  return platform;
}

test('a phone forgets no late answer that the platform has no room to keep, and says why', async () => {
  const platform = keeping(5);
  const journal = await AnswerJournal.open(new IDBFactory());
  await journal.keep({ attemptId: 'a', attempt: { attemptId: 'a', savedSeq: 0, answers: [] } as unknown as OpenAttempt, clockOffsetMs: 0, later: [], handedIn: false });
  for (let item = 1; item <= 8; item++) {
    await journal.append({ attempt: { attemptId: 'a', digest: 'd' }, item, response: ['A'], elapsedMs: item }, 0);
  }

  const late = await deliverLate('a', await journal.pending('a'), journal, undefined);

  assert.deepEqual(platform.kept, [1, 2, 3, 4, 5]);
  assert.deepEqual((await journal.pending('a')).map(({ seq }) => seq), [6, 7, 8]);
  assert.deepEqual(late, { unproved: Array(5).fill('NO_EVIDENCE'), refused: Array(3).fill(SAID) });
});
