import { recall, remember } from './memory.ts';
import type { Sentence } from './reading.ts';
import { answered, hush, isAsked, play, recordingOf } from './recordings.ts';
import type { Language } from './words.ts';

/** Reading aloud by the voices of the phone itself, of which nothing is sent anywhere, and by recordings where there are any. */

export const SPEEDS = ['0.75', '1', '1.25', '1.5'] as const;
export type Speed = (typeof SPEEDS)[number];

function engine(): SpeechSynthesis | undefined {
  return typeof speechSynthesis === 'undefined' || typeof SpeechSynthesisUtterance === 'undefined' ? undefined : speechSynthesis;
}

/** {@return the voices for a language; those that need no network come first} */
export function voicesFor(language: Language): SpeechSynthesisVoice[] {
  const mine = (engine()?.getVoices() ?? []).filter((voice) => languageOfVoice(voice) === language);
  return [...mine].sort((a, b) => Number(b.localService) - Number(a.localService));
}

/** {@return the voice chosen on this phone, or its first one; undefined where the browser has no speech} */
export function voiceFor(language: Language): SpeechSynthesisVoice | undefined {
  const voices = voicesFor(language);
  return voices.find((voice) => voice.voiceURI === recall(`voice.${language}`)) ?? voices[0];
}

export function chooseVoice(language: Language, voiceURI: string): void {
  remember(`voice.${language}`, voiceURI);
}

export function speed(): Speed {
  return SPEEDS.find((one) => one === recall('rate')) ?? '1';
}

export function setSpeed(next: Speed): void {
  remember('rate', next);
}

/** {@return whether questions are read as they come} */
export function listens(): boolean {
  return recall('listen') === 'on';
}

export function setListens(next: 'on' | 'off'): void {
  remember('listen', next);
}

/** Calls `changed` when the browser has found its voices, which it does late. @returns what ends that */
export function whenVoicesChange(changed: () => void): () => void {
  const voices = engine();
  // Some browsers speak but cannot be listened to.
  voices?.addEventListener?.('voiceschanged', changed);
  return () => voices?.removeEventListener?.('voiceschanged', changed);
}

/** Counts readings: what an older one still reports is of no interest. */
let reading = 0;
/** Held, for some browsers forget an utterance nobody holds, and its events with it. */
let held: SpeechSynthesisUtterance[] = [];

/**
 * Reads sentences one after another: where a text has a recording that is played, otherwise it is spoken, and passed over
 * where there is no voice. `saying` hears the mark of each as it begins, and undefined at the end.
 */
export function read(sentences: readonly Sentence[], language: Language, saying: (mark: string | undefined) => void): void {
  silence();
  const mine = reading;
  const report = (mark: string | undefined) => {
    if (mine === reading) {
      saying(mark);
    }
  };
  const speaks = voiceFor(language) !== undefined;
  const spoken = (said: readonly Sentence[], then: () => void) => (speaks ? speak(said, language, report, then) : then());
  let waited = false;
  const next = (rest: readonly Sentence[]): void => {
    if (mine !== reading) {
      return;
    }
    const found = rest.findIndex(({ words }) => words !== undefined && (recordingOf(words.said) !== undefined || (!waited && isAsked(words.said))));
    const until = found < 0 ? rest.length : found;
    const [first] = rest;
    if (first === undefined) {
      report(undefined);
    } else if (until > 0) {
      // Together, so that no pause is between them that the voice would not make itself.
      spoken(rest.slice(0, until), () => next(rest.slice(until)));
    } else {
      const { before, said, after } = first.words as NonNullable<Sentence['words']>;
      const src = recordingOf(said);
      if (src === undefined) {
        waited = true;
        void answered().then(() => next(rest));
        return;
      }
      const around = (text: string) => (/[\p{L}\p{N}]/u.test(text) ? [{ text, mark: first.mark }] : []);
      spoken(around(before), () => {
        void play(src, Number(speed()), () => report(first.mark)).then((heard) => {
          if (mine === reading) {
            spoken(around(heard ? after : said + after), () => next(rest.slice(1)));
          }
        });
      });
    }
  };
  next(sentences);
}

function speak(sentences: readonly Sentence[], language: Language, report: (mark: string) => void, then: () => void): void {
  const voices = engine();
  if (voices === undefined || sentences.length === 0) {
    then();
    return;
  }
  const rate = Number(speed());
  held = sentences.map(({ text, mark }, index) => {
    const spoken = new SpeechSynthesisUtterance(text);
    const spokenIn = languageOf(text, language);
    const voice = voiceFor(spokenIn);
    // Without one the browser is told the language: another's voice would read gibberish.
    spoken.lang = voice?.lang ?? TAGS[spokenIn];
    if (voice !== undefined) {
      spoken.voice = voice;
    }
    spoken.rate = rate;
    spoken.onstart = () => report(mark);
    if (index === sentences.length - 1) {
      spoken.onend = spoken.onerror = then;
    }
    return spoken;
  });
  held.forEach((spoken) => voices.speak(spoken));
}

export function silence(): void {
  reading += 1;
  engine()?.cancel();
  hush();
}

/** What a page calls its languages. */
const TAGS: Record<Language, string> = { zh: 'zh-CN', en: 'en' };

/** {@return the language of a text as a page names it, where it shows one} A paper may be in Chinese while the phone speaks English. */
export function tagOf(text: string, otherwise: Language): string {
  return TAGS[languageOf(text, otherwise)];
}

export function languageOf(text: string, otherwise: Language): Language {
  if (/[\u3400-\u9fff]/.test(text)) {
    return 'zh';
  }
  return /[A-Za-z]{3}/.test(text) ? 'en' : otherwise;
}

function languageOfVoice(voice: SpeechSynthesisVoice): string {
  const lang = voice.lang.toLowerCase().replace('_', '-');
  return /^(zh|cmn)\b/.test(lang) ? 'zh' : lang.slice(0, 2);
}
