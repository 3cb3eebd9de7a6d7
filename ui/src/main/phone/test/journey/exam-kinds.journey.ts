import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { goTo, inspect, Phone, tabTo } from './phone.ts';

/** Right for nothing but the test: one response of each kind, in the agreed form. */
const WANTED = {
  1: ['C'],
  2: ['A', 'B'],
  3: ['T'],
  4: ['1A', '2B', '3B', '4C'],
  5: ['D', 'B', 'C', 'A', 'E'],
  6: ['交叉污染'],
  7: ['-18.5'],
  8: ['1:B', '2:A', '2:B', '3:48', '4:1A', '4:2B', '5:B', '5:A', '5:C', '6:食物中毒'],
};
const ITEMS = [1, 2, 3, 4, 5, 6, 7, 8];
const NUMBER = 7;
const CASE = 8;

let phone: Phone;
before(async () => {
  phone = await Phone.start();
});
after(() => phone.stop());

test('every kind is answered by touch, and the paper handed in', async () => {
  const { page, context, problems } = await phone.sit();

  await page.tap('.option >> nth=2');
  await goTo(page, 2);
  await page.tap('.option >> nth=1');
  await page.tap('.option >> nth=0');
  await goTo(page, 3);
  await page.tap('.option >> nth=0');
  await goTo(page, 4);
  for (const [prompt, option] of [[0, 0], [2, 1], [1, 1], [3, 2]] as const) {
    await matchByTouch(page, '.item', prompt, option);
  }
  await goTo(page, 5);
  await orderByTouch(page, '.item', ['湿润', '取适量', '双手互搓', '用流动', '用干手纸']);
  await goTo(page, 6);
  await page.tap('.fill input');
  await page.keyboard.insertText('交叉污染');
  await goTo(page, 7);
  await page.tap('.fill input');
  await page.keyboard.type('18.5');
  await page.tap('.sign');
  await goTo(page, 8);
  await page.tap('#part-1-stem ~ .options .option >> nth=1');
  await page.tap('#part-2-stem ~ .options .option >> nth=1');
  await page.tap('#part-2-stem ~ .options .option >> nth=0');
  await page.tap('#part-3-field');
  await page.keyboard.type('48');
  await matchByTouch(page, '.part >> nth=3', 1, 1);
  await matchByTouch(page, '.part >> nth=3', 0, 0);
  await orderByTouch(page, '.part >> nth=4', ['停止供餐', '向监管', '配合调查']);
  await page.tap('#part-6-field');
  await page.keyboard.insertText('食物中毒');
  await page.tap('.exam-foot .primary');
  await page.waitForSelector('#check[open] .sheet-line.good');
  await page.tap('#check .primary');

  await page.waitForSelector('.verdict');
  await phone.arrived(WANTED);
  assert.deepEqual(problems, []);
  await context.close();
});

