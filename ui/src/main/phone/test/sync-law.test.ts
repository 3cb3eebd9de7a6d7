import assert from 'node:assert/strict';
import { test } from 'node:test';
import { IDBKeyRange } from 'fake-indexeddb';
import fc from 'fast-check';
import { digestOf, leads } from '../src/answer-chain.ts';
import { AnswerJournal } from '../src/answer-journal.ts';
import type { Entry, Sitting } from '../src/exam-state.ts';
import { BEGINNING, isUnfit, ITEMS, Platform, type Line } from './sync/platform.ts';
import { ROADS, World, type Page, type Phone, type Road } from './sync/world.ts';

/** A phone's time is as late as the answer that brought it, and no later. */
const SLOWEST_ANSWER_MS = 20_000;

/**
 * Whatever the road does to what phones and their tabs send, whatever dies, sleeps or has its clock changed: no page ever
 * shows as saved what the platform has not got, nothing that was shown as kept is lost, and the end is what the rules of
 * `docs/exam-delivery.md` say. `SyncLawTest` holds the platform against the same rules.
 */

type Kind =
  | 'ANSWER' | 'TYPE' | 'MOVE' | 'RELOAD' | 'SECOND_TAB' | 'DIE' | 'FRONT' | 'ROAD' | 'MEND' | 'ONLINE' | 'ARRIVE' | 'LOSE'
  | 'CLOCK' | 'SLEEP' | 'WAIT' | 'WAIT_LONG' | 'TAKE_OVER' | 'HAND_IN' | 'NEW_KEYS' | 'UNFIT' | 'FULL' | 'CLOSE_STORAGE';

Object.assign(globalThis, { IDBKeyRange });

/** `number` chooses: an item, a road, seconds; `turns`: how much of what it causes happens before the next one. */
interface Act {
  kind: Kind;
  phone: number;
  tab: number;
  number: number;
  turns: number;
}

const often = (weights: Partial<Record<Kind, number>>) =>
  fc.oneof(...Object.entries(weights).map(([kind, weight]) => ({ weight, arbitrary: fc.constant(kind as Kind) })));

const acts = (phones: number, weights: Partial<Record<Kind, number>>): fc.Arbitrary<Act[]> =>
  fc.array(
    fc.record({
      kind: often(weights),
      phone: phones === 1 ? fc.constant(0) : fc.constantFrom(0, 0, 1),
      tab: fc.nat(1),
      number: fc.nat(999),
      turns: fc.oneof({ weight: 3, arbitrary: fc.constant(Infinity) }, { weight: 1, arbitrary: fc.nat(12) }),
    }),
    { minLength: 1, maxLength: 45, size: 'max' },
  );

const ANYTHING: Partial<Record<Kind, number>> = {
  ANSWER: 30, TYPE: 5, MOVE: 2, RELOAD: 6, SECOND_TAB: 4, DIE: 3, FRONT: 4, ROAD: 12, MEND: 8, ONLINE: 5, ARRIVE: 6, LOSE: 2,
  CLOCK: 3, SLEEP: 2, WAIT: 10, WAIT_LONG: 1, TAKE_OVER: 5, HAND_IN: 1, NEW_KEYS: 1, UNFIT: 2, FULL: 2, CLOSE_STORAGE: 2,
};

/** One attempt, and what its worker was shown of it. */
class Story {
  readonly world: World;
  /** Texts that some page has shown as given. */
  readonly shown = new Map<string, { phone: Phone; item: number; at: number }>();
  /** What no page may ever show. */
  readonly lies: string[] = [];
  /** Phones whose clock was changed, or that slept without being told how long. */
  private readonly astray = new Set<Phone>();
  /** Phones that slept: the clock of a page stands still then. */
  private readonly slept = new Set<string>();
  /** When the worker gave what has this text. */
  private readonly givenAt = new Map<string, number>();
  /** Phones whose storage was full for a while. */
  private readonly fullOnce = new Set<Phone>();
  /** The newest that a page has shown of an item: it may be replaced, and never be gone. */
  private readonly onScreen = new Map<Page, Set<number>>();
  private given = 0;

