import { readFileSync } from 'node:fs';
import { compileFunction } from 'node:vm';
import { IDBFactory } from 'fake-indexeddb';
import type * as page from './page.ts';
import { Platform, type Reply, type Request } from './platform.ts';

/**
 * One attempt, the phones it is sat on with their pages, the road between them and the platform, and time, which passes
 * only when it is told to.
 */

/** What of a browser a page uses, and a law test has to have in its hand. */
const BROWSER = ['fetch', 'performance', 'setTimeout', 'clearTimeout', 'localStorage', 'indexedDB', 'Date', 'Math', 'console'] as const;
type Browser = Record<(typeof BROWSER)[number], unknown>;

/** The script of a page as a function: each call is a page of its own, with its own state. */
const load = compileFunction(`${readFileSync(new URL('page.js', import.meta.url), 'utf8')}; return page;`, [...BROWSER]) as (...of: unknown[]) => typeof page;

/** What becomes of what a phone sends. */
export const ROADS = [
  'GOOD',
  /** The connection breaks before the platform hears of it. */
  'LOST_GOING',
  /** The platform does it, and the phone never hears so. */
  'LOST_COMING',
  'TWICE',
  /** It lies somewhere on the way until it is let go or lost. */
  'HELD',
  /** The platform answers at once, and its answer lies somewhere on the way. */
  'HELD_COMING',
  'BUSY',
  /** The answer breaks off in the middle. */
  'CUT',
  /** The answer begins and never ends. */
  'STALLED',
  /** Somebody else answers: the sign-in page of a network. */
  'PORTAL',
] as const;
export type Road = (typeof ROADS)[number];

export interface Sent extends Request {
  page: Page;
  at: number;
}

interface Parked extends Sent {
  /** What the platform said when it was asked, if it was. */
  reply?: Reply;
  answer(reply: Reply): void;
  lose(): void;
  whenGivenUp(then: () => void): void;
}

interface Timer {
  page: Page;
  /** By the clock of its phone that only runs while it is awake. */
  due: number;
  run: () => void;
}

/** A tab: what it shows goes to whoever watches, until it dies. */
export class Page {
  alive = true;
  readonly session: page.ExamSession;
  readonly store: typeof page.store;
  readonly answerState: typeof page.answerState;
  /** What it has written to the console. */
  readonly complaints: string[] = [];
  private readonly databases: IDBDatabase[] = [];

  constructor(
    readonly world: World,
    readonly phone: Phone,
  ) {
    const browser: Browser = {
      fetch: (address: string, init: RequestInit) => world.send(this, address, init),
      performance: { now: () => phone.awakeMs() },
      setTimeout: (run: () => void, ms: number) => world.startTimer({ page: this, due: phone.awakeMs() + ms, run }),
      clearTimeout: (timer: number) => world.stopTimer(timer),
      localStorage: {
        getItem: (key: string) => phone.settings.get(key) ?? null,
        setItem: (key: string, value: string) => this.alive && phone.settings.set(key, value),
        removeItem: (key: string) => this.alive && phone.settings.delete(key),
      },
      indexedDB: { open: (name: string, version: number) => this.openDatabase(name, version) },
      Date: class extends Date {
        static override now(): number {
          return phone.clockMs();
        }
      },
      console: { error: (...of: unknown[]) => this.complaints.push(of.map(String).join(' ')) },
      Math: Object.assign(Object.create(Math) as object, { random: () => world.chance }),
    };
    const script = load(...BROWSER.map((name) => browser[name]));
    this.session = new script.ExamSession();
    this.store = script.store;
    this.answerState = script.answerState;
    this.store.set({ online: phone.online });
    this.store.subscribe(() => this.alive && world.shown(this));
  }

  /** From here on nothing it does reaches anything, as of a page that is gone. */
  kill(): void {
    this.alive = false;
  }

  /** The browser closes what this page has open, and says nothing of it. */
  closeDatabases(): void {
    this.databases.splice(0).forEach((database) => database.close());
  }

  private openDatabase(name: string, version: number): IDBOpenDBRequest {
    const opening = this.phone.disk.open(name, version);
    this.world.busy += 1;
    opening.addEventListener('error', () => (this.world.busy -= 1));
    opening.addEventListener('success', () => {
      this.world.busy -= 1;
      const database = opening.result;
      this.databases.push(database);
      const begin = database.transaction.bind(database);
      database.transaction = (...of: Parameters<typeof begin>) => {
        if (!this.alive) {
          return NOTHING;
        }
        if (this.phone.full && of[1] === 'readwrite') {
          throw new DOMException('full', 'QuotaExceededError');
        }
        const transaction = begin(...of);
        this.world.busy += 1;
        const over = () => (this.world.busy -= 1);
        transaction.addEventListener('complete', over);
        transaction.addEventListener('abort', over);
        return transaction;
      };
    });
    return opening;
  }
}

/** A transaction of a page that is gone: whatever is asked of it, nothing happens. */
const NOTHING = new Proxy({}, { get: () => () => NOTHING, set: () => true }) as IDBTransaction;

export class Phone {
  readonly disk = new IDBFactory();
  readonly settings: Map<string, string>;
  pages: Page[] = [];
  road: Road = 'GOOD';
  online = true;
  /** Nothing more can be written to its storage. */
  full = false;
  /** How far its clock is ahead of the true time. */
  clockAheadMs = 0;
  asleepSince: number | undefined;
  private sleptMs = 0;