test('every kind is answered by the keyboard alone, and the paper handed in', async () => {
  const { page, context, problems } = await phone.sit();
  const press = async (key: string, selector: string, nth = 0) => {
    await tabTo(page, selector, nth);
    await page.keyboard.press(key);
  };
  const next = () => press('Enter', '.exam-foot .primary');
  const match = async (scope: string, prompt: number, option: number) => {
    await press('Enter', `${scope} .match-button`, prompt);
    await page.waitForSelector('dialog[open]');
    await press('Enter', 'dialog[open] .option', option);
    await page.waitForSelector('dialog[open]', { state: 'detached' });
    assert.equal(await focusIsOn(page, `${scope} .match-button`, prompt), true, 'the focus returns to the prompt');
  };

  await press('ArrowDown', 'input[type=radio]');
  await page.keyboard.press('ArrowDown');
  await next();
  await press('Space', 'input[type=checkbox]', 1);
  await page.keyboard.press('Shift+Tab');
  await press('Space', 'input[type=checkbox]', 0);
  await next();
  await press('Space', 'input[type=radio]');
  await next();
  for (const [prompt, option] of [[0, 0], [1, 1], [2, 1], [3, 2]] as const) {
    await match('.item', prompt, option);
  }
  await next();
  // Wet, rinse, soap, rub, dry; then rinse is moved down twice: the focus stays on its button.
  await orderByKeys(page, '.item', ['湿润', '用流动', '取适量', '双手互搓', '用干手纸']);
  await tabTo(page, '[data-does=down][data-key=A]');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.querySelectorAll('.placed .option')[2]?.textContent?.includes('用流动'));
  assert.equal(await focusIsOn(page, '[data-does=down][data-key=A]'), true, 'the focus moves with the row');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.querySelectorAll('.placed .option')[3]?.textContent?.includes('用流动'));
  assert.match((await page.textContent('lk-ordering [role=status]')) as string, /第\s4\s位/);
  await next();
  await tabTo(page, '.fill input');
  await page.keyboard.insertText('交叉污染');
  await next();
  await tabTo(page, '.fill input');
  await page.keyboard.type('-18.5');
  await next();
  await press('ArrowDown', '#part-1-stem ~ .options input');
  await press('Space', '#part-2-stem ~ .options input', 0);
  await press('Space', '#part-2-stem ~ .options input', 1);
  await tabTo(page, '#part-3-field');
  await page.keyboard.type('48');
  await match('.part:nth-child(4)', 0, 0);
  await match('.part:nth-child(4)', 1, 1);
  await orderByKeys(page, '.part:nth-child(5)', ['停止供餐', '向监管', '配合调查']);
  await tabTo(page, '#part-6-field');
  await page.keyboard.insertText('食物中毒');
  await next();
  await page.waitForSelector('#check[open] .sheet-line.good');
  await press('Enter', '#check .primary');

  await page.waitForSelector('.verdict');
  await phone.arrived(WANTED);
  assert.deepEqual(problems, []);
  await context.close();
});

test('a screen reader is told what there is to match and to order, what was chosen and what a step did', async () => {
  const { page, context } = await phone.sit('en-US');
  const hears = async (selector: string, ...wanted: string[]) => {
    const where = page.locator(selector);
    let heard = await where.ariaSnapshot();
    // What a tap does is on the screen a moment later.
    for (const until = Date.now() + 10_000; Date.now() < until && !wanted.every((words) => heard.includes(words)); ) {
      await page.waitForTimeout(50);
      heard = await where.ariaSnapshot();
    }
    wanted.forEach((words) => assert.ok(heard.includes(words), `"${words}" in\n${heard}`));
  };

  await goTo(page, 4);
  await hears('lk-matching', 'group "4. Match each food with the way it is kept."', "button \"1 Frozen meat: Tap to choose\"");
  await page.tap('.match-button >> nth=0');
  await hears('dialog[open]', 'dialog "What goes with number 1? Frozen meat"', 'button "B 0 to 8 °C for at least 48 hours"');
  await page.tap('dialog[open] .option >> nth=1');
  await hears('lk-matching', 'button "1 Frozen meat: B 0 to 8 °C for at least 48 hours"');
  await page.tap('.match-button >> nth=0');
  await hears('dialog[open]', 'button "B 0 to 8 °C for at least 48 hours" [pressed]');
  await page.keyboard.press('Escape');
  await goTo(page, 5);
  await hears('lk-ordering', 'group "5. Put the steps of washing hands in order."', 'list "Tap what comes first"');
  await page.tap('.option >> nth=1');
  await hears(
    'lk-ordering',
    'list "Your order"',
    'button "Number 1: Take some soap. Tap to take it out"',
    'button "Move down: Take some soap" [disabled]',
    'list "Tap number 2"',
    'status: "Take some soap: number 1"',
  );
  await goTo(page, CASE);
  await hears('lk-case', 'group "Who does what?"', 'button "2 The food safety director: Tap to choose"', 'group "Put the emergency steps in order."');
  await context.close();
});