  constructor(phones: number) {
    this.world = new World(phones, (page) => this.look(page));
  }

  async play(act: Act): Promise<void> {
    const phone = this.world.phones[act.phone] as Phone;
    if (phone.pages.length === 0) {
      this.open(phone);
      await this.world.rest();
    }
    const page = phone.pages[act.tab % phone.pages.length] as Page;
    const wasSure = page.session.sure;
    await this.does(act, page);
    await this.world.rest(act.turns);
    if (act.turns === Infinity && act.kind === 'ANSWER') {
      await this.noTimeIsWon(page, wasSure);
    }
    await this.timeUp();
    if (act.turns === Infinity) {
      await this.nothingIsLost();
    }
  }

  private async does({ kind, number }: Act, page: Page): Promise<void> {
    const { phone, session } = page;
    const { world } = this;
    switch (kind) {
      case 'ANSWER':
        void session.answer(1 + (number % ITEMS), this.something(phone));
        break;
      case 'UNFIT': {
        const [response] = this.something(phone)();
        void session.answer(1 + (number % ITEMS), () => [`${response} unfit`]);
        break;
      }
      case 'FULL':
        phone.full = !phone.full;
        this.fullOnce.add(phone);
        break;
      case 'CLOSE_STORAGE':
        page.closeDatabases();
        break;
      case 'TYPE':
        session.type(1 + (number % ITEMS), '', this.something(phone));
        break;
      case 'MOVE':
        session.move(number % ITEMS);
        break;
      case 'RELOAD':
        world.kill(page);
        this.open(phone);
        break;
      case 'SECOND_TAB':
        if (phone.pages.length < 2) {
          this.open(phone);
        }
        break;
      case 'DIE':
        world.kill(page);
        break;
      case 'FRONT':
        this.front(page);
        break;
      case 'ROAD':
        phone.road = ROADS[number % ROADS.length] as Road;
        break;
      case 'MEND':
        phone.road = 'GOOD';
        break;
      case 'ONLINE':
        this.network(phone, !phone.online);
        break;
      case 'ARRIVE':
        if (world.parked.length > 0) {
          const [late] = world.parked.splice(number % world.parked.length, 1);
          world.arrive(late);
        }
        break;
      case 'LOSE':
        world.parked.shift()?.lose();
        break;
      case 'CLOCK':
        this.astray.add(phone);
        phone.clockAheadMs += (number - 500) * 7_000;
        break;
      case 'SLEEP':
        this.astray.add(phone);
        this.slept.add(phone.name);
        phone.asleepSince ??= world.now;
        await world.pass((number % 240) * 1000);
        phone.wake();
        phone.pages.forEach((one) => this.front(one));
        break;
      case 'WAIT':
        await world.pass((number % 60) * 1000);
        break;
      case 'WAIT_LONG':
        await world.pass((300 + number) * 1000);
        break;
      case 'TAKE_OVER':
        this.takeOver(page);
        break;
      case 'HAND_IN':
        void session.handIn();
        break;
      case 'NEW_KEYS':
        world.platform.changeKeys();
        break;
    }
  }

  /** No two answers are the same. */
  private something(phone: Phone): () => string[] {
    const response = [`${phone.name} ${++this.given}`];
    this.givenAt.set(text({ response }), this.world.now);
    return () => response;
  }

  /** As `main.ts` does. */
  front({ session }: Page): void {
    void session.refresh();
    void session.hurry();
  }

  network(phone: Phone, online: boolean): void {
    phone.online = online;
    phone.pages.forEach(({ session, store }) => {
      store.set({ online });
      if (online) {
        void session.hurry();
      }
    });
  }

