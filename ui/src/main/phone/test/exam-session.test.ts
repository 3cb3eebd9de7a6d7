import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { IDBDatabase, IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import type { Answer, Item, OpenAttempt, Question, Writer } from '../src/shapes.ts';
import { beginning, digestOf, leads, type Link, type Seal } from '../src/answer-chain.ts';
import { AnswerJournal } from '../src/answer-journal.ts';
import { answerState } from '../src/exam-state.ts';
import { ExamSession } from '../src/exam-session.ts';
import { forget, remember } from '../src/memory.ts';
import { pressed, withPart } from '../src/responses.ts';
import { store } from '../src/store.ts';

/** A little server over `fetch`: an append-only journal of answers, and a network that can fail. */
class LittleServer {
  answers: Answer[] = [];
  /** Every line that came, as often as it came. */
  links: Link[] = [];
  down = false;
  loseReplies = false;
  submitted = false;
  refuseLate = false;
  /** The time is up: what is brought counts, unless nobody is sure when it was given. */
  over = false;
  seconds = 60;
  /** Which phone it is written on, as this phone sees it; undefined for a server that does not know. */
  writer: Writer | null | undefined;
  /** Grows with every ticket given out. */
  tickets = 0;
  foreignTickets = 0;
  /** What came with answers and papers. */
  shown: Record<string, unknown>[] = [];

  readonly fetch = async (address: string | URL | Request, init: RequestInit = {}): Promise<Response> => {
    if (this.down) {
      throw new TypeError('network');
    }
    const reply = this.reply(String(address), init);
    if (this.loseReplies) {
      throw new TypeError('reply lost');
    }
    return reply;
  };

  get savedSeq(): number {
    return Math.max(0, ...this.answers.map((answer) => answer.seq));
  }

  private reply(path: string, init: RequestInit): Response {
    if (path.endsWith('/writer')) {
      this.writer = { mine: true, since: new Date().toISOString() };
      return Response.json(this.writer);
    }
    if (init.method === 'PUT' || init.method === 'POST') {
      this.shown.push(JSON.parse(String(init.body ?? '{}')) as Record<string, unknown>);
      if (this.writer?.mine === false) {
        return this.problem(409, 'other-phone', { since: this.writer.since });
      }
    }
    if (path.endsWith('/submission') && this.foreignTickets > 0) {
      this.foreignTickets -= 1;
      return this.problem(409, 'foreign-ticket');
    }
    if (path.endsWith('/answers')) {
      if (this.refuseLate) {
        return this.problem(409, 'too-late', { kept: [{ seq: 1, why: 'AFTER_THE_DEADLINE' }] });
      }
      const all = (JSON.parse(String(init.body)) as { answers: (Answer & Link)[] }).answers;
      this.links.push(...all);
      const kept = all.filter(({ unsure }) => this.over && unsure === true).map(({ seq }) => ({ seq, why: 'UNSURE_CLOCK' }));
      const sent = all.filter((line) => !kept.some(({ seq }) => seq === line.seq));
      const batch = sent.map(({ seq, item, response }) => ({ seq, item, response }));
      for (const answer of batch) {
        const same = this.answers.find((one) => one.seq === answer.seq);
        if (same !== undefined && JSON.stringify(same) !== JSON.stringify(answer)) {
          return this.problem(409, 'answer-conflict');
        }
      }
      this.answers.push(...batch.filter((answer) => !this.answers.some((one) => one.seq === answer.seq)));
      return kept.length > 0 ? this.problem(409, 'too-late', { savedSeq: this.savedSeq, kept }) : Response.json({ savedSeq: this.savedSeq });
    }
    if (path.endsWith('/submission') || this.submitted || this.over) {
      this.submitted = true;
      return Response.json({ attemptId: 'a', state: 'SUBMITTED', topics: [] });
    }
    return Response.json(this.attempt());
  }

  private attempt(): OpenAttempt {
    const options = ['A', 'B'].map((key) => ({ key, text: key }));
    return {
      attemptId: 'a', examId: 'e', title: '', state: 'OPEN', startedAt: new Date(Date.now() - 1000).toISOString(), passPercent: 80, points: 3,
      serverTime: new Date().toISOString(), deadline: new Date(Date.now() + this.seconds * 1000).toISOString(),
      savedSeq: this.savedSeq, answers: this.answers, ticket: `ticket ${++this.tickets}`, writer: this.writer,
      paper: {
        items: [
          ...[1, 2, 3].map((item) => ({ item, kind: item === 3 ? 'MULTIPLE' : 'SINGLE', stem: '', points: 1, options }) as Item),
          { item: 4, kind: 'FILL_TEXT', stem: '', points: 1, options: [], prompts: [], unit: '', parts: [] },
        ],
      },
    };
  }

  private problem(status: number, slug: string, more: object = {}): Response {
    return Response.json({ type: `https://liangku.example/problems/${slug}`, ...more }, { status });
  }
}

let server: LittleServer;

beforeEach(() => {
  server = new LittleServer();
  Object.assign(globalThis, { IDBKeyRange, indexedDB: new IDBFactory(), fetch: server.fetch });
  store.set({ online: true, exam: { kind: 'NONE' } });
});

const sessions: ExamSession[] = [];

function newSession(): ExamSession {
  const session = new ExamSession();
  sessions.push(session);
  return session;
}

afterEach(() => Promise.all(sessions.splice(0).map((session) => session.close())));

function sitting() {
  const { exam } = store.state;
  assert.ok(exam.kind === 'SITTING', exam.kind);
  return exam.sitting;
}

async function press(session: ExamSession, item: number, key: string): Promise<void> {
  const { kind, options } = sitting().attempt.paper.items[item - 1] as Question;
  await session.answer(item, (before) => pressed({ kind, options }, before, key));
}

/** Lets everything that is under way come to rest. Counted in turns, not in ms: a busy machine needs no more of them. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 300; turn++) {
    await new Promise((resolve) => setImmediate(resolve));
  }
}

test('an answer reaches the server and only then counts as saved', async () => {
  const session = newSession();
  await session.open('a');

  await press(session, 1, 'B');
  assert.equal(sitting().pending.length, 1);
  await settled();

  assert.deepEqual(server.answers, [{ seq: 1, item: 1, response: ['B'] }]);
  assert.equal(sitting().pending.length, 0);
  assert.equal(sitting().savedSeq, 1);
});

test('two quick presses on one question keep both choices', async () => {
  const session = newSession();
  await session.open('a');

  await Promise.all([press(session, 3, 'B'), press(session, 3, 'A')]);
  await settled();

  assert.deepEqual(server.answers[server.answers.length - 1]?.response, ['A', 'B']);
});

test('answers given without a network survive a reload and arrive in order', async () => {
  const session = newSession();
  await session.open('a');
  server.down = true;
  await press(session, 1, 'A');
  await press(session, 2, 'B');
  await settled();
  await session.close();

  const reloaded = newSession();
  await reloaded.open('a');
  assert.deepEqual(sitting().pending.map((entry) => entry.item), [1, 2]);
  await settled();
  server.down = false;
  await reloaded.hurry();
  await settled();

  assert.deepEqual(server.answers.map((answer) => answer.item), [1, 2]);
  assert.equal(sitting().pending.length, 0);
});

test('a reload without a network still shows what was saved before', async () => {
  const session = newSession();
  await session.open('a');
  await press(session, 1, 'A');
  await settled();
  await session.close();
  server.down = true;

  await newSession().open('a');

  assert.deepEqual(sitting().answers.get(1)?.response, ['A']);
});

test('a lost reply is answered by sending the same again, to no harm', async () => {
  const session = newSession();
  await session.open('a');
  server.loseReplies = true;
  await press(session, 1, 'A');
  await settled();
  assert.equal(sitting().pending.length, 1);

  server.loseReplies = false;
  await session.hurry();
  await settled();

  assert.equal(server.answers.length, 1);
  assert.equal(sitting().pending.length, 0);
});

test('numbers taken by another phone are made way for, and nothing is lost', async () => {
  const session = newSession();
  await session.open('a');
  server.answers.push({ seq: 1, item: 2, response: ['A'] });

  await press(session, 1, 'B');
  await settled();

  assert.deepEqual(server.answers, [{ seq: 1, item: 2, response: ['A'] }, { seq: 2, item: 1, response: ['B'] }]);
  assert.equal(sitting().notice, 'OTHER_PHONE');
  assert.deepEqual(sitting().answers.get(2)?.response, ['A']);
});

test('a paper handed in without a network is delivered when it is back, answers first', async () => {
  const session = newSession();
  await session.open('a');
  store.set({ online: false });
  await press(session, 1, 'A');
  await session.handIn();
  assert.equal(server.submitted, false);

  store.set({ online: true });
  await session.hurry();
  await settled();

  assert.equal(server.answers.length, 1);
  assert.equal(store.state.exam.kind, 'MARKED');
});

test('a result that came with handing in is kept for when there is no network, but not on a shared device', async (context) => {
  const kept = new Map<string, string>();
  const put = async (address: string, answer: Response) => void kept.set(address, await answer.text());
  Object.assign(globalThis, { caches: { open: () => Promise.resolve({ put }) } });
  context.after(() => {
    Object.assign(globalThis, { caches: undefined });
    forget('token');
  });
  for (const token of ['seat.of-somebody', 'of-their-own']) {
    server = new LittleServer();
    Object.assign(globalThis, { indexedDB: new IDBFactory(), fetch: server.fetch });
    remember('token', token);
    store.set({ exam: { kind: 'NONE' } });
    const session = newSession();
    await session.open('a');
    assert.equal(kept.size, 0);
    await session.handIn();
    await settled();
    assert.equal(store.state.exam.kind, 'MARKED');
  }

  assert.deepEqual([...kept.keys()], ['/api/v1/attempts/a']);
  assert.equal((JSON.parse(kept.get('/api/v1/attempts/a') ?? '') as { state: string }).state, 'SUBMITTED');
});

test('an exam that ended while this phone had no network gets what is left here before it is forgotten', async () => {
  const offline = newSession();
  await offline.open('a');
  store.set({ online: false });
  await press(offline, 1, 'A');
  await press(offline, 2, 'B');
  await offline.close();
  server.submitted = true;
  store.set({ online: true });

  await newSession().open('a');
  await settled();

  assert.deepEqual(server.answers.map((answer) => answer.item), [1, 2]);
  assert.equal(store.state.exam.kind, 'MARKED');
  assert.equal(await (await AnswerJournal.open()).kept('a'), undefined);
});

test('answers that do not show that they were in time are counted for the worker to know', async () => {
  const offline = newSession();
  await offline.open('a');
  store.set({ online: false });
  await press(offline, 1, 'A');
  await offline.close();
  server.submitted = true;
  server.refuseLate = true;
  store.set({ online: true });

  await newSession().open('a');
  await settled();

  const { exam } = store.state;
  assert.ok(exam.kind === 'MARKED');
  assert.deepEqual(exam.unproved, ['AFTER_THE_DEADLINE']);
});

test('after handing in nothing can be changed', async () => {
  const session = newSession();
  await session.open('a');
  store.set({ online: false });
  await session.handIn();

  await press(session, 1, 'A');

  assert.equal(sitting().pending.length, 0);
});

test('what is typed is answered after a pause, once', async () => {
  const session = newSession();
  await session.open('a');

  for (const text of ['交', '交叉', '交叉污染']) {
    session.type(4, '', () => [text]);
  }
  assert.equal(answerState(sitting(), 4), 'TYPING');
  assert.equal(sitting().pending.length, 0);
  await new Promise((resolve) => setTimeout(resolve, 700));
  await settled();

  assert.deepEqual(server.answers, [{ seq: 1, item: 4, response: ['交叉污染'] }]);
  assert.equal(answerState(sitting(), 4), 'SAVED');
});

test('what is typed is never lost: moving on, handing in and leaving write it at once', async () => {
  const leave: ((session: ExamSession) => unknown)[] = [
    (session) => session.move(0),
    (session) => session.handIn(),
    (session) => session.close(),
    (session) => session.flush(),
  ];
  for (const left of leave) {
    server.answers = [];
    server.submitted = false;
    const session = newSession();
    await session.open('a');
    session.type(4, '', () => ['half a wo']);

    await left(session);
    await settled();

    const kept = await (await AnswerJournal.open()).pending('a');
    const somewhere = new Map([...server.answers, ...kept].map((answer) => [answer.seq, answer.response]));
    assert.deepEqual([...somewhere], [[1, ['half a wo']]], String(left));
    store.set({ exam: { kind: 'NONE' } });
    Object.assign(globalThis, { indexedDB: new IDBFactory() });
  }
});

test('the same answer again is not written again', async () => {
  const session = newSession();
  await session.open('a');

  await session.answer(4, () => ['x']);
  await session.answer(4, () => ['x']);
  await settled();

  assert.equal(server.answers.length, 1);
});

test('just before the end there is no pause to wait for', async () => {
  const session = newSession();
  server.seconds = 2;
  await session.open('a');

  session.type(4, '', () => ['last']);
  await settled();

  assert.deepEqual(server.answers.map((answer) => answer.response), [['last']]);
});

test('what was typed on a page that died is answered when the exam is opened again', async () => {
  const died = newSession();
  await died.open('a');
  died.type(4, '', () => ['half a wo']);
  store.set({ exam: { kind: 'NONE' } });

  await newSession().open('a');
  await settled();

  assert.deepEqual(server.answers.map((answer) => answer.response), [['half a wo']]);
});

test('a choice pressed while a word is typed beside it takes nothing from it', async () => {
  const session = newSession();
  await session.open('a');

  session.type(4, '2', (before) => withPart(before, 2, ['word']));
  await session.answer(4, (before) => withPart(before, 1, ['A']));
  await settled();

  assert.deepEqual(server.answers.pop()?.response, ['1:A', '2:word']);
});

test('what the server gets is one chain from the paper to the seal kept with the paper handed in', async () => {
  const session = newSession();
  await session.open('a');
  await press(session, 1, 'A');
  await press(session, 2, 'B');
  await settled();
  store.set({ online: false });
  await press(session, 1, 'B');
  await session.handIn();
  const kept = await (await AnswerJournal.open()).kept('a');

  store.set({ online: true });
  await session.hurry();
  await settled();

  assert.equal(store.state.exam.kind, 'MARKED');
  assert.equal(kept?.seal?.lines, 3);
  assert.ok(leads(beginning({ attemptId: 'a' }), server.links, kept.seal as Seal));
  assert.ok(server.links.every((link) => link.elapsedMs >= 1000 && link.elapsedMs < 60_000));
});

test('an answer the phone cannot keep is said so and sent from the page, and the next one is kept', async (context) => {
  const session = newSession();
  await session.open('a');
  const { transaction } = IDBDatabase.prototype;
  const complaint = context.mock.method(console, 'error', () => undefined);
  IDBDatabase.prototype.transaction = () => {
    throw new DOMException('full', 'QuotaExceededError');
  };
  store.set({ online: false });
  await press(session, 1, 'A');
  IDBDatabase.prototype.transaction = transaction;

  assert.equal(answerState(sitting(), 1), 'ADRIFT');
  assert.ok(complaint.mock.callCount() > 0);
  store.set({ online: true });
  await press(session, 2, 'B');
  await settled();

  assert.deepEqual(server.answers.map((answer) => answer.item), [1, 2]);
  assert.equal(sitting().holdsAlone, false);
});

/** The phone is full: nothing is written any more, until the answer is called. */
function full(context: { mock: { method(of: object, name: string, by: () => void): unknown } }): () => void {
  const { transaction } = IDBDatabase.prototype;
  context.mock.method(console, 'error', () => undefined);
  IDBDatabase.prototype.transaction = function (this: IDBDatabase, ...of: Parameters<typeof transaction>) {
    if (of[1] === 'readwrite') {
      throw new DOMException('full', 'QuotaExceededError');
    }
    return transaction.apply(this, of);
  };
  return () => {
    IDBDatabase.prototype.transaction = transaction;
  };
}

test('on a phone that is full no exam starts, and the server is not even asked', async (context) => {
  const session = newSession();
  const roomAgain = full(context);
  let asked = 0;
  const { fetch } = globalThis;
  globalThis.fetch = (...of) => {
    asked += 1;
    return fetch(...of);
  };
  await assert.rejects(session.start('e'), { slug: 'phone-full' });
  globalThis.fetch = fetch;
  roomAgain();

  assert.equal(asked, 0);
  assert.equal(store.state.exam.kind, 'NONE');
  await session.start('e');
  assert.equal(sitting().attempt.attemptId, 'a');
});

test('a paper whose time runs is opened on a phone that is full, in this page alone', async (context) => {
  const session = newSession();
  const roomAgain = full(context);
  await session.open('a');
  roomAgain();

  assert.equal(sitting().attempt.attemptId, 'a');
});

/** The phone's own clock, changed by so many ms from now on; what the page counts by goes on as it did. */
function changeClock(context: { mock: { method(of: object, name: string, by: () => number): unknown } }, byMs: number): void {
  const real = Date.now.bind(Date);
  const reset = Date.now;
  context.mock.method(Date, 'now', () => real() + byMs);
  cleanup.push(() => {
    Date.now = reset;
  });
}

/** Waits for what comes by itself, for some seconds at most. */
async function until(isSo: () => boolean): Promise<void> {
  for (let looks = 0; looks < 100 && !isSo(); looks += 1) {
    await new Promise((look) => setTimeout(look, 100));
  }
  assert.ok(isSo());
}

const cleanup: (() => void)[] = [];
afterEach(() => cleanup.splice(0).forEach((undo) => undo()));

test('a clock that is changed while the exam is open changes nothing', async (context) => {
  const session = newSession();
  await session.open('a');
  const left = session.timeLeft(sitting());

  changeClock(context, 3_600_000);

  assert.ok(Math.abs(session.timeLeft(sitting()) - left) < 5000);
  await press(session, 1, 'A');
  assert.equal(sitting().pending.length, 1);
});

/** So much time passes for a phone whose clock is set back by it: only what a page counts by goes on. */
function passUnnoticed(context: { mock: { method(of: object, name: string, by: () => number): unknown } }, ms: number): void {
  const reset = performance.now;
  const real = reset.bind(performance);
  context.mock.method(performance, 'now', () => real() + ms);
  cleanup.push(() => {
    performance.now = reset;
  });
}

test('a clock set back while the page is closed, which is opened anew without a network, wins no time: a person decides', async (context) => {
  const session = newSession();
  await session.open('a');
  store.set({ online: false });
  await press(session, 1, 'A');
  const left = session.timeLeft(sitting());
  await session.close();
  server.down = true;
  passUnnoticed(context, 600_000);
  const reloaded = newSession();
  await reloaded.open('a');

  // No clock of the phone knows of the ten minutes.
  assert.ok(Math.abs(reloaded.timeLeft(sitting()) - left) < 5000);
  await press(reloaded, 2, 'B');
  assert.deepEqual(sitting().pending.map(({ item, unsure }) => [item, unsure]), [[1, undefined], [2, true]]);
  Object.assign(server, { down: false, over: true });
  store.set({ online: true });
  await reloaded.hurry();
  await settled();

  const { exam } = store.state;
  assert.deepEqual(exam.kind === 'MARKED' && exam.unproved, ['UNSURE_CLOCK']);
  assert.deepEqual(server.answers.map(({ item }) => item), [1]);
  const came = server.links.slice(0, 2);
  assert.ok(leads(beginning({ attemptId: 'a' }), came, { head: digestOf(came[1] as Link), elapsedMs: 0, lines: 2 }));
});

test('in time what was given after a reload without a network is saved like all else, and once the server was heard it is sure again', async () => {
  const session = newSession();
  await session.open('a');
  await session.close();
  server.down = true;
  const reloaded = newSession();
  await reloaded.open('a');
  await press(reloaded, 1, 'A');
  server.down = false;
  await reloaded.hurry();
  await settled();
  await press(reloaded, 2, 'B');
  await settled();

  assert.deepEqual(server.answers.map(({ item }) => item), [1, 2]);
  assert.deepEqual(server.links.map(({ unsure }) => unsure), [true, undefined]);
});

test('a phone that slept without a network is sure of its answers: its clock only takes time away', async (context) => {
  const session = newSession();
  await session.open('a');
  const left = session.timeLeft(sitting());
  store.set({ online: false });
  server.down = true;
  changeClock(context, 20_000);
  await session.refresh();
  await press(session, 1, 'A');

  assert.ok(session.timeLeft(sitting()) <= left - 19_000);
  assert.equal(session.sure, false);
  assert.deepEqual(sitting().pending.map(({ item, unsure }) => [item, unsure]), [[1, undefined]]);
  // Nor does a sleep make sure what was opened anew.
  await session.close();
  const reloaded = newSession();
  await reloaded.open('a');
  changeClock(context, 10_000);
  await reloaded.refresh();
  await press(reloaded, 2, 'B');
  assert.deepEqual(sitting().pending.map(({ item, unsure }) => [item, unsure]), [[1, undefined], [2, true]]);
});

test('a clock set back gives no time before the last answer after a reload without a network', async (context) => {
  const session = newSession();
  await session.open('a');
  store.set({ online: false });
  await press(session, 1, 'A');
  const left = session.timeLeft(sitting());
  await session.close();
  server.down = true;

  changeClock(context, -3_600_000);
  const reloaded = newSession();
  await reloaded.open('a');

  assert.equal(reloaded.sure, false);
  assert.ok(reloaded.timeLeft(sitting()) <= left + 50);
});

test('a clock set forward hands nothing in after a reload without a network, and the server puts it right', async (context) => {
  const session = newSession();
  await session.open('a');
  store.set({ online: false });
  await press(session, 1, 'A');
  await session.close();
  server.down = true;
  changeClock(context, 3_600_000);
  const reloaded = newSession();
  await reloaded.open('a');

  assert.ok(reloaded.timeLeft(sitting()) < 0);
  await reloaded.timeUp();
  assert.equal(sitting().handedIn, false);
  cleanup.splice(0).forEach((undo) => undo());
  server.down = false;
  store.set({ online: true });
  await reloaded.hurry();
  await settled();

  assert.equal(reloaded.sure, true);
  assert.ok(reloaded.timeLeft(sitting()) > 0);
  await press(reloaded, 2, 'B');
  await settled();
  assert.deepEqual(server.answers.map((answer) => answer.item), [1, 2]);
});

test('a network that is said to be back before it is puts the time right all the same', async (context) => {
  const session = newSession();
  await session.open('a');
  await session.close();
  server.down = true;
  changeClock(context, 3_600_000);
  const reloaded = newSession();
  await reloaded.open('a');
  await reloaded.hurry();
  assert.equal(reloaded.sure, false);

  cleanup.splice(0).forEach((undo) => undo());
  server.down = false;
  await until(() => reloaded.sure);

  assert.ok(reloaded.timeLeft(sitting()) > 0);
});

test('when the server says that the time is up the paper is handed in', async () => {
  server.seconds = -1;
  const session = newSession();
  await session.open('a');

  await session.timeUp();
  await settled();

  assert.equal(store.state.exam.kind, 'MARKED');
});

test('while another phone writes the attempt nothing is taken or sent here, until it is taken over', async () => {
  server.writer = { mine: true, since: '2026-03-02T04:00:00Z' };
  const session = newSession();
  await session.open('a');
  store.set({ online: false });
  await press(session, 1, 'A');
  server.writer = { mine: false, since: '2026-03-02T05:00:00Z' };
  store.set({ online: true });
  await session.hurry();
  await settled();

  assert.equal(sitting().elsewhere, '2026-03-02T05:00:00Z');
  assert.equal(server.answers.length, 0);
  await press(session, 2, 'B');
  assert.deepEqual(sitting().pending.map((entry) => entry.item), [1]);

  await session.takeOver();
  await settled();
  assert.equal(sitting().elsewhere, undefined);
  assert.deepEqual(server.answers.map((answer) => answer.item), [1]);
});

test('a second phone learns at once that the first one is at it, and a paper nobody writes is taken', async () => {
  server.writer = { mine: false, since: '2026-03-02T04:00:00Z' };
  const second = newSession();
  await second.open('a');
  assert.equal(sitting().elsewhere, '2026-03-02T04:00:00Z');
  await second.close();

  server.writer = null;
  await newSession().open('a');
  assert.equal(sitting().elsewhere, undefined);
  assert.equal((server.writer as unknown as Writer).mine, true);
});

test('a paper handed in here does not end what the worker goes on with on another phone', async () => {
  const session = newSession();
  await session.open('a');
  store.set({ online: false });
  await session.handIn();
  server.writer = { mine: false, since: '2026-03-02T05:00:00Z' };
  store.set({ online: true });
  await session.hurry();
  await settled();

  assert.equal(server.submitted, false);
  assert.equal(sitting().elsewhere, '2026-03-02T05:00:00Z');
});

test('two tabs lose nothing of each other', async () => {
  const one = newSession();
  await one.open('a');
  server.down = true;
  await press(one, 1, 'A');
  await settled();
  // The other tab sees what the first has written, and the first dies.
  const two = newSession();
  await two.open('a');
  await press(two, 2, 'B');
  await settled();
  server.down = false;
  await two.hurry();
  await settled();

  assert.deepEqual(server.answers.map((answer) => answer.item), [1, 2]);
  assert.deepEqual(await (await AnswerJournal.open()).pending('a'), []);
});

test('the first ticket stays with the paper and goes along with every answer', async () => {
  const session = newSession();
  await session.open('a');
  await session.close();
  const reloaded = newSession();
  await reloaded.open('a');
  await press(reloaded, 1, 'A');
  await settled();

  assert.equal(server.tickets, 2);
  assert.equal(server.shown[0]?.['ticket'], 'ticket 1');
});

test('a paper sealed without a network says how, one handed in with a network does not', async () => {
  const session = newSession();
  await session.open('a');
  await press(session, 1, 'A');
  await settled();
  store.set({ online: false });
  await session.handIn();
  const seal = (await (await AnswerJournal.open()).kept('a'))?.seal;
  store.set({ online: true });
  await session.hurry();
  await settled();

  assert.deepEqual(server.shown[server.shown.length - 1], { ticket: 'ticket 1', seal });
  server.submitted = false;
  const other = newSession();
  await other.open('a');
  await other.handIn();
  await settled();
  assert.equal(server.shown[server.shown.length - 1]?.['seal'], undefined);
});

test('a paper sealed without a network whose time ran out meanwhile still says how it was sealed', async () => {
  const session = newSession();
  await session.open('a');
  store.set({ online: false });
  await press(session, 1, 'A');
  await session.handIn();
  const seal = (await (await AnswerJournal.open()).kept('a'))?.seal;
  await session.close();
  server.submitted = true;
  store.set({ online: true });

  await newSession().open('a');
  await settled();

  assert.equal(store.state.exam.kind, 'MARKED');
  assert.deepEqual(server.shown[server.shown.length - 1], { ticket: 'ticket 1', seal });
  assert.equal(server.answers.length, 1);
});

test('a ticket the server does not know is replaced once, then the worker is told', async () => {
  const session = newSession();
  await session.open('a');
  server.foreignTickets = 1;
  await session.handIn();
  await settled();
  assert.equal(store.state.exam.kind, 'MARKED');
  assert.equal(server.shown[server.shown.length - 1]?.['ticket'], 'ticket 2');

  server.submitted = false;
  server.foreignTickets = 2;
  const other = newSession();
  await other.open('a');
  await other.handIn();
  await settled();
  assert.equal(sitting().notice, 'REFUSED');
});

test('more answers than one batch holds are all brought, however late', async () => {
  const offline = newSession();
  await offline.open('a');
  store.set({ online: false });
  for (let n = 0; n < 60; n++) {
    await press(offline, 1, n % 2 === 0 ? 'A' : 'B');
  }
  server.refuseLate = true;
  store.set({ online: true });
  await offline.hurry();
  await settled();

  assert.equal(store.state.exam.kind, 'MARKED');
  assert.deepEqual((server.shown.filter((one) => 'answers' in one) as { answers: unknown[] }[]).map((one) => one.answers.length), [50, 10]);
});

test('on a phone that was lent nobody is shown another worker’s paper, and its answers wait for who gave them', async () => {
  const token = (subject: string) => `x.${btoa(JSON.stringify({ sub: subject }))}.y`;
  cleanup.push(() => forget('token'));
  remember('token', token('worker:one'));
  const session = newSession();
  await session.open('a');
  server.down = true;
  await press(session, 1, 'A');
  await session.close();

  remember('token', token('worker:two'));
  await newSession().open('a');
  assert.equal(store.state.exam.kind, 'FAILED');

  store.set({ exam: { kind: 'NONE' } });
  remember('token', token('worker:one'));
  await newSession().open('a');
  assert.deepEqual(sitting().pending.map((entry) => entry.item), [1]);
});

test('a paper sealed without a network is brought when the client is opened again, on whatever screen', async () => {
  const session = newSession();
  await session.open('a');
  store.set({ online: false });
  await press(session, 1, 'A');
  await session.handIn();
  await session.close();

  store.set({ online: true });
  await newSession().resume();
  await settled();

  assert.equal(server.submitted, true);
  assert.deepEqual(server.answers.map((answer) => answer.item), [1]);
  assert.deepEqual(await (await AnswerJournal.open()).keptAttempts(), []);
});

test('an exam that goes on is not opened by itself where nothing waits, and one that waits stays open behind', async () => {
  const session = newSession();
  await session.open('a');
  await press(session, 1, 'A');
  await settled();
  await session.close();
  await newSession().resume();
  assert.equal(store.state.exam.kind, 'NONE');

  const offline = newSession();
  await offline.open('a');
  server.down = true;
  await press(offline, 2, 'B');
  await settled();
  await offline.close();
  const resumed = newSession();
  await resumed.resume();
  assert.equal(sitting().pending.length, 1);
  server.down = false;
  await resumed.hurry();
  await settled();
  assert.deepEqual(server.answers.map((answer) => answer.item), [1, 2]);
});