  constructor(
    readonly name: string,
    private readonly world: World,
  ) {
    this.settings = new Map([['liangku.device', name]]);
  }

  awakeMs(): number {
    return (this.asleepSince ?? this.world.now) - this.sleptMs;
  }

  clockMs(): number {
    return this.world.now + this.clockAheadMs;
  }

  wake(): void {
    this.sleptMs += this.world.now - (this.asleepSince ?? this.world.now);
    this.asleepSince = undefined;
  }
}

export class World {
  /** The true time in ms. */
  now = 1_800_000_000_000;
  /** What pages draw, in [0, 1). */
  chance = 0.5;
  /** How much is under way in databases. */
  busy = 0;
  readonly platform = new Platform(() => this.now);
  readonly phones: Phone[];
  readonly parked: Parked[] = [];
  readonly sent: Sent[] = [];
  private readonly timers = new Map<number, Timer>();
  private timerCount = 0;

  constructor(
    phones: number,
    /** Hears of every change of what a page shows. */
    readonly shown: (page: Page) => void,
  ) {
    this.phones = Array.from({ length: phones }, (_, at) => new Phone(`phone-${at + 1}`, this));
    this.platform.beginsOn('phone-1');
  }

  open(phone: Phone): Page {
    const opened = new Page(this, phone);
    phone.pages.push(opened);
    return opened;
  }

  kill(page: Page): void {
    page.kill();
    page.phone.pages = page.phone.pages.filter((other) => other !== page);
  }

  /** Lets time pass, and everything happen that is due by then. */
  async pass(ms: number): Promise<void> {
    const until = this.now + ms;
    await this.rest();
    for (let next = this.next(until); next !== undefined; next = this.next(until)) {
      const [number, timer] = next;
      this.timers.delete(number);
      this.now = Math.max(this.now, this.now + timer.due - timer.page.phone.awakeMs());
      timer.run();
      await this.rest();
    }
    this.now = until;
  }

  /** Lets everything come to rest that needs no time. Counted in turns, not in ms: a busy machine needs no more of them. */
  async rest(turns = Infinity): Promise<void> {
    for (let turn = 0, idle = 0; turn < turns && idle < 3; turn++) {
      await new Promise((resolve) => setImmediate(resolve));
      idle = this.busy === 0 ? idle + 1 : 0;
    }
  }

  startTimer(timer: Timer): number {
    this.timers.set(++this.timerCount, timer);
    return this.timerCount;
  }

  stopTimer(timer: number): void {
    this.timers.delete(timer);
  }

  send(page: Page, address: string, init: RequestInit): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (!page.alive) {
        return;
      }
      const sent: Sent = {
        page,
        at: this.now,
        method: init.method ?? 'GET',
        path: address.replace('/api/v1/attempts/a', ''),
        phone: (init.headers as Record<string, string>)['liangku-phone'] ?? page.phone.name,
        body: JSON.parse(String(init.body ?? '{}')) as Request['body'],
      };
      this.sent.push(sent);
      const lose = () => page.alive && reject(new TypeError('network'));
      const answer = (reply: Reply, text = () => Promise.resolve(JSON.stringify(reply.body))) => page.alive && resolve(response(reply, text));
      const whenGivenUp = (then: () => void) => init.signal?.addEventListener('abort', then);
      whenGivenUp(lose);
      this.travel({ ...sent, answer, lose, whenGivenUp }, answer);
    });
  }

  /** Lets what lies on the way arrive, as late as it is. */
  arrive(late: Parked | undefined): void {
    late?.answer(late.reply ?? this.platform.take(late));
  }

  private travel(sent: Parked, answer: (reply: Reply, text?: () => Promise<string>) => unknown): void {
    switch (sent.page.phone.road) {
      case 'GOOD':
        answer(this.platform.take(sent));
        break;
      case 'LOST_GOING':
        sent.lose();
        break;
      case 'LOST_COMING':
        this.platform.take(sent);
        sent.lose();
        break;
      case 'TWICE':
        this.platform.take(sent);
        answer(this.platform.take(sent));
        break;
      case 'HELD':
        this.parked.push(sent);
        break;
      case 'HELD_COMING':
        this.parked.push({ ...sent, reply: this.platform.take(sent) });
        break;
      case 'BUSY':
        answer({ status: 503, body: {} });
        break;
      case 'CUT':
        answer(this.platform.take(sent), () => Promise.reject(new TypeError('network')));
        break;
      case 'STALLED':
        answer(this.platform.take(sent), () => new Promise((_, fail) => sent.whenGivenUp(() => fail(new TypeError('given up')))));
        break;
      case 'PORTAL':
        answer({ status: 200, body: {} }, () => Promise.resolve('<html>Sign in</html>'));
        break;
    }
  }

  private next(until: number): [number, Timer] | undefined {
    const left = ({ due, page }: Timer) => due - page.phone.awakeMs();
    return [...this.timers]
      .filter(([, timer]) => timer.page.alive && timer.page.phone.asleepSince === undefined && this.now + left(timer) <= until)
      .sort(([, a], [, b]) => left(a) - left(b))[0];
  }
}

/** As much of a response as the client asks for. */
function response({ status }: Reply, text: () => Promise<string>): unknown {
  return {
    ok: status < 400,
    status,
    headers: { has: () => false, get: () => null },
    text,
    json: () => text().then((body) => JSON.parse(body) as unknown),
    blob: () => text().then((body) => ({ text: () => Promise.resolve(body) })),
  };
}
