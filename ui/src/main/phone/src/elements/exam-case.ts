import { html, type TemplateResult } from 'lit';
import { progressOf } from '../responses.ts';
import { plain } from '../rich-text.ts';
import type { Item } from '../shapes.ts';
import { t } from '../words.ts';
import type { Asked } from './asked.ts';
import { answerChip } from './answer-chip.ts';
import { examQuestion } from './exam-question.ts';
import { chip } from './frame.ts';
import { icon } from './icons.ts';
import { openLayer } from './layer.ts';
import { Part } from './part.ts';
import { rich } from './rich.ts';

/**
 * A case: a story, and questions about it one below the other. Once the story is scrolled away, a bar keeps it within
 * one tap, and the questions stay where they are.
 */
class ExamCase extends Part {
  static override properties = { item: { attribute: false }, asked: { attribute: false }, away: { state: true } };

  declare item: Item;
  /** Each part, numbered from 1, as asked. */
  declare asked: (part: number) => Asked;
  /** The story is out of sight. */
  private away = false;
  private seen: IntersectionObserver | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.seen?.disconnect();
  }

  override firstUpdated(): void {
    const story = this.querySelector('.story');
    if (story !== null) {
      this.seen = new IntersectionObserver(([entry]) => (this.away = !(entry as IntersectionObserverEntry).isIntersecting), {
        // The head of the screen covers the top.
        rootMargin: '-72px 0px 0px 0px',
      });
      this.seen.observe(story);
    }
  }

  override render(): TemplateResult {
    const { item } = this;
    return html`
      <div class="case-bar ${this.away ? 'away' : ''}">
        <button class="case-bar-button" aria-haspopup="dialog" @click=${this.open}>
          ${icon('page')}<span class="case-bar-text"><strong>${t('case.story')}</strong> ${plain(item.stem)}</span>
          ${icon('down')}
        </button>
      </div>
      <h2 class="stem story" id="item-stem" data-say="item-stem" tabindex="-1"><span class="unseen">${item.item}. </span>${rich(item.stem)}</h2>
      <ol role="list" class="parts plain-list">
        ${item.parts.map((_, index) => this.question(index + 1))}
      </ol>
      <dialog class="sheet" aria-labelledby="story-title">
        <h2 id="story-title">${t('case.story')}</h2>
        <div class="story-text" tabindex="0" role="group" aria-labelledby="story-title">${rich(item.stem)}</div>
        <div class="sheet-foot one">
          <button class="button primary" @click=${() => this.sheet()?.close()}>${t('case.back')}</button>
        </div>
      </dialog>
    `;
  }

  private question(part: number): TemplateResult {
    const asked = this.asked(part);
    const { state, done, all } = progressOf(asked.question, asked.response);
    return html`<li class="part ${state === 'WHOLE' ? 'whole' : ''}">
      <p class="item-kind">
        ${chip('plain', t('case.part', { n: part, all: this.item.parts.length }))} ${chip('plain', t(`exam.${asked.question.kind}`))}
        <span class="answer-state">
          ${state === 'WHOLE'
            ? answerChip(asked.state)
            : chip(state === 'NONE' ? 'plain' : 'amber', state === 'NONE' ? t('exam.open') : t('exam.progress', { done, all }))}
        </span>
      </p>
      <h3 class="part-stem" id="${asked.id}-stem" data-say="${asked.id}-stem">${rich(asked.question.stem)}</h3>
      ${examQuestion(asked)}
    </li>`;
  }

  private readonly open = () => {
    const sheet = this.sheet();
    if (sheet !== undefined) {
      openLayer(sheet, sheet.querySelector<HTMLElement>('.primary'));
    }
  };

  /** Its own: parts have sheets, too. */
  private sheet(): HTMLDialogElement | undefined {
    return [...this.children].find((child): child is HTMLDialogElement => child instanceof HTMLDialogElement);
  }
}

customElements.define('lk-case', ExamCase);
