import { html, nothing, type TemplateResult } from 'lit';
import { matched, matchOf } from '../responses.ts';
import { plain } from '../rich-text.ts';
import { t } from '../words.ts';
import type { Asked } from './asked.ts';
import { icon } from './icons.ts';
import { openLayer } from './layer.ts';
import { Part } from './part.ts';
import { rich, richStill, zoomButtons } from './rich.ts';

/** Prompts, each with a button that opens the lettered options: matching without dragging. */
class MatchingAnswer extends Part {
  static override properties = { asked: { attribute: false }, prompt: { state: true } };

  declare asked: Asked;
  /** The prompt whose options are shown, from 1. */
  private prompt = 1;

  override render(): TemplateResult {
    const { question } = this.asked;
    return html`
      <ol role="list" class="matches plain-list">
        ${question.prompts.map((text, index) => this.match(text, index + 1))}
      </ol>
      ${this.sheet()}
    `;
  }

  private match(text: string, prompt: number): TemplateResult {
    const { question, response, locked } = this.asked;
    const key = matchOf(response, prompt);
    const option = question.options.find((one) => one.key === key);
    const words = option === undefined ? t('matching.choose') : `${option.key} ${plain(option.text)}`;
    return html`<li class="match ${option === undefined ? '' : 'chosen'}" data-say="${this.asked.id}-${prompt}">
      <div class="match-prompt"><span class="badge" aria-hidden="true">${prompt}</span>${rich(text)}</div>
      <button
        class="match-button"
        aria-haspopup="dialog"
        aria-label="${prompt} ${plain(text)}: ${words}"
        ?disabled=${locked}
        @click=${() => this.choose(prompt)}
      >
        ${option === undefined
          ? html`<span class="match-open">${t('matching.choose')}</span>`
          : html`<span class="option-key">${option.key}</span><span class="option-text">${richStill(option.text)}</span>`}
        ${icon('down')}
      </button>
    </li>`;
  }

  private sheet(): TemplateResult {
    const { question, response, id } = this.asked;
    const text = question.prompts[this.prompt - 1] ?? '';
    const chosen = matchOf(response, this.prompt);
    return html`<dialog class="sheet match-sheet" aria-labelledby="${id}-sheet">
      <h2 id="${id}-sheet">
        <span class="unseen">${t('matching.title', { n: this.prompt })} </span>
        <span class="badge" aria-hidden="true">${this.prompt}</span>${rich(text)}
      </h2>
      <ul role="list" class="options plain-list">
        ${question.options.map(
          (option) => html`<li class="option-row">
            <button class="option ${option.key === chosen ? 'chosen' : ''}" aria-pressed=${option.key === chosen ? 'true' : 'false'}
              @click=${() => this.take(option.key)}>
              <span class="option-key">${option.key}</span>
              <span class="option-text">${richStill(option.text)} ${this.usedBy(option.key)}</span>
            </button>
            ${zoomButtons(option.text)}
          </li>`,
        )}
      </ul>
      <div class="sheet-foot">
        <button class="button" ?disabled=${chosen === undefined} @click=${() => this.take(undefined)}>${t('matching.clear')}</button>
        <button class="button" @click=${this.close}>${t('state.close')}</button>
      </div>
    </dialog>`;
  }

  /** An option may be used again; but who uses it already is worth knowing. */
  private usedBy(key: string): TemplateResult | typeof nothing {
    const others = this.asked.question.prompts
      .map((_, index) => index + 1)
      .filter((prompt) => prompt !== this.prompt && matchOf(this.asked.response, prompt) === key);
    return others.length === 0 ? nothing : html`<span class="facts">${t('matching.used', { n: others.join(', ') })}</span>`;
  }

  private choose(prompt: number): void {
    this.prompt = prompt;
    void this.updateComplete.then(() => {
      const dialog = this.querySelector('dialog');
      const chosen = this.querySelector<HTMLElement>('dialog .option.chosen');
      if (dialog !== null && this.isConnected) {
        openLayer(dialog, chosen ?? dialog.querySelector<HTMLElement>('.option'));
        dialog.scrollTop = 0;
        chosen?.scrollIntoView({ block: 'nearest' });
      }
    });
  }

  private take(key: string | undefined): void {
    const { prompt } = this;
    this.asked.answer((before) => matched(before, prompt, key));
    this.close();
  }

  private readonly close = () => this.querySelector('dialog')?.close();
}

customElements.define('lk-matching', MatchingAnswer);