  open(phone: Phone): Page {
    const page = this.world.open(phone);
    void page.session.open('a');
    return page;
  }

  /** As the screen of an exam that goes on elsewhere does: without an answer it stays. */
  takeOver(page: Page): void {
    if (sitting(page)?.elsewhere !== undefined) {
      page.session.takeOver().catch((problem: { status?: number }) => assert.ok(problem.status === 0 || problem.status === 503));
    }
  }

  /** As the clock on the screen does. */
  private async timeUp(): Promise<void> {
    for (const page of this.world.phones.flatMap(({ pages }) => pages)) {
      const now = sitting(page);
      if (now !== undefined && !now.handedIn && now.elsewhere === undefined && page.session.timeLeft(now) <= 0) {
        void page.session.timeUp();
        await this.world.rest();
      }
    }
  }

  private look(page: Page): void {
    const now = sitting(page);
    if (now === undefined) {
      return;
    }
    // What is only in the page is shown as that.
    now.pending.filter((line) => line.adrift !== true && !this.shown.has(text(line))).forEach((line) => this.isNew(line, page));
    // Once it is handed in no answers are shown; what came too late then is the platform's, for a person. So it is where the
    // platform has closed it: while what is left is brought the result is about to be shown.
    const isOver = now.handedIn || this.world.platform.closed !== undefined;
    const before = isOver ? new Set<number>() : (this.onScreen.get(page) ?? new Set());
    [...before].filter((item) => !now.answers.has(item)).forEach((item) => this.lies.push(`the answer to item ${item} is gone from the screen`));
    this.onScreen.set(page, new Set(now.answers.keys()));
    now.pending.filter((line) => line.adrift === true && this.isShownAs(page, now, line, 'LOCAL')).forEach((line) => this.lies.push(`${text(line)} was shown as kept`));
    // Tabs that cannot write to the one journal count each by itself, and are two to the platform.
    const alone = this.world.phones.length === 1 && this.fullOnce.size === 0;
    if (alone && (now.elsewhere !== undefined || now.notice === 'OTHER_PHONE' || now.notice === 'NOT_KEPT')) {
      this.lies.push(`one phone was shown ${now.elsewhere ?? now.notice}`);
    }
    for (const [item, answer] of now.answers) {
      if (page.answerState(now, item) === 'SAVED' && !this.stored().some((line) => text(line) === text(answer))) {
        this.lies.push(`${text(answer)} was shown as saved`);
      }
    }
  }

  private isShownAs(page: Page, now: Sitting, line: Entry, state: string): boolean {
    return text(now.answers.get(line.item) ?? { response: [] }) === text(line) && page.answerState(now, line.item) === state;
  }

  private isNew(line: Entry, { phone }: Page): void {
    this.shown.set(text(line), { phone, item: line.item, at: this.world.now });
    const elapsedMs = this.world.now - (this.world.platform.deadline - Platform.LASTS_MS);
    if (!this.astray.has(phone) && (line.elapsedMs ?? Infinity) > elapsedMs + 1) {
      this.lies.push(`${text(line)} was given ${line.elapsedMs} ms after the start, at ${elapsedMs}`);
    }
  }

  /**
   * However the clock was set, no answer says that it was given long before it was, or it says that nobody is sure: as the page
   * was opened anew and has not heard the platform since, and only then.
   */
  private async noTimeIsWon(page: Page, wasSure: boolean): Promise<void> {
    const newest = (await this.waiting(page.phone)).pop() ?? [...this.world.platform.stored.values()].pop();
    if (newest === undefined || number(newest) !== this.given) {
      return;
    }
    const elapsedMs = this.world.now - (this.world.platform.deadline - Platform.LASTS_MS);
    const before = elapsedMs - (newest.elapsedMs ?? 0);
    if (newest.unsure === true) {
      assert.equal(wasSure, false, `${text(newest)} is unsure where the platform was heard`);
    } else {
      assert.ok(page.session.sure || this.astray.has(page.phone), `${text(newest)} is sure where the platform was not heard`);
      assert.ok(before <= SLOWEST_ANSWER_MS || this.slept.has(page.phone.name), `${newest.elapsedMs} ms, and it was ${elapsedMs}`);
    }
  }

