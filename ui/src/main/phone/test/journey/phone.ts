import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import type { Answer } from '../../src/shapes.ts';

/** A real browser as small as an old phone, the bundled client, and the pretend server behind it. */

const BROWSERS = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

export interface Sitting {
  page: Page;
  context: BrowserContext;
  /** What the page has complained about. */
  problems: string[];
}

export class Phone {
  private constructor(
    private readonly server: ChildProcess,
    private readonly browser: Browser,
    readonly address: string,
  ) {}

  /** Starts server and browser; `CLIENT` is the folder of the built client. */
  static async start(): Promise<Phone> {
    const server = spawn(process.execPath, ['dev/mock-server.mjs', process.env['CLIENT'] as string, '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
    const address = await new Promise<string>((resolve) =>
      server.stdout.once('data', (line: Buffer) => resolve(line.toString().trim().replace(/\/m\/$/, ''))),
    );
    const executablePath = process.env['CHROMIUM'] ?? BROWSERS.find((path) => existsSync(path));
    if (executablePath === undefined) {
      throw new Error(`no browser at ${BROWSERS.join(', ')}; CHROMIUM names another`);
    }
    const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-quic'] });
    return new Phone(server, browser, address);
  }

  async stop(): Promise<void> {
    await this.browser.close();
    this.server.kill();
  }

  /** Begins an exam with one question of each kind. */
  async sit(locale = 'zh-CN', size = '1', more: Record<string, string> = {}, script?: () => void, world: Record<string, unknown> = {}): Promise<Sitting> {
    await this.scene({ scene: 'EXAM', reset: true, paper: 'KINDS', ...world });
    const sitting = await this.open(locale, { token: 'x', size, ...more }, script);
    const { page } = sitting;
    await page.goto(`${this.address}/m/exam/e1`);
    await page.tap('.foot button.primary');
    await page.waitForSelector('.stem');
    return sitting;
  }

  /** A browser as small as an old phone, with these settings and nothing on its screen yet; without a service worker what it shows is never from a cache. */
  async open(locale: string, settings: Record<string, string>, script?: () => void, serviceWorkers: 'allow' | 'block' = 'block'): Promise<Sitting> {
    const context = await this.browser.newContext({ locale, viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true, serviceWorkers });
    await context.addInitScript((given) => {
      Object.entries(given).forEach(([key, value]) => localStorage.setItem(`liangku.${key}`, value));
    }, settings);
    await context.addInitScript(forgetWhatIsNew);
    if (script !== undefined) {
      await context.addInitScript(script);
    }
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    page.setDefaultNavigationTimeout(60_000);
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(String(error)));
    return { page, context, problems };
  }

  async scene(world: Record<string, unknown>): Promise<void> {
    await fetch(`${this.address}/dev/scene`, { method: 'POST', body: JSON.stringify(world) });
  }

  /** From now on the server answers nobody, or everybody again; what it has stays. */
  async away(away: boolean): Promise<void> {
    await fetch(`${this.address}/dev/away`, { method: 'POST', body: JSON.stringify({ away }) });
  }

  /** {@return the newest answer of each item that the server has} */
  async answers(): Promise<Record<number, string[]>> {
    const { attempt } = (await (await fetch(`${this.address}/dev/attempt`)).json()) as { attempt: { answers: Answer[] } | null };
    const bySeq = [...(attempt?.answers ?? [])].sort((a, b) => a.seq - b.seq);
    return Object.fromEntries(bySeq.map((answer) => [answer.item, answer.response]));
  }

  /** Waits until the server has these answers; fails with what it has instead. */
  async arrived(wanted: Record<number, string[]>): Promise<void> {
    const until = Date.now() + 20_000;
    for (let got = {}; ; ) {
      got = await this.answers();
      if (Object.entries(wanted).every(([item, response]) => JSON.stringify((got as Record<string, unknown>)[item]) === JSON.stringify(response))) {
        return;
      }
      if (Date.now() > until) {
        throw new Error(`wanted ${JSON.stringify(wanted)}, the server has ${JSON.stringify(got)}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

/** Takes from the browser what Chromium 80 did not have, so that every journey shows that the client does without. */
function forgetWhatIsNew(): void {
  const news: [object, string[]][] = [
    [Array.prototype, ['at', 'findLast', 'findLastIndex', 'toSorted', 'toReversed', 'toSpliced', 'with']],
    [String.prototype, ['at', 'replaceAll', 'isWellFormed', 'toWellFormed']],
    [Object, ['hasOwn', 'groupBy']],
    [Promise, ['any', 'withResolvers', 'try']],
    [Element.prototype, ['replaceChildren', 'checkVisibility']],
    [Crypto.prototype, ['randomUUID']],
    [AbortSignal, ['timeout', 'any']],
    [window, ['structuredClone', 'AggregateError', 'WeakRef', 'FinalizationRegistry', 'scheduler', 'CompressionStream']],
  ];
  news.forEach(([where, names]) => names.forEach((name) => Reflect.deleteProperty(where, name)));
}

/** Goes to a question by its number, with a tap. */
export async function goTo(page: Page, number: number): Promise<void> {
  await page.tap(`.strip .number-button >> nth=${number - 1}`);
  await page.waitForSelector(`.strip .number-button[aria-current]:text-is("${number}")`);
}

/** Presses Tab until the focus is on what the selector finds, so that it is proved to be reachable. */
export async function tabTo(page: Page, selector: string, nth = 0): Promise<void> {
  const there = () =>
    page.evaluate(([css, at]) => {
      const found = [...document.querySelectorAll(css as string)].filter((one) => (one as HTMLElement).offsetParent !== null);
      return document.activeElement !== null && found[at as number] === document.activeElement;
    }, [selector, nth] as const);
  for (let presses = 0; presses < 150; presses++) {
    if (await there()) {
      return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`the keyboard does not reach ${selector}, number ${nth + 1}`);
}

const AXE = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');

/** What the Java journeys ask of the desks and the phone (`Axe.java`). Without 2.2 axe-core looks at no size. */
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What a finger is to hit: links that stand by themselves, too. One within a sentence is as tall as its line. */
const PRESSED = [
  'main button',
  'dialog button',
  'label',
  'input[type=text]',
  'main a.button',
  'main a.card',
  'main a.icon-button',
  'a.lesson-row',
  'a.topic-row',
  'a.topic-lesson',
  'nav a',
].join();

interface Axe {
  run(where: Document, options: object): Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }>;
}

/** Fails with what of WCAG a screen breaks, and where it is too wide or too small to tap. */
export async function inspect(page: Page, where: string): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in window))) {
    await page.evaluate(AXE);
  }
  const violations = await page.evaluate(
    async (runOnly) => (await (window as unknown as { axe: Axe }).axe.run(document, { runOnly, resultTypes: ['violations'] })).violations,
    WCAG,
  );
  const found = violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 200)}\n${node.failureSummary}`));
  assert.deepEqual(found, [], where);
  const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.equal(tooWide, 0, `${where}: too wide`);
  const small = await page.evaluate((pressed) =>
    [...document.querySelectorAll<HTMLElement>(pressed)]
      .filter((one) => one.offsetParent !== null)
      .map((one) => ({ what: one.outerHTML.slice(0, 120), box: one.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 0 && (box.width < 47.5 || box.height < 47.5))
      .map(({ what }) => what),
    PRESSED,
  );
  assert.deepEqual(small, [], `${where}: too small`);
}
