import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { bring, isAsked, lookUp, recordingOf } from '../src/recordings.ts';
import { sha256 } from '../src/sha256.ts';
import { read, setSpeed } from '../src/speech.ts';
import type { Sentence } from '../src/reading.ts';

const at = (digit: string) => `/media/recordings/${digit.repeat(64)}`;

/** What is asked of the server, which recordings it has, and what of it is on this phone. */
let asked: string[] = [];
let recorded: Record<string, string> = {};
let network = true;
let kept = new Map<string, string>();
/** What is heard, spoken or played, in order. */
let heard: string[] = [];
let plays = true;
let ends = true;

class Player {
  src = '';
  playbackRate = 1;
  onended = () => undefined;

  play(): Promise<void> {
    if (!plays) {
      return Promise.reject(new Error('not allowed'));
    }
    heard.push(`played at ${this.playbackRate}`);
    setImmediate(() => ends && this.onended());
    return Promise.resolve();
  }

  pause(): void {
    heard.push('paused');
  }
}

beforeEach(() => {
  asked = [];
  recorded = {};
  network = true;
  kept = new Map();
  heard = [];
  plays = true;
  ends = true;
  setSpeed('1.25');
  Object.defineProperty(globalThis, 'navigator', { configurable: true, value: { onLine: true } });
  Object.assign(globalThis, {
    caches: {
      open: () =>
        Promise.resolve({
          match: (one: string) => Promise.resolve(kept.has(one) ? new Response(kept.get(one)) : undefined),
          put: async (one: string, answer: Response) => kept.set(one, await answer.text()),
        }),
    },
    fetch: (address: string, init: { body?: string }) => {
      asked.push(address + (init.body ?? ''));
      if (!network) {
        return Promise.reject(new TypeError('network'));
      }
      const texts = init.body === undefined ? [] : (JSON.parse(init.body) as { texts: string[] }).texts;
      const found = texts.filter((text) => text in recorded).map((text) => ({ text, url: recorded[text] }));
      return Promise.resolve(address.startsWith('/media/') ? new Response(address) : Response.json({ recordings: found }));
    },
    Audio: Player,
    SpeechSynthesisUtterance: class {
      constructor(readonly text: string) {}
    },
    speechSynthesis: {
      getVoices: () => [{ lang: 'zh-CN', voiceURI: 'mei', name: 'mei', localService: true }],
      cancel: () => undefined,
      speak: (one: SpeechSynthesisUtterance) => {
        heard.push(one.text);
        setImmediate(() => {
          one.onstart?.(undefined as never);
          one.onend?.(undefined as never);
        });
      },
    },
  });
});

const text = (said: string, before = '', after = ''): Sentence => ({ text: before + said + after, mark: said, words: { before, said, after } });

/** Reads to the end. @returns the marks that were shown, one after another */
function readAll(sentences: Sentence[]): Promise<string[]> {
  const marks: string[] = [];
  return new Promise((end) =>
    read(sentences, 'zh', (mark) => {
      if (mark === undefined) {
        end(marks);
      } else if (marks[marks.length - 1] !== mark) {
        marks.push(mark);
      }
    }),
  );
}

test('texts are asked for once, as they are said, and who asked meanwhile is told, too', async () => {
  recorded = { '甲 图': at('a') };

  const first = lookUp([`甲\n![图](picture:${'0'.repeat(64)})`, '乙'], '');
  assert.equal(isAsked('甲 图'), true);
  await Promise.all([first, lookUp(['乙', '丙'], '')]);
  await lookUp(['甲 图', '乙', '丙'], '');

  assert.deepEqual(asked, ['/api/v1/recordings/lookups{"texts":["甲 图","乙"]}', '/api/v1/recordings/lookups{"texts":["丙"]}']);
  assert.equal(recordingOf('甲 图'), at('a'));
  assert.equal(recordingOf('乙'), undefined);
  assert.equal(isAsked('丁'), false, 'nothing is being asked any more');
});

test('a recording is played where there is one, and what stands around it is spoken', async () => {
  recorded = { 洗手: at('b') };
  await lookUp(['洗手', '擦手'], '');

  const marks = await readAll([{ text: '单选题', mark: '' }, text('擦手', 'A. '), text('洗手', 'B. '), text('洗手', '', '：第 1 位')]);

  assert.deepEqual(heard, ['单选题', 'A. 擦手', 'B. ', 'played at 1.25', 'played at 1.25', '：第 1 位']);
  assert.deepEqual(marks, ['', '擦手', '洗手']);
});

test('what is no text of the question is said while the server is asked', async () => {
  recorded = { 热藏: at('c') };
  void lookUp(['热藏'], '');

  const reading = readAll([{ text: '单选题', mark: '' }, text('热藏')]);
  assert.deepEqual(heard, ['单选题'], 'within the tap, as some browsers want it');
  await reading;

  assert.deepEqual(heard, ['单选题', 'played at 1.25']);
});

test('what cannot be played or cannot be had is spoken', async () => {
  recorded = { 冷藏: at('d') };
  await lookUp(['冷藏'], '');

  plays = false;
  await readAll([text('冷藏', 'A. ')]);
  assert.deepEqual(heard, ['A. ', '冷藏']);
  plays = true;
  network = false;
  await readAll([text('冷藏', 'A. ')]);
  assert.deepEqual(heard, ['A. ', '冷藏', 'A. ', '冷藏']);
});

test('without a voice what was not recorded is passed over', async () => {
  recorded = { 留样: at('e') };
  await lookUp(['留样', '记录'], '');
  speechSynthesis.getVoices = () => [];

  assert.deepEqual(await readAll([{ text: '单选题', mark: '' }, text('留样', 'A. '), text('记录', 'B. ')]), ['留样']);

  assert.deepEqual(heard, ['played at 1.25']);
});

test('another reading begins where one was playing, which is heard no more', async () => {
  recorded = { 验收: at('f') };
  await lookUp(['验收'], '');
  ends = false;
  read([text('验收'), { text: '后面', mark: '' }], 'zh', () => undefined);
  await new Promise((resolve) => setTimeout(resolve, 5));

  await readAll([{ text: '另一题', mark: '' }]);

  assert.deepEqual(heard, ['played at 1.25', 'paused', '另一题']);
});

test('what was found before is found without a network, and its texts are not kept', async () => {
  recorded = { 消毒: at('1') };
  await lookUp(['消毒'], '');
  assert.deepEqual(JSON.parse(kept.get('/media/recordings/found') as string), { [sha256('消毒')]: at('1') });

  kept.set('/media/recordings/found', JSON.stringify({ [sha256('解冻')]: at('2') }));
  network = false;
  await lookUp(['解冻', '再热'], '');

  assert.equal(recordingOf('解冻'), at('2'));
  assert.equal(recordingOf('再热'), undefined);
});

test('recordings are brought one by one, each once, and none for a text without', async () => {
  recorded = { 采购: at('3'), 贮存: at('4') };
  // The question before was not answered: until half a minute later nobody is asked again.
  performance.now = () => 1e9;
  await lookUp(['采购', '贮存', '晾干'], '');
  asked = [];
  kept.set(at('4'), 'sound');

  await bring(['采购', '贮存', '晾干']);
  await bring(['采购', '贮存']);

  assert.deepEqual(asked, [at('3')]);
});