  /** What counts by itself though it came late was given in time, whatever anybody did to a clock. */
  private whatCountsLateWasGivenInTime(): void {
    const { deadline } = this.world.platform;
    for (const line of this.stored().filter(({ late }) => late === true)) {
      assert.notEqual(line.unsure, true, `${text(line)} counts, and nobody is sure when it was given`);
      const at = this.givenAt.get(text(line)) ?? Infinity;
      assert.ok(at <= deadline + SLOWEST_ANSWER_MS || this.slept.has(line.phone), `${text(line)} was given ${at - deadline} ms after the deadline`);
    }
  }

  stored(): Line[] {
    return [...this.world.platform.stored.values()];
  }

  async waiting(phone: Phone): Promise<Entry[]> {
    return (await AnswerJournal.open(phone.disk)).pending('a');
  }

  async nothingIsLost(): Promise<void> {
    const here = (await Promise.all(this.world.phones.map((phone) => this.waiting(phone)))).flat();
    const somewhere = new Set([...here, ...this.stored(), ...this.world.platform.kept.map(({ line }) => line)].map(text));
    // What was refused goes when its worker has answered anew.
    const lost = [...this.shown.keys()].filter((one) => !somewhere.has(one) && !one.endsWith(' unfit'));
    assert.deepEqual(lost, [], 'shown as kept, and nowhere');
    assert.deepEqual(this.lies, []);
  }

  /** The network is back for good, and the worker opens the exam on every phone they had, the last one last. */
  async end(): Promise<void> {
    const { world } = this;
    while (world.parked.length > 0) {
      world.arrive(world.parked.pop());
    }
    for (const phone of world.phones) {
      phone.road = 'GOOD';
      phone.full = false;
      this.network(phone, true);
    }
    for (const phone of [...world.phones, ...world.phones]) {
      phone.pages.forEach((page) => world.kill(page));
      const page = this.open(phone);
      await world.pass(0);
      this.takeOver(page);
      await world.pass(60_000);
    }
    const last = world.phones[world.phones.length - 1]?.pages[0] as Page;
    this.whatIsShownCounts(last);
    await last.session.handIn();
    await world.pass(60_000);
    for (const phone of world.phones) {
      phone.pages.forEach((page) => world.kill(page));
      const page = this.open(phone);
      await world.pass(60_000);
      assert.equal(page.store.state.exam.kind, 'MARKED');
      const left = await this.waiting(phone);
      assert.deepEqual(left.filter((line) => !isUnfit(line)), []);
      assert.equal((await (await AnswerJournal.open(phone.disk)).keptAttempts()).length, left.length === 0 ? 0 : 1, 'what is not taken is not thrown away');
    }
    await this.nothingIsLost();
    this.whatCountsLateWasGivenInTime();
    assert.ok(world.platform.chainIsWhole(), 'whoever keeps to the rules is never said to have broken the chain');
    world.phones.forEach((phone) => this.chainOf(phone));
    if ([...this.shown.keys()].some((one) => one.endsWith(' unfit'))) {
      // What is retried on one phone may come when the paper was handed in: not looked at further here.
      return;
    }
    this.whatIsKeptIsExplained();
    if (world.phones.length === 1 && this.fullOnce.size === 0) {
      this.theLastAnswerCounts(last.phone);
    }
  }

