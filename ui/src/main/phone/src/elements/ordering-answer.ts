import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { moved, placed } from '../responses.ts';
import { plain } from '../rich-text.ts';
import type { Question } from '../shapes.ts';
import { t } from '../words.ts';
import type { Asked } from './asked.ts';
import { icon } from './icons.ts';
import { Part } from './part.ts';
import { richStill, zoomButtons } from './rich.ts';

type Option = Question['options'][number];
/** Which button of which option. */
type Button = { key: string; does: 'tap' | 'up' | 'down' };

/** Options tapped in their order: each tap gives the next place, another takes it back; buttons move up and down. */
class OrderingAnswer extends Part {
  static override properties = { asked: { attribute: false }, said: { state: true } };

  declare asked: Asked;
  /** What a reader hears of the last step. */
  private said = '';
  /** Where the focus goes once the step is shown: the row pressed has moved away from under it. */
  private next: { button: Button; scroll: boolean; from: string } | undefined;

  override render(): TemplateResult {
    const { question, response, id } = this.asked;
    const inPlace = response.flatMap((key) => question.options.filter((option) => option.key === key));
    const left = question.options.filter((option) => !response.includes(option.key));
    return html`
      ${inPlace.length === 0
        ? nothing
        : html`<p class="order-title" id="${id}-order">${t('ordering.mine')}</p>
            <ol role="list" class="order plain-list" aria-labelledby="${id}-order">
              ${repeat(inPlace, (option) => option.key, (option, index) => this.placedRow(option, index, inPlace.length))}
            </ol>`}
      ${left.length === 0
        ? nothing
        : html`<p class="order-title" id="${id}-left">${t(inPlace.length === 0 ? 'ordering.first' : 'ordering.next', { n: inPlace.length + 1 })}</p>
            <ul role="list" class="order plain-list" aria-labelledby="${id}-left">
              ${repeat(left, (option) => option.key, (option, index) => this.openRow(option, left, index))}
            </ul>`}
      <p class="unseen" role="status">${this.said}</p>
    `;
  }

  override updated(changed: PropertyValues): void {
    if (changed.has('asked') && this.next !== undefined && this.asked.response.join() !== this.next.from) {
      const { button, scroll } = this.next;
      this.next = undefined;
      this.buttonOf(button)?.focus({ preventScroll: !scroll });
    }
  }

  private openRow(option: Option, left: Option[], index: number): TemplateResult {
    const after = (left[index + 1] ?? left[index - 1] ?? option).key;
    const place = this.asked.response.length + 1;
    return html`<li class="option-row" data-say="${this.asked.id}-${option.key}">
      <button class="option" data-key=${option.key} data-does="tap" ?disabled=${this.asked.locked}
        @click=${(event: MouseEvent) => {
          this.step(event, { key: after, does: 'tap' }, (before) => (before.includes(option.key) ? [...before] : placed(before, option.key)));
          this.said = t('ordering.placed', { text: plain(option.text), n: place });
        }}>
        <span class="option-key open" aria-hidden="true"></span>
        <span class="option-text">${richStill(option.text)}</span>
      </button>
      ${zoomButtons(option.text)}
    </li>`;
  }

  private placedRow(option: Option, index: number, all: number): TemplateResult {
    const text = plain(option.text);
    const remove = (event: MouseEvent) => {
      this.step(event, { key: option.key, does: 'tap' }, (before) => before.filter((key) => key !== option.key));
      this.said = t('ordering.removed', { text });
    };
    return html`<li class="option-row placed" data-say="${this.asked.id}-${option.key}">
      <button class="option chosen" data-key=${option.key} data-does="tap" ?disabled=${this.asked.locked}
        aria-label=${t('ordering.remove', { n: index + 1, text })} @click=${remove}>
        <span class="option-key">${index + 1}</span>
        <span class="option-text">${richStill(option.text)}</span>
        ${icon('cross')}
      </button>
      ${zoomButtons(option.text)}
      <span class="order-moves">${this.mover(option, index, all, 'up')}${this.mover(option, index, all, 'down')}</span>
    </li>`;
  }

  private mover(option: Option, index: number, all: number, does: 'up' | 'down'): TemplateResult {
    const by = does === 'up' ? -1 : 1;
    const to = index + by;
    const stuck = to < 0 || to >= all;
    const willBeStuck = to + by < 0 || to + by >= all;
    const then = willBeStuck ? (does === 'up' ? 'down' : 'up') : does;
    const text = plain(option.text);
    return html`<button class="icon-button" data-key=${option.key} data-does=${does} ?disabled=${stuck || this.asked.locked}
      aria-label=${t(`ordering.${does}`, { text })}
      @click=${(event: MouseEvent) => {
        this.step(event, { key: option.key, does: then }, (before) => moved(before, option.key, by));
        this.said = t('ordering.placed', { text, n: to + 1 });
      }}>
      ${icon(does)}
    </button>`;
  }

  private step(event: MouseEvent, button: Button, change: (before: readonly string[]) => string[]): void {
    // A click without a pointer comes from the keyboard; only then may the page scroll to the focus.
    this.next = { button, scroll: event.detail === 0, from: this.asked.response.join() };
    this.asked.answer(change);
  }

  private buttonOf({ key, does }: Button): HTMLElement | undefined {
    return [...this.querySelectorAll<HTMLElement>(`button[data-does="${does}"]`)].find((one) => one.dataset['key'] === key);
  }
}

customElements.define('lk-ordering', OrderingAnswer);
