import assert from 'node:assert/strict';
import { test } from 'node:test';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import fc from 'fast-check';
import { beginning, leads, type Link } from '../src/answer-chain.ts';
import { AnswerJournal, type Journal, type KeptAttempt } from '../src/answer-journal.ts';
import { PaperBox } from '../src/paper-box.ts';
import { base64Of, PaperSeal } from '../src/paper-seal.ts';
import { SealedJournal } from '../src/sealed-journal.ts';
import type { OpenAttempt } from '../src/shapes.ts';
import { UnfailingJournal } from '../src/unfailing-journal.ts';

/** What is true of a worker's own phone is true of a shared one: whatever is done to both journals, both say the same. */

Object.assign(globalThis, { IDBKeyRange });

const ATTEMPT = { attemptId: 'a', digest: 'd', savedSeq: 0, answers: [] } as unknown as OpenAttempt;
const PERSON = 'person-1';
const KEY = base64Of(new Uint8Array(32).fill(7));

type Deed =
  | { kind: 'APPEND'; item: number; elapsedMs: number; unsure: boolean; savedSeq: number }
  | { kind: 'ACKNOWLEDGE'; first: number; count: number }
  | { kind: 'RENUMBER'; savedSeq: number; stored: number }
  | { kind: 'KEEP'; savedSeq: number; answer: number }
  | { kind: 'AMEND'; savedSeq: number; answer: number }
  | { kind: 'CLOSE'; elapsedMs: number; alone: boolean }
  | { kind: 'FORGET' | 'FORGET_BROUGHT' }
  | { kind: 'REOPEN' };

const number = fc.nat(30);
const ms = fc.nat(100_000);
const deeds: fc.Arbitrary<Deed[]> = fc.array(
  fc.oneof(
    {
      weight: 12,
      arbitrary: fc.record({
        kind: fc.constant('APPEND' as const), item: fc.integer({ min: 1, max: 5 }), elapsedMs: ms, unsure: fc.boolean(), savedSeq: number,
      }),
    },
    { weight: 5, arbitrary: fc.record({ kind: fc.constant('ACKNOWLEDGE' as const), first: fc.nat(3), count: fc.nat(4) }) },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('RENUMBER' as const), savedSeq: number, stored: fc.nat(3) }) },
    { weight: 5, arbitrary: fc.record({ kind: fc.constant('KEEP' as const), savedSeq: number, answer: number }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('AMEND' as const), savedSeq: number, answer: number }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('CLOSE' as const), elapsedMs: ms, alone: fc.boolean() }) },
    { weight: 1, arbitrary: fc.constant<Deed>({ kind: 'FORGET' }) },
    { weight: 1, arbitrary: fc.constant<Deed>({ kind: 'FORGET_BROUGHT' }) },
    { weight: 3, arbitrary: fc.constant<Deed>({ kind: 'REOPEN' }) },
  ),
  { minLength: 1, maxLength: 30, size: 'max' },
);

function kept(savedSeq: number, answer: number): KeptAttempt {
  const answers = answer === 0 ? [] : [{ seq: answer, item: 1 + (answer % 5), response: [`${answer}`] }];
  return { attemptId: 'a', attempt: { ...ATTEMPT, savedSeq, answers }, clockOffsetMs: 0, later: [], handedIn: false, ticket: 't' };
}

async function done(journal: Journal, deed: Exclude<Deed, { kind: 'REOPEN' }>, at: number): Promise<unknown> {
  switch (deed.kind) {
    case 'APPEND':
      return journal.append(
        { attempt: ATTEMPT, item: deed.item, response: [`${at}`], elapsedMs: deed.elapsedMs, ...(deed.unsure ? { unsure: true as const } : {}) },
        deed.savedSeq,
      );
    case 'ACKNOWLEDGE':
      return journal.acknowledge('a', (await journal.pending('a')).slice(deed.first, deed.first + deed.count));
    case 'RENUMBER':
      return journal.renumber('a', deed.savedSeq, (await journal.pending('a')).slice(0, deed.stored));
    case 'KEEP':
      return journal.keep(kept(deed.savedSeq, deed.answer));
    case 'AMEND':
      return journal.amend(kept(deed.savedSeq, deed.answer));
    case 'CLOSE':
      return journal.close({ ...kept(0, 0), alone: deed.alone }, deed.elapsedMs);
    case 'FORGET':
      return journal.forget('a');
    case 'FORGET_BROUGHT':
      return journal.forgetBrought('a');
  }
}