  /** {@return all that came from a phone, in its order: it follows from the paper without a gap, and ends with the seal} */
  private chainOf(phone: Phone): Line[] {
    const came = new Map(
      [...this.stored(), ...this.world.platform.kept.map(({ line }) => line), ...this.world.platform.refused]
        .filter((line) => line.phone === phone.name && line.chain !== undefined)
        .map((line) => [digestOf(line), line]),
    );
    const next = new Map([...came.values()].map((line) => [line.chain, line]));
    const chain: Line[] = [];
    for (let line = next.get(BEGINNING.head); line !== undefined; line = next.get(digestOf(line))) {
      chain.push(line);
    }
    assert.equal(chain.length, came.size, 'a line follows from nothing that came');
    assert.ok(chain.every((line) => line.elapsedMs <= Platform.LASTS_MS));
    const { sealed } = this.world.platform;
    if (sealed?.phone === phone.name) {
      assert.ok(leads(BEGINNING, chain, sealed.seal), 'the seal is the end of its chain');
    }
    return chain;
  }

  /** With nothing more to bring, what the screen has is what will be marked. */
  private whatIsShownCounts(page: Page): void {
    const now = sitting(page);
    for (const [item, answer] of now === undefined || now.handedIn || now.pending.length > 0 ? [] : now.answers) {
      assert.equal(text(answer), text(this.world.platform.newest(item) ?? { response: [] }), `item ${item}`);
    }
  }

  /** A phone that keeps to the rules leaves only that to a person which nobody else can decide. */
  private whatIsKeptIsExplained(): void {
    const { platform } = this.world;
    for (const { line, why } of platform.kept) {
      if (line.chain === undefined) {
        assert.ok(this.fullOnce.size > 0, `${text(line)} came without a place in the chain`);
      } else if (why === 'HANDED_IN') {
        assert.equal(platform.closed?.by, 'CANDIDATE');
        // The tabs of a phone that cannot write do not hear of one another.
        assert.ok(line.phone !== platform.closed.phone || this.fullOnce.size > 0, `${text(line)} was here before the paper was handed in here`);
      } else if (why === 'WRITTEN_ELSEWHERE') {
        const { phone, at } = this.shown.get(text(line)) ?? {};
        const honest = phone !== undefined && at !== undefined && !this.astray.has(phone);
        assert.ok(!honest || platform.writerAt(at) !== phone.name, `${text(line)} was given while nobody had gone on with another phone`);
      } else if (why === 'UNSURE_CLOCK') {
        assert.equal(line.unsure, true, text(line));
      } else {
        assert.equal(why, 'FOREIGN_TICKET', text(line));
      }
    }
  }

  /** Of one phone the last answer to each item counts, whatever happened on the way. */
  private theLastAnswerCounts(phone: Phone): void {
    const chain = this.chainOf(phone);
    const last = new Map(chain.filter((line) => !isUnfit(line)).map((line) => [line.item, text(line)]));
    assert.deepEqual([...this.shown.keys()].filter((one) => !chain.some((line) => text(line) === one)), []);
    for (const [item, wanted] of this.world.platform.kept.length === 0 ? last : []) {
      assert.equal(this.world.platform.newest(item)?.response[0], wanted, `item ${item}`);
    }
  }
}

function sitting(page: Page): Sitting | undefined {
  const { exam } = page.store.state;
  return exam.kind === 'SITTING' ? exam.sitting : undefined;
}

const text = ({ response }: { response: string[] }) => String(response[0]);
const number = (line: { response: string[] }) => Number(text(line).split(' ')[1]);

const RUNS = Number(process.env['SYNC_LAW_RUNS'] ?? 60);

test('any interleaving on one phone, its tabs and a bad road ends in the state the rules say', () =>
  fc.assert(
    fc.asyncProperty(acts(1, { ...ANYTHING, TAKE_OVER: 0 }), async (all) => {
      const story = new Story(1);
      for (const act of all) {
        await story.play(act);
      }
      await story.end();
    }),
    { numRuns: RUNS, includeErrorInReport: true },
  ));

