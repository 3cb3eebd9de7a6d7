import { html, nothing, type TemplateResult } from 'lit';
import type { Problem } from '../api.ts';
import { back, type Route } from '../router.ts';
import type { Loaded } from '../store.ts';
import { t, type Word } from '../words.ts';
import { icon, type Icon } from './icons.ts';

/** Pieces that many screens share. */

/** {@return the head of a screen one level down: back, and what it is} */
export function subHead(title: string, parent: Route): TemplateResult {
  return html`<header class="top">
    <button class="icon-button" @click=${() => back(parent)} aria-label=${t('nav.back')}>${icon('back')}</button>
    <h1 class="top-title" tabindex="-1">${title}</h1>
  </header>`;
}

/** {@return a loaded thing as a screen: its shape while it comes, itself, or why not and what to do} */
export function whenLoaded<T>(
  loaded: Loaded<T>,
  again: () => void,
  show: (value: T) => TemplateResult,
): TemplateResult {
  if (loaded.value !== undefined) {
    return show(loaded.value);
  }
  return loaded.problem === undefined ? skeleton() : failed(loaded.problem, again);
}

export function skeleton(): TemplateResult {
  return html`<div class="skeleton" role="status" aria-label=${t('state.loading')}>
    <span class="bone tall"></span><span class="bone"></span><span class="bone short"></span>
    <span class="bone block"></span><span class="bone block"></span>
  </div>`;
}

/** {@return what went wrong, in words a worker can use} */
export function failed(problem: Problem, again: () => void): TemplateResult {
  const kind = problem.status === 0 ? 'offline' : problem.status === 404 ? 'notFound' : 'failed';
  return message(kind === 'offline' ? 'offline' : 'page', t(`state.${kind}`), t(`state.${kind}.help`), html`
    <button class="button" @click=${again}>${t('state.retry')}</button>
  `);
}

/** {@return a screen that has nothing to show and says why} */
export function message(
  name: Icon,
  title: string,
  help: string,
  action: TemplateResult | typeof nothing = nothing,
): TemplateResult {
  return html`<div class="message" role="status">
    <span class="message-icon">${icon(name)}</span>
    <h2>${title}</h2>
    <p>${help}</p>
    ${action}
  </div>`;
}

export type Tone = 'leaf' | 'amber' | 'brick' | 'teal' | 'plain';

/** {@return a state as a word on its colour} */
export function chip(tone: Tone, text: string, name?: Icon): TemplateResult {
  return html`<span class="chip ${tone}">${name === undefined ? nothing : icon(name)}${text}</span>`;
}

/** {@return a strip that tells something important above the content} */
export function notice(tone: Tone, text: string, dismiss?: () => void): TemplateResult {
  return html`<div class="notice ${tone}" role="status">
    <span>${text}</span>
    ${dismiss === undefined
      ? nothing
      : html`<button class="icon-button" @click=${dismiss} aria-label=${t('state.close')}>${icon('cross')}</button>`}
  </div>`;
}

/** {@return choices side by side, one of which holds} */
export function segmented<T extends string>(
  label: string,
  choices: readonly { value: T; text: string }[],
  chosen: T,
  choose: (value: T) => void,
): TemplateResult {
  return html`<div class="segmented" role="radiogroup" aria-label=${label}>
    ${choices.map(
      ({ value, text }) => html`<button
        role="radio"
        aria-checked=${value === chosen ? 'true' : 'false'}
        @click=${() => choose(value)}
      >${text}</button>`,
    )}
  </div>`;
}

/** The tabs at the foot of the main screens. */
const TABS: { page: 'home' | 'learn' | 'exams' | 'certificates'; icon: Icon; word: Word }[] = [
  { page: 'home', icon: 'home', word: 'nav.home' },
  { page: 'learn', icon: 'book', word: 'nav.learn' },
  { page: 'exams', icon: 'exam', word: 'nav.exams' },
  { page: 'certificates', icon: 'award', word: 'nav.certificates' },
];

export function tabs(current: string): TemplateResult {
  return html`<nav class="tabs" aria-label=${t('nav.label')}>
    ${TABS.map(
      (tab) => html`<a
        href=${tab.page === 'home' ? '/m/' : `/m/${tab.page}`}
        aria-current=${tab.page === current ? 'page' : nothing}
      >${icon(tab.icon)}<span>${t(tab.word)}</span></a>`,
    )}
  </nav>`;
}

/** {@return m:ss of a position in a video} */
export function position(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;
}
