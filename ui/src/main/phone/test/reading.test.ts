import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { readingAlone, readingLost, readingOf } from '../src/reading.ts';
import type { Item } from '../src/shapes.ts';
import { chooseVoice, languageOf, read, setSpeed, voiceFor, tagOf } from '../src/speech.ts';

const item = (more: Partial<Item>): Item =>
  ({ item: 2, points: 3, kind: 'SINGLE', stem: '', options: [], prompts: [], unit: '', parts: [], ...more }) as Item;
const options = [{ key: 'A', text: '冲净' }, { key: 'B', text: '擦干' }];

test('a question is read from its number to the buttons, and each option marks itself', () => {
  const sentences = readingOf(item({ stem: '先做什么？', options }), 1, 8, ['A'], false);

  assert.deepEqual(sentences.map(({ text }) => text), [
    '第 2 题，共 8 题. 单选题. 3 分.', '先做什么？', 'A. 冲净', 'B. 擦干', '您的答案：A', '下面的按钮： 上一题, 稍后再看, 下一题.',
  ]);
  assert.deepEqual(sentences.map(({ mark }) => mark), ['', 'item-stem', 'item-A', 'item-B', '', '']);
});

test('every kind is read: prompts and partners, what is in place, the number with its unit, each part of a case', () => {
  const parts = [
    { kind: 'MATCHING' as const, stem: '配', options, prompts: ['手', '刀'], unit: '' },
    { kind: 'ORDERING' as const, stem: '排', options, prompts: [], unit: '' },
    { kind: 'FILL_NUMBER' as const, stem: '几', options: [], prompts: [], unit: '℃' },
    { kind: 'TRUE_FALSE' as const, stem: '对吗', options: [], prompts: [], unit: '' },
  ];

  const said = readingOf(item({ kind: 'CASE', stem: '故事', parts }), 0, 1, ['1:2A', '2:B', '3:70', '4:F'], true).map(({ text }) => text);

  for (const wanted of ['故事', '1. 手', '2. 刀', '您的答案：1: 未答, 2: A', '冲净', '擦干：第 1 位', '您的答案：70 ℃', '您的答案：错', '下面的按钮： 上一题, 稍后再看, 检查交卷.']) {
    assert.ok(said.includes(wanted), `${wanted} in ${said.join(' | ')}`);
  }
});

test('a practised question is read up to its buttons, and once answered what is right and why', () => {
  const asked = item({ stem: '先做什么？', options });
  const words = { right: '对', wrong: '错', part: (n: number) => `第 ${n} 问` };
  const solution = { item: 1, earned: 0, max: 10, right: ['B'], explanation: '湿着的盘子长细菌。', source: '规范' };

  assert.deepEqual(readingAlone(asked, ['A'], undefined, words, ['不会，看解析', '提交答案']).map(({ text }) => text), [
    '单选题.', '先做什么？', 'A. 冲净', 'B. 擦干', '您的答案：A', '下面的按钮： 不会，看解析, 提交答案.',
  ]);
  assert.deepEqual(readingAlone(asked, ['A'], solution, words, ['对这道题有疑问', '下一题']).map(({ text, mark }) => [text, mark]), [
    ['答错了.', ''], ['正确答案: B 擦干.', 'solution'], ['湿着的盘子长细菌。', 'why'], ['下面的按钮： 对这道题有疑问, 下一题.', ''],
  ]);
});

test('a question of a marked paper is read as it stood there, then what was answered, what is right and why', () => {
  const asked = item({ stem: '先做什么？', options });
  const words = { right: '对', wrong: '错', part: (n: number) => `第 ${n} 问` };
  const solution = { item: 2, earned: 0, max: 3, right: ['B'], explanation: '湿着的盘子长细菌。', source: '' };
  const said = (response: string[]) => readingLost(asked, response, solution, words).map(({ text }) => text);

  assert.deepEqual(said(['A']), [
    '第 2 题. 单选题.', '先做什么？', 'A. 冲净', 'B. 擦干', '您的答案：A', '答错了.', '正确答案: B 擦干.', '湿着的盘子长细菌。',
  ]);
  assert.deepEqual(said([]).slice(4, 6), ['您的答案: 没有作答.', '答错了.']);
});

/** A browser that writes down what it would say. */
const voices = [
  { lang: 'en-US', voiceURI: 'far', name: 'far', localService: false },
  { lang: 'en_GB', voiceURI: 'near', name: 'near', localService: true },
  { lang: 'cmn-CN', voiceURI: 'mei', name: 'mei', localService: true },
];
let spoken: { text: string; rate: number; lang: string; voice?: { name: string } }[] = [];

beforeEach(() => {
  spoken = [];
  Object.assign(globalThis, {
    SpeechSynthesisUtterance: class {
      constructor(readonly text: string) {}
    },
    speechSynthesis: { getVoices: () => voices, cancel: () => (spoken = []), speak: (one: (typeof spoken)[number]) => spoken.push(one) },
  });
});

test('a voice is chosen by the language of what is said, the nearest first, at the speed chosen', () => {
  setSpeed('1.25');

  read([{ text: '生熟分开', mark: '' }, { text: 'Keep apart', mark: '' }, { text: '70', mark: '' }], 'zh', () => undefined);

  assert.deepEqual(spoken.map(({ voice, rate }) => [voice?.name, rate]), [['mei', 1.25], ['near', 1.25], ['mei', 1.25]]);
});

test('without a voice for what is said the browser is told its language, and no voice of another one', () => {
  speechSynthesis.getVoices = () => voices.filter(({ lang }) => lang.startsWith('en')) as SpeechSynthesisVoice[];

  read([{ text: '生熟分开', mark: '' }], 'en', () => undefined);

  assert.deepEqual(spoken.map(({ voice, lang }) => [voice?.name, lang]), [[undefined, 'zh-CN']]);
});

test('a text of the paper is named in its own language, whatever the page speaks', () => {
  assert.equal(tagOf('生熟分开', 'en'), 'zh-CN');
  assert.equal(tagOf('Keep apart', 'zh'), 'en');
  assert.equal(tagOf('70 ℃', 'zh'), 'zh-CN');
});

test('the voice chosen on this phone is kept to, and one that is gone is not missed', () => {
  chooseVoice('en', 'far');
  assert.equal(voiceFor('en')?.name, 'far');
  chooseVoice('en', 'gone');
  assert.equal(voiceFor('en')?.name, 'near');
});

test('without speech there is no voice, and reading does nothing', () => {
  Object.assign(globalThis, { speechSynthesis: undefined });

  assert.equal(voiceFor('zh'), undefined);
  read([{ text: 'x', mark: '' }], 'zh', (mark) => assert.equal(mark, undefined));
  assert.equal(languageOf('70 ℃', 'en'), 'en');
});