test('what is stored, and was never heard of, is not stored again when another phone has gone on meanwhile', async () => {
  const story = new Story(2);
  const does = (kind: Kind, phone: number, number = 0) => story.play({ kind, phone, tab: 0, number, turns: Infinity });
  await does('ANSWER', 0, 0);
  await does('ROAD', 0, ROADS.indexOf('LOST_COMING'));
  await does('ANSWER', 0, 1);
  await does('ONLINE', 0);
  await does('ANSWER', 0, 2);
  await does('TAKE_OVER', 1);
  await does('FRONT', 1);
  await does('ANSWER', 1, 1);
  await does('MEND', 0);
  await does('ONLINE', 0);
  await does('FRONT', 0);
  await does('TAKE_OVER', 0);
  await story.world.pass(60_000);

  const { platform, phones } = story.world;
  assert.deepEqual(platform.newest(2)?.phone, 'phone-2', 'the answer that was given last');
  assert.equal(platform.newest(3)?.phone, 'phone-1', 'and what only was on the first phone');
  assert.deepEqual(story.stored().map(({ seq }) => seq), [1, 2, 3, 4]);
  const shown = sitting(phones[0]?.pages[0] as Page);
  assert.equal(text(shown?.answers.get(2) ?? { response: [] }), text(platform.newest(2) as Line));
  await story.end();
});

/** Found by the law below: the answer that could not be written got the number of the one before it, and its place. */
test('an answer stays on the screen when the next one finds the phone full', async () => {
  const story = new Story(1);
  const does = (kind: Kind, number = 0) => story.play({ kind, phone: 0, tab: 0, number, turns: Infinity });
  await does('ROAD', ROADS.indexOf('CUT'));
  await does('ANSWER', 0);
  await does('ANSWER', 1);
  await does('FULL');
  await does('ANSWER', 0);
  await story.end();
});

/** Found by the law below: the other tab kept the paper anew that this one had brought to its end. */
test('a paper that one tab brought to its end does not come back by another without a network', async () => {
  const story = new Story(2);
  const does = (kind: Kind, tab: number, number = 0, turns = Infinity) => story.play({ kind, phone: 0, tab, number, turns });
  await does('SECOND_TAB', 0);
  await does('HAND_IN', 0);
  await does('ROAD', 0, ROADS.indexOf('CUT'), 0);
  await does('ANSWER', 1, 0, 0);
  await does('TYPE', 0);
  await does('RELOAD', 0);
  await does('ANSWER', 1, 0, 0);
  await story.end();
});

test('a paper that one tab brought to its end does not come back by an older answer of the server to another', async () => {
  const story = new Story(1);
  const [phone] = story.world.phones as [Phone];
  const does = (kind: Kind, tab: number, number = 0) => story.play({ kind, phone: 0, tab, number, turns: Infinity });
  await does('SECOND_TAB', 0);
  await does('ROAD', 0, ROADS.indexOf('HELD_COMING'));
  await does('FRONT', 1);
  await does('MEND', 0);
  await does('HAND_IN', 0);
  assert.equal(phone.pages[0]?.store.state.exam.kind, 'MARKED');
  await does('ARRIVE', 0);

  assert.deepEqual(await (await AnswerJournal.open(phone.disk)).keptAttempts(), []);
  // Whoever answers there is told that it has ended.
  await does('ANSWER', 1);
  assert.equal(phone.pages[1]?.store.state.exam.kind, 'MARKED');
  await story.end();
});

test('who sets the clock back and opens the exam anew without a network wins no time: what is brought late waits for a person', async () => {
  const story = new Story(1);
  const [phone] = story.world.phones as [Phone];
  const { platform } = story.world;
  const does = (kind: Kind, number = 0) => story.play({ kind, phone: 0, tab: 0, number, turns: Infinity });
  await does('ANSWER', 0);
  await does('ROAD', ROADS.indexOf('LOST_GOING'));
  await does('ANSWER', 1);
  phone.pages.forEach((page) => story.world.kill(page));
  await story.world.pass(Platform.LASTS_MS + 60_000);
  phone.clockAheadMs -= Platform.LASTS_MS;
  await does('ANSWER', 2);
  assert.deepEqual((await story.waiting(phone)).map(({ unsure }) => unsure), [undefined, true]);
  await does('MEND');
  await story.end();

  assert.deepEqual([1, 2, 3].map((item) => platform.newest(item)?.response[0]), ['phone-1 1', 'phone-1 2', undefined]);
  assert.deepEqual(platform.kept.map(({ line, why }) => [text(line), why]), [['phone-1 3', 'UNSURE_CLOCK']]);
});

