import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { api, Problem } from '../api.ts';
import { plain } from '../rich-text.ts';
import { addressOf } from '../router.ts';
import type { Mistake } from '../shapes.ts';
import { NOT_LOADED, type Loaded } from '../store.ts';
import { named, soon, t } from '../words.ts';
import { chip, message, subHead, whenLoaded } from './frame.ts';
import { icon } from './icons.ts';
import { Page } from './part.ts';
import './practice-run.ts';

const BOXES = [1, 2, 3, 4, 5];

interface Book {
  dueToday: number;
  entries: Mistake[];
}

/** My wrong questions: which come back today, which later; and answering them. */
class MistakesPage extends Page {
  static override properties = { view: {}, book: { state: true } };

  declare view: 'book' | 'review';
  private book: Loaded<Book> = NOT_LOADED;

  override willUpdate(changed: PropertyValues): void {
    if (changed.has('view') && this.view === 'book') {
      void this.load();
    }
  }

  override render(): TemplateResult {
    if (this.view === 'review') {
      return html`${subHead(t('mistakes.title'), { page: 'mistakes', view: 'book' })}
        <div class="page"><lk-practice-run .wish=${{ source: 'BOOK' }}></lk-practice-run></div>`;
    }
    return html`${subHead(t('mistakes.title'), { page: 'practice', topic: '' })}
      <div class="page">${whenLoaded(this.book, () => void this.load(), shown)}</div>`;
  }

  private async load(): Promise<void> {
    this.book = { ...this.book, problem: undefined, loading: true };
    try {
      this.book = { value: await api.mistakes(), loading: false };
    } catch (refused) {
      if (!(refused instanceof Problem)) {
        throw refused;
      }
      this.book = { value: this.book.value, problem: refused, loading: false };
    }
  }
}

function shown(book: Book): TemplateResult {
  if (book.entries.length === 0) {
    return message('award', t('mistakes.empty'), t('mistakes.empty.help'), html`
      <a class="button primary" href=${addressOf({ page: 'practice', topic: '' })}>${t('practice.title')}</a>
    `);
  }
  // They come the longest due first.
  const due = book.entries.slice(0, book.dueToday);
  const later = book.entries.slice(book.dueToday);
  return html`
    <p class="facts">${t('mistakes.rule')}</p>
    ${due.length === 0
      ? html`<p class="done-line">${icon('check')}${t('mistakes.none')}</p>`
      : html`<a class="button primary wide" href=${addressOf({ page: 'mistakes', view: 'review' })}>
          ${icon('again')}${t('mistakes.review', { n: due.length })}
        </a>`}
    ${list('due', t('mistakes.due', { n: due.length }), due)} ${list('later', t('mistakes.later', { n: later.length }), later)}
  `;
}

function list(id: string, title: string, entries: readonly Mistake[]): TemplateResult | typeof nothing {
  return entries.length === 0
    ? nothing
    : html`<section class="card" aria-labelledby=${id}>
        <h2 id=${id}>${title}</h2>
        <ul role="list" class="plain-list mistakes">${entries.map((entry) => html`<li>${row(entry, id === 'later')}</li>`)}</ul>
      </section>`;
}

function row(entry: Mistake, later: boolean): TemplateResult {
  return html`
    <p class="clamped">${plain(entry.stem)}</p>
    <p class="mistake-facts">
      ${chip('plain', named(entry.topic))} ${entry.origin === 'EXAM' ? chip('plain', t('mistakes.EXAM')) : nothing}
      <span class="boxes" role="img" aria-label=${t('mistakes.box', { n: entry.box })}>
        ${BOXES.map((box) => html`<i class=${box < entry.box ? 'full' : ''}></i>`)}
      </span>
      ${later ? html`<span class="facts">${t('mistakes.on', { when: soon(entry.due) })}</span>` : nothing}
    </p>
  `;
}

customElements.define('lk-mistakes', MistakesPage);
