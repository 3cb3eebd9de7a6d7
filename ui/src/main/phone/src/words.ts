import { recall, remember } from './memory.ts';
import type { Named } from './shapes.ts';
import { store } from './store.ts';
import { zh, type Word } from './words.zh.ts';

export type { Word } from './words.zh.ts';
export type Language = 'zh' | 'en';

let language: Language = 'zh';
let bundle: Record<Word, string> = zh;

/** {@return the word in the chosen language, its `{holes}` filled, no number torn from what it counts} */
export function t(word: Word, holes: Record<string, string | number> = {}): string {
  return together(bundle[word].replace(/\{(\w+)\}/g, (hole, name: string) => String(holes[name] ?? hole)));
}

/**
 * {@return the text with every number on one line with what it counts} No line breaks at the blank behind a number, before one
 * that counts on (第 3), or within 3 / 12. Between two Chinese signs, and between a digit and one, lines break anywhere: a unit
 * of two signs and the parts of a date are joined by a sign that nobody sees.
 */
export function together(text: string): string {
  return text
    .replace(/(\d) (?=[A-Za-z\u3400-\u9fff])/g, '$1\u00a0')
    .replace(/(\d) \/ (?=\d)/g, '$1\u00a0/\u00a0')
    .replace(/第 (?=\d)/g, '第\u00a0')
    .replace(/(\d\u00a0[分小])(?=[钟时题])/g, '$1\u2060')
    .replace(/(\d)(?=[年月日])/g, '$1\u2060');
}

/** {@return the text as a voice wants it, without what only keeps lines together} */
export function apart(text: string): string {
  return text.replace(/\u00a0/g, ' ').replace(/\u2060/g, '');
}

/** {@return parts of one sentence, as the chosen language joins them} */
export function joined(parts: readonly string[]): string {
  return parts.join(language === 'zh' ? '，' : ', ');
}

/** {@return what the server said, each once and with the stop that it comes without, so that other sentences can follow} */
export function sentences(said: readonly string[]): string {
  const [stop, gap] = language === 'zh' ? ['。', ''] : ['.', ' '];
  return [...new Set(said)].map((one) => (/[.。!！?？]$/.test(one) ? one : one + stop)).join(gap);
}

export function currentLanguage(): Language {
  return language;
}

/** {@return the language chosen before on this phone; else Chinese, unless the phone speaks English} */
export function preferredLanguage(): Language {
  const chosen = recall('language');
  if (chosen === 'zh' || chosen === 'en') {
    return chosen;
  }
  return navigator.language.toLowerCase().startsWith('en') ? 'en' : 'zh';
}

/** Switches every word on the page. English is fetched only by those who read it. */
export async function speak(next: Language): Promise<void> {
  bundle = next === 'zh' ? zh : (await import('./words.en.ts')).en;
  language = next;
  document.documentElement.lang = next === 'zh' ? 'zh-CN' : 'en';
  document.title = `${t('app.name')} · ${t('app.subtitle')}`;
  store.set({ words: store.state.words + 1 });
}

export async function choose(next: Language): Promise<void> {
  remember('language', next);
  await speak(next);
}

/** {@return a percentage to one decimal, never rounded up: what is shown as the pass mark has reached it} */
export function percent(value: number): string {
  return String(Math.floor(Math.round(value * 100) / 10) / 10);
}

/** {@return a name in the chosen language} */
export function named(name: Named | null | undefined): string {
  if (name === null || name === undefined) {
    return '';
  }
  return typeof name === 'string' ? name : name[language];
}

// Kitchens, courses and exams are in China, whatever time zone the phone is set to.
const ZONE = 'Asia/Shanghai';

/** {@return a day such as 2026年3月1日 or 1 March 2026} */
export function day(iso: string): string {
  const at = new Date(iso.length === 10 ? `${iso}T00:00:00+08:00` : iso);
  return together(new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { dateStyle: 'long', timeZone: ZONE }).format(at));
}

/** {@return a day soon to come, without the year} */
export function soon(iso: string): string {
  return together(
    new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { month: 'long', day: 'numeric', timeZone: ZONE }).format(
      new Date(`${iso}T00:00:00+08:00`),
    ),
  );
}

/** {@return day, hour and minute, without the year} */
export function moment(iso: string): string {
  const format = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    month: 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: ZONE,
  });
  return together(format.format(new Date(iso)));
}

/** {@return day with its year, hour and minute: for what is looked up years later} */
export function full(iso: string): string {
  const format = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: ZONE,
  });
  return together(format.format(new Date(iso)));
}

/** {@return a time for people: minutes below an hour, else hours and minutes} */
export function minutes(n: number): string {
  const [h, m] = [Math.floor(n / 60), n % 60];
  return h === 0 ? t('unit.minutes', { n }) : m === 0 ? t('unit.hours', { n: h }) : t('unit.hoursMinutes', { h, m });
}

/** {@return a size for people: KB below 1 MB, else MB with one decimal} */
export function size(bytes: number): string {
  return bytes < 1_000_000
    ? t('unit.KB', { n: Math.max(1, Math.round(bytes / 1000)) })
    : t('unit.MB', { n: (bytes / 1_000_000).toFixed(1) });
}