/** {@return all that a journal says of the paper} */
async function said(journal: Journal): Promise<unknown> {
  const all = [await journal.kept('a'), await journal.keptAttempts(), await journal.pending('a'), await journal.seal('a')];
  // What is undefined is not sealed.
  return JSON.parse(JSON.stringify(all));
}

test('the sealed journal of a shared device, and the unfailing one where nothing fails, keep what the open one of a phone keeps', () =>
  fc.assert(
    fc.asyncProperty(deeds, async (all) => {
      const factory = new IDBFactory();
      const box = await PaperBox.open(new IDBFactory());
      const seal = await PaperSeal.of(PERSON, KEY);
      let open: Journal = await AnswerJournal.open(factory);
      let sealed: Journal = await SealedJournal.open(box, PERSON, seal);
      const unfailing = await AnswerJournal.open(new IDBFactory());
      let going: Journal = new UnfailingJournal(() => Promise.resolve(unfailing));
      await open.keep(kept(0, 0));
      await sealed.keep(kept(0, 0));
      await going.keep(kept(0, 0));
      for (const [at, deed] of all.entries()) {
        if (deed.kind === 'REOPEN') {
          open = await AnswerJournal.open(factory);
          sealed = await SealedJournal.open(box, PERSON, seal);
          going = new UnfailingJournal(() => Promise.resolve(unfailing));
        } else {
          await done(sealed, deed, at);
          await done(going, deed, at);
          await done(open, deed, at);
        }
        assert.deepEqual(await said(sealed), await said(open));
        assert.deepEqual(await said(going), await said(open));
      }
      await forServer(box, seal, open);
    }),
    { numRuns: 60, includeErrorInReport: true },
  ));

/** What lies in the box for the server is what a phone would send. */
async function forServer(box: PaperBox, seal: PaperSeal, journal: Journal): Promise<void> {
  const [paper] = await box.all();
  const here = await journal.kept('a');
  const pending = await journal.pending('a');
  assert.equal(paper === undefined, here === undefined);
  if (paper !== undefined) {
    const sent = JSON.parse((await seal.open('liangku-room-paper-1', paper.answers)) ?? '{}') as Record<string, unknown>;
    assert.deepEqual(sent['answers'], pending.map(({ attemptId: _its, ...line }) => line));
    assert.deepEqual([sent['seal'], sent['alone'], sent['ticket']], [here?.seal, here?.alone, here?.ticket]);
    assert.equal(paper.due, pending.length > 0 || here?.handedIn === true);
  }
}

test('whatever is numbered anew or acknowledged, the lines of a journal are one chain from the paper to its seal', () =>
  fc.assert(
    fc.asyncProperty(deeds, async (all) => {
      const journal = await AnswerJournal.open(new IDBFactory());
      await journal.keep(kept(0, 0));
      const lines: Link[] = [];
      for (const [at, deed] of all.entries()) {
        if (deed.kind !== 'REOPEN' && deed.kind !== 'FORGET' && deed.kind !== 'FORGET_BROUGHT') {
          const result = await done(journal, deed, at);
          if (deed.kind === 'APPEND' && result !== undefined) {
            lines.push(result as Link);
            assert.equal((result as Link).unsure, deed.unsure ? true : undefined);
          }
        }
      }
      assert.ok(leads(beginning(ATTEMPT), lines, (await journal.seal('a')) ?? beginning(ATTEMPT)));
      assert.ok((await journal.pending('a')).every(({ seq }, at, pending) => at === 0 || seq > (pending[at - 1]?.seq ?? 0)));
    }),
    { numRuns: 60, includeErrorInReport: true },
  ));