test('what was given before the exam was opened anew, and after the platform was heard again, is sure and counts late', async () => {
  const story = new Story(1);
  const { platform } = story.world;
  const does = (kind: Kind, number = 0) => story.play({ kind, phone: 0, tab: 0, number, turns: Infinity });
  await does('ROAD', ROADS.indexOf('LOST_GOING'));
  await does('RELOAD');
  await does('MEND');
  await does('FRONT');
  await does('ROAD', ROADS.indexOf('LOST_GOING'));
  await does('ANSWER', 0);
  await does('RELOAD');
  await does('ANSWER', 1);
  await does('WAIT_LONG', 999);
  await does('MEND');
  await story.end();

  assert.equal(platform.newest(1)?.response[0], 'phone-1 1');
  assert.deepEqual(platform.kept.map(({ line, why }) => [text(line), why]), [['phone-1 2', 'UNSURE_CLOCK']]);
});

test('any interleaving on two phones ends in the state the rules say', () =>
  fc.assert(
    fc.asyncProperty(acts(2, ANYTHING), async (all) => {
      const story = new Story(2);
      for (const act of all) {
        await story.play(act);
      }
      await story.end();
    }),
    { numRuns: RUNS, includeErrorInReport: true },
  ));

/** Roads on which nothing is heard of the platform. */
const DEAF: Road[] = ['LOST_GOING', 'LOST_COMING', 'BUSY', 'CUT', 'PORTAL'];

test('what cannot be brought is tried again after about 1, 2, 4 … 30 s, and is there when the road is mended', () =>
  fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...DEAF), { minLength: 1, maxLength: 9 }), fc.integer({ min: 0, max: 99 }), async (roads, percent) => {
      const story = new Story(1);
      const [phone] = story.world.phones as [Phone];
      const page = story.open(phone);
      await story.world.rest();
      story.world.chance = percent / 100;
      phone.road = roads[0] as Road;
      await page.session.answer(1, () => ['phone-1 1']);
      await story.world.rest();
      const tries = () => story.world.sent.filter(({ method }) => method === 'PUT').map(({ at }) => at);

      for (let failures = 1; failures <= roads.length; failures++) {
        assert.equal(tries().length, failures);
        const wait = Math.min(30_000, 1000 * 2 ** (failures - 1)) * (0.75 + percent / 200);
        phone.road = roads[failures] ?? 'GOOD';
        await story.world.pass(wait - 1);
        assert.equal(tries().length, failures, 'not earlier');
        await story.world.pass(1);
      }

      assert.equal(tries().length, roads.length + 1);
      assert.equal(story.world.platform.newest(1)?.response[0], 'phone-1 1');
      assert.deepEqual(await story.waiting(phone), []);
    }),
    { numRuns: RUNS, includeErrorInReport: true },
  ));

test('an answer that never ends is given up after 20 s, and the next one is not waited for behind it', async () => {
  const story = new Story(1);
  const [phone] = story.world.phones as [Phone];
  const page = story.open(phone);
  await story.world.rest();
  phone.road = 'STALLED';
  await page.session.answer(1, () => ['phone-1 1']);
  await story.world.pass(SLOWEST_ANSWER_MS);
  phone.road = 'GOOD';
  await story.world.pass(2000);

  assert.equal(page.answerState(sitting(page) as Sitting, 1), 'SAVED');
});