test('a sheet opened in the moment another closes stays open, and going back closes it alone', async () => {
  const { page, context } = await phone.sit();
  await goTo(page, 4);
  for (const wait of ['nothing', 'close', 'frame'] as const) {
    await page.evaluate(async (what) => {
      const button = (nth: number) => document.querySelectorAll<HTMLElement>('.match-button')[nth] as HTMLElement;
      const shown = () => document.querySelector<HTMLDialogElement>('dialog.match-sheet[open]');
      button(0).click();
      for (let frames = 0; shown() === null && frames < 100; frames++) {
        await new Promise(requestAnimationFrame);
      }
      // The sheet has its step in the history by now.
      await new Promise((done) => setTimeout(done, 100));
      const sheet = shown() as HTMLDialogElement;
      const closed = new Promise((done) => sheet.addEventListener('close', done, { once: true }));
      sheet.close();
      await (what === 'close' ? closed : what === 'frame' ? new Promise(requestAnimationFrame) : undefined);
      button(1).focus();
      button(1).click();
    }, wait);

    await page.waitForSelector('dialog[open]');
    // Whatever the browser still has to do, it does in this time.
    await page.waitForTimeout(400);
    await page.waitForFunction(() => history.state?.layer === 1);
    assert.equal(await page.isVisible('dialog[open]'), true, `after ${wait}`);
    await page.goBack();
    await page.waitForSelector('dialog[open]', { state: 'detached' });
    assert.match(page.url(), /\/m\/attempt\//);
    assert.equal(await focusIsOn(page, '.match-button', 1), true, `the focus returns to the prompt after ${wait}`);
  }
  await context.close();
});

test('the focus stays where it has gone to by the time a closed sheet hears that it is closed', async () => {
  const { page, context } = await phone.sit();
  await goTo(page, 4);
  await page.focus('.match-button');
  await page.keyboard.press('Enter');
  await page.waitForSelector('dialog[open]');

  const [returned, later] = await page.evaluate(async () => {
    const [from, next] = [...document.querySelectorAll<HTMLElement>('.match-button')] as [HTMLElement, HTMLElement];
    const sheet = document.querySelector('dialog[open]') as HTMLDialogElement;
    const heard = new Promise((done) => sheet.addEventListener('close', done, { once: true }));
    sheet.close();
    const at = document.activeElement;
    next.focus();
    await heard;
    await new Promise(requestAnimationFrame);
    return [at === from, document.activeElement === next];
  });

  assert.deepEqual([returned, later], [true, true]);
  await context.close();
});

test('half an answer is said to be unfinished, in the numbers and before handing in', async () => {
  const { page, context } = await phone.sit('en-US');

  await goTo(page, 4);
  await matchByTouch(page, '.item', 0, 0);
  await goTo(page, CASE);
  await page.tap('#part-1-stem ~ .options .option >> nth=1');
  await page.tap('.exam-top .text-button');

  assert.deepEqual(await page.locator('#check .sheet-line').allTextContents(), ['6\u00a0not answered.', '2\u00a0answered only in part.']);
  assert.match((await page.getAttribute('#check .number-button >> nth=3', 'aria-label')) as string, /1\sof 4\sdone/);
  assert.match((await page.getAttribute('#check .number-button >> nth=7', 'aria-label')) as string, /1\sof 6\sdone/);
  await context.close();
});

test('what is typed is saved after a pause, and at once when the question is left or the page reloaded', async () => {
  const { page, context } = await phone.sit();
  await goTo(page, 6);
  await page.tap('.fill input');

  await page.keyboard.insertText('交叉');
  await page.waitForSelector('.answer-state :text("正在输入")');
  await phone.arrived({ 6: ['交叉'] });
  await page.waitForSelector('.answer-state :text("已保存")');
  await page.keyboard.insertText('污染');
  await goTo(page, 7);
  await phone.arrived({ 6: ['交叉污染'] });
  await page.tap('.fill input');
  await page.keyboard.type('70');
  await page.reload();
  await page.waitForSelector('.stem');

  await phone.arrived({ 7: ['70'] });
  await context.close();
});

test('what is typed when the tab is killed is there when the paper is opened again', async () => {
  const { page, context } = await phone.sit();
  await goTo(page, 6);
  await page.tap('.fill input');
  await page.route('**/api/**', (route) => route.abort());
  await page.keyboard.insertText('交叉污染');
  await page.waitForSelector('.answer-state :text("正在输入")');
  const address = page.url();

  const dead = page.waitForEvent('crash');
  await assert.rejects(page.goto('chrome://crash'));
  await dead;
  await page.close();
  assert.deepEqual(await phone.answers(), {});
  const again = await context.newPage();
  await again.goto(address);

  await phone.arrived({ 6: ['交叉污染'] });
  await again.waitForSelector('.stem');
  await goTo(again, 6);
  assert.equal(await again.inputValue('.fill input'), '交叉污染');
  await context.close();
});

test('a word half composed by the Chinese keyboard is no answer yet', async () => {
  const { page, context } = await phone.sit();
  await goTo(page, 6);
  await page.tap('.fill input');
  const keyboard = await context.newCDPSession(page);

  await keyboard.send('Input.imeSetComposition', { text: 'jiao cha', selectionStart: 8, selectionEnd: 8 });
  await page.waitForFunction(() => document.querySelector<HTMLInputElement>('.fill input')?.value === 'jiao cha');
  await page.waitForTimeout(900);
  assert.deepEqual(await phone.answers(), {});
  await keyboard.send('Input.insertText', { text: '交叉' });

  await phone.arrived({ 6: ['交叉'] });
  await context.close();
});

for (const [locale, back] of [
  ['zh-CN', '删除最后一位'],
  ['en-US', 'Delete the last one'],
] as const) {
  test(`a number is put in by the page's own keys, in the largest font, and no keyboard covers it: ${locale}`, async () => {
    const { page, context, problems } = await phone.sit(locale, '3');
    await goTo(page, NUMBER);
    const key = (sign: string) => page.tap(`.fill-pad .button:text-is("${sign}")`);

    assert.equal(await page.getAttribute('.fill input', 'inputmode'), 'none');
    for (const sign of ['1', '8', '.', '.', '5', '9']) {
      await key(sign);
    }
    await page.tap(`.fill-pad [aria-label="${back}"]`);
    await page.tap('.sign');

    await phone.arrived({ 7: ['-18.5'] });
    assert.equal(await page.inputValue('.fill input'), '-18.5');
    await inspect(page, `number keys ${locale}`);
    assert.deepEqual(problems, []);
    await context.close();
  });
}

test('what is no number is said so and is no answer', async () => {
  const { page, context } = await phone.sit('en-US');
  await goTo(page, NUMBER);
  await page.fill('.fill input', '70');
  await phone.arrived({ 7: ['70'] });

  await page.fill('.fill input', '70x');

  await page.waitForSelector('.field-error:text("Digits only")');
  await phone.arrived({ 7: [] });
  assert.equal(await page.inputValue('.fill input'), '70x');
  await context.close();
});

test('a picture is enlarged by tap and by key, and closed by Escape and by going back', async () => {
  const { page, context } = await phone.sit();
  const open = '.lightbox[open]';

  await page.tap('.stem .picture');
  await page.waitForSelector(open);
  await page.goBack();
  await page.waitForSelector(open, { state: 'detached' });
  await page.waitForFunction(() => document.activeElement?.matches('.stem .picture'));
  await page.keyboard.press('Enter');
  await page.waitForSelector(open);
  await page.keyboard.press('Escape');
  await page.waitForSelector(open, { state: 'detached' });

  assert.equal(await focusIsOn(page, '.stem .picture'), true);
  assert.match(page.url(), /\/m\/attempt\//);
  await goTo(page, 2);
  await page.tap('.option-row .zoom >> nth=0');
  await page.waitForSelector(open);
  await page.tap('.lightbox .primary');
  await page.waitForSelector(open, { state: 'detached' });
  assert.deepEqual(await phone.answers(), {}, 'looking at a picture chooses nothing');
  await page.waitForSelector('.picture.lost:has-text("一块没有标识的砧板")');
  await context.close();
});

test('the story of a case stays within one tap while its parts are answered', async () => {
  const { page, context } = await phone.sit('en-US', '3');
  await goTo(page, CASE);
  assert.equal(await page.isVisible('.case-bar-button'), false);

  await page.locator('#part-3-field').scrollIntoViewIfNeeded();
  await page.waitForSelector('.case-bar-button');
  const before = await page.evaluate(() => scrollY);
  await page.tap('.case-bar-button');
  await page.waitForSelector('dialog[open] .story-text:has-text("860 lunches")');
  await page.goBack();

  await page.waitForSelector('dialog[open]', { state: 'detached' });
  assert.equal(await page.evaluate(() => scrollY), before);
  await context.close();
});

test('a worker who cannot read hears each question as it comes, and sees what is being said', async () => {
  const { page, context, problems } = await phone.sit('zh-CN', '1', {}, speakingBrowser);
  const said = () => page.evaluate(() => (window as unknown as { said: string[] }).said);
  // Long enough to be seen on a busy machine.
  await page.evaluate(() => Object.assign(window, { sentenceMs: 1_200 }));

  await page.tap('.listen .button >> nth=0');
  await page.waitForSelector('.option-row[data-said]');
  await page.waitForSelector('.listen :text("听题")');
  assert.match((await said()).join('\n'), /基础知识\.[^]*第 1 题，共 8 题.*单选题[^]*生肉应放在冰箱的哪一层[^]*A\. 上层 A[^]*下一题/);
  // From here on a sentence takes longer than the test.
  await page.evaluate(() => Object.assign(window, { sentenceMs: 1e6 }));
  await goTo(page, 4);
  await page.tap('.listen .button:has-text("停")');
  assert.match((await said()).join('\n'), /第 4 题，共 8 题/, 'the next question is read as it comes');
  await goTo(page, 5);

  assert.doesNotMatch((await said()).join('\n'), /洗手的步骤/, 'stopped is stopped');
  assert.deepEqual(problems, []);
  await context.close();
});

test('where the browser has no speech nothing offers it', async () => {
  const { page, context } = await phone.sit();

  assert.equal(await page.locator('lk-listen button').count(), 0);
  await context.close();
});

/** The first question of the paper, and one of its options, as they are said. */
const STEM = '看图：生肉应放在冰箱的哪一层？ 冰箱分三层，上层 A 放着红色食品，中层 B 黄色，下层 C 绿色 （生熟分开，防止滴漏）';
const OPTION = '下层 C';

test('what was recorded is played at the chosen speed, and the phone speaks around it', async () => {
  const { page, context, problems } = await phone.sit('zh-CN', '1', { rate: '1.5' }, speakingBrowser, { recorded: [STEM, OPTION] });
  await page.evaluate(noteWhatPlays);

  await page.tap('.listen .button >> nth=0');
  await page.waitForSelector('.listen .button:has-text("停")');
  await page.waitForSelector('.listen :text("听题")');

  const [spoken, played] = await heard(page);
  assert.deepEqual(spoken.map((text) => text.trim()), ['基础知识. 第 1 题，共 8 题. 单选题. 4 分.', 'A. 上层 A', 'B. 中层 B', 'C.', 'D. 哪一层都可以', '下面的按钮： 上一题, 稍后再看, 下一题.']);
  assert.deepEqual(played, [{ rate: 1.5, said: 'item-stem', whole: true }, { rate: 1.5, said: 'item-C', whole: true }]);
  assert.deepEqual(problems, []);
  await context.close();
});

test('a recording is silent at once when the question is left', async () => {
  const { page, context, problems } = await phone.sit('zh-CN', '1', {}, speakingBrowser, { recorded: [STEM] });
  await page.evaluate(noteWhatPlays);

  await page.tap('.listen .button >> nth=0');
  await page.waitForFunction(() => (window as unknown as Heard).played.length === 1);
  await page.evaluate(() => Object.assign(window, { sentenceMs: 1e6 }));
  await goTo(page, 2);
  await page.waitForFunction(() => (window as unknown as Heard).players.every((one) => one.paused));
  await page.tap('.listen .button:has-text("停")');
  await page.waitForSelector('.listen :text("听题")');

  assert.deepEqual(problems, []);
  await context.close();
});

test('a recording that cannot be had is spoken', async () => {
  const { page, context, problems } = await phone.sit('zh-CN', '1', {}, speakingBrowser, { recorded: [STEM], unheard: true });
  // Longer than a look takes: they are half a second apart after a while.
  await page.evaluate(() => Object.assign(window, { sentenceMs: 1_200 }));

  await page.tap('.listen .button >> nth=0');
  await page.waitForSelector('.stem[data-said]');
  await page.waitForSelector('.listen :text("听题")');

  assert.ok((await page.evaluate(() => (window as unknown as Heard).said)).includes(STEM));
  assert.deepEqual(problems, []);
  await context.close();
});

test('a phone without a voice reads what was recorded, and passes over the rest', async () => {
  const { page, context, problems } = await phone.sit('zh-CN', '1', {}, undefined, { recorded: [STEM, OPTION] });
  await page.evaluate(noteWhatPlays);

  await page.tap('.listen .button >> nth=0');
  await page.waitForFunction(() => (window as unknown as Heard).played.length === 2);
  await page.waitForSelector('.listen :text("听题")');
  assert.deepEqual((await heard(page))[1].map(({ said }) => said), ['item-stem', 'item-C']);
  await inspect(page, 'a recorded question without a voice');
  await goTo(page, 2);

  assert.equal(await page.locator('lk-listen button').count(), 0, 'where nothing was recorded nothing is offered');
  assert.deepEqual(problems, []);
  await context.close();
});

for (const [locale, size, contrast] of [['zh-CN', '1', 'usual'], ['en-US', '3', 'more']] as const) {
  test(`no kind has an accessibility violation, is too wide or too small to tap (${locale}, size ${size}, contrast ${contrast})`, async () => {
    const { page, context } = await phone.sit(locale, size, { contrast }, speakingBrowser);
    for (const item of ITEMS) {
      await goTo(page, item);
      await inspect(page, `item ${item}`);
    }
    await goTo(page, 1);
    await page.tap('.stem .picture');
    await inspect(page, 'picture');
    await page.keyboard.press('Escape');
    await goTo(page, 4);
    await page.tap('.match-button >> nth=0');
    await inspect(page, 'options of a matching');
    await page.tap('dialog[open] .option >> nth=1');
    await inspect(page, 'half a matching');
    await goTo(page, 5);
    await page.tap('.option >> nth=1');
    await page.waitForSelector('.placed');
    await page.tap('.option-row:not(.placed) .option >> nth=1');
    await page.waitForSelector('.placed >> nth=1');
    await inspect(page, 'half an order');
    await goTo(page, NUMBER);
    await page.fill('.fill input', '7x');
    await inspect(page, 'no number');
    await goTo(page, CASE);
    await page.locator('#part-5-stem').scrollIntoViewIfNeeded();
    await page.waitForSelector('.case-bar-button');
    await inspect(page, 'case, scrolled');
    await page.tap('.case-bar-button');
    await inspect(page, 'story');
    await page.keyboard.press('Escape');
    await page.tap('.exam-top .text-button');
    await inspect(page, 'check before handing in');
    await context.close();
  });
}

/** Speaks each sentence in 40 ms and writes it down; there is no voice in a test. */
function speakingBrowser(): void {
  const spoken: string[] = [];
  let queue: SpeechSynthesisUtterance[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const next = () => {
    const utterance = queue.shift();
    if (utterance !== undefined) {
      spoken.push(utterance.text);
      utterance.onstart?.(new Event('start') as SpeechSynthesisEvent);
      timer = setTimeout(() => {
        utterance.onend?.(new Event('end') as SpeechSynthesisEvent);
        next();
      }, (window as unknown as { sentenceMs?: number }).sentenceMs ?? 40);
    }
  };
  Object.assign(window, { said: spoken, SpeechSynthesisUtterance: class { constructor(readonly text: string) {} } });
  Object.defineProperty(window, 'speechSynthesis', {
    value: {
      getVoices: () => ['zh-CN', 'en-GB'].map((lang) => ({ lang, voiceURI: lang, name: lang, localService: true })),
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
      cancel: () => {
        clearTimeout(timer);
        queue = [];
      },
      speak: (utterance: SpeechSynthesisUtterance) => {
        queue.push(utterance);
        if (queue.length === 1) {
          timer = setTimeout(next, 40);
        }
      },
    },
  });
}

interface Heard {
  said: string[];
  played: { rate: number; said: string; whole: boolean }[];
  players: HTMLMediaElement[];
}

/** Writes down what a real player plays, what is marked meanwhile, and whether it came to its end. */
function noteWhatPlays(): void {
  const heard = Object.assign(window, { played: [], players: [] }) as unknown as Heard;
  const play = HTMLMediaElement.prototype.play;
  HTMLMediaElement.prototype.play = function (this: HTMLMediaElement) {
    const one = { rate: this.playbackRate, said: '', whole: false };
    heard.played.push(one);
    heard.players.push(this);
    this.addEventListener('timeupdate', () => {
      one.said ||= document.querySelector('[data-said]')?.getAttribute('data-say') ?? '';
    }, { once: true });
    this.addEventListener('ended', () => (one.whole = true), { once: true });
    return play.call(this);
  };
}

function heard(page: Page): Promise<[Heard['said'], Heard['played']]> {
  return page.evaluate(() => [(window as unknown as Heard).said ?? [], (window as unknown as Heard).played]);
}

function focusIsOn(page: Page, selector: string, nth = 0): Promise<boolean> {
  return page.evaluate(([css, at]) => document.querySelectorAll(css as string)[at as number] === document.activeElement, [selector, nth] as const);
}

async function matchByTouch(page: Page, scope: string, prompt: number, option: number): Promise<void> {
  await page.tap(`${scope} >> .match-button >> nth=${prompt}`);
  await page.tap(`dialog[open] .option >> nth=${option}`);
  await page.waitForSelector('dialog[open]', { state: 'detached' });
}

async function orderByTouch(page: Page, scope: string, texts: string[]): Promise<void> {
  for (const [at, text] of texts.entries()) {
    await page.tap(`${scope} >> .option-row:not(.placed) .option:has-text("${text}")`);
    await page.waitForSelector(`${scope} >> .option-row.placed >> nth=${at}`);
  }
}

async function orderByKeys(page: Page, scope: string, texts: string[]): Promise<void> {
  for (const [at, text] of texts.entries()) {
    const left = await page.locator(`${scope} .option-row:not(.placed) .option`).allTextContents();
    await tabTo(page, `${scope} .option-row:not(.placed) .option`, left.findIndex((one) => one.includes(text)));
    await page.keyboard.press('Enter');
    await page.waitForSelector(`${scope} .option-row.placed >> nth=${at}`);
  }
}
