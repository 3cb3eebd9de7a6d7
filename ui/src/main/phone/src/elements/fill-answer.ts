import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { isNoNumber, MOST_CHARACTERS, negated, typed } from '../responses.ts';
import { t } from '../words.ts';
import type { Asked } from './asked.ts';
import { icon } from './icons.ts';
import { Part } from './part.ts';

/**
 * A field for a word or a number. What stands in it is answered when the typing pauses, or when it is left. A number is put in by
 * large keys of the page's own, so that nobody needs a keyboard that covers the question; a real one works, too.
 */
class FillAnswer extends Part {
  static override properties = { asked: { attribute: false }, text: { state: true } };

  declare asked: Asked;
  private text = '';
  /** Something typed is not yet in the response; until then the field is right and the response old. */
  private ahead = false;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.asked.flush();
  }

  override willUpdate(): void {
    const response = this.asked.response[0] ?? '';
    const mine = typed(this.kind, this.text, this.asked.question.unit)[0] ?? '';
    if (mine === response) {
      // The text stays as typed: a space at its end is on the way to the next word.
      this.ahead = false;
    } else if (!this.ahead) {
      this.text = response;
    }
  }

  override render(): TemplateResult {
    const { question, id, locked, saved } = this.asked;
    const number = this.kind === 'FILL_NUMBER';
    const wrong = number && isNoNumber(this.text, question.unit);
    return html`<div class="fill">
      <div class="fill-row">
        ${number
          ? html`<button class="button sign" ?disabled=${locked} aria-label=${t('fill.sign')} @click=${this.turnSign}>±</button>`
          : nothing}
        <input
          id="${id}-field"
          class=${number ? 'numbers' : ''}
          type="text"
          inputmode=${number ? 'none' : 'text'}
          enterkeyhint="done"
          autocomplete="off"
          autocapitalize="off"
          spellcheck="false"
          maxlength=${MOST_CHARACTERS}
          aria-labelledby="${id}-stem ${id}-unit"
          aria-describedby="${id}-help"
          aria-invalid=${wrong ? 'true' : 'false'}
          placeholder=${number ? '' : t('fill.text')}
          ?disabled=${locked}
          .value=${live(this.text)}
          @input=${this.input}
          @compositionend=${this.input}
          @blur=${() => this.asked.flush()}
          @keydown=${this.key}
        />
        <span class="fill-unit" id="${id}-unit">${question.unit}</span>
      </div>
      ${number && !locked ? this.pad() : nothing}
      <p class=${wrong ? 'field-error' : 'field-help'} id="${id}-help" role=${wrong ? 'alert' : nothing}>
        ${t(wrong ? 'fill.wrong' : number ? (saved ? 'fill.number.help' : 'fill.number.tried') : saved ? 'fill.text.help' : 'fill.text.tried')}
      </p>
    </div>`;
  }

  private pad(): TemplateResult {
    return html`<div class="fill-pad" role="group" aria-label=${t('fill.pad')}>
      ${['7', '8', '9', '4', '5', '6', '1', '2', '3', '0', '.'].map(
        (sign) => html`<button type="button" class="button" aria-label=${sign === '.' ? t('fill.point') : nothing} @click=${() => this.press(sign)}>${sign}</button>`,
      )}
      <button type="button" class="button" aria-label=${t('fill.back')} @click=${() => this.take(this.text.slice(0, -1), false)}>${icon('back')}</button>
    </div>`;
  }

  /** Where only one can stand, a second point is none. */
  private press(sign: string): void {
    if (this.text.length < MOST_CHARACTERS && !(sign === '.' && this.text.includes('.'))) {
      this.take(this.text + sign, false);
    }
  }

  private get kind(): 'FILL_TEXT' | 'FILL_NUMBER' {
    return this.asked.question.kind === 'FILL_NUMBER' ? 'FILL_NUMBER' : 'FILL_TEXT';
  }

  private readonly input = (event: Event) => {
    const composing = event instanceof InputEvent && event.isComposing;
    this.take((event.target as HTMLInputElement).value, composing);
  };

  /** Half a composed word is shown, but is no answer yet. */
  private take(text: string, composing: boolean): void {
    this.text = text;
    this.ahead = true;
    if (!composing) {
      this.asked.type(typed(this.kind, text, this.asked.question.unit));
    }
  }

  private readonly turnSign = () => {
    this.take(negated(this.text), false);
    this.asked.flush();
  };

  private readonly key = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !event.isComposing) {
      this.asked.flush();
    }
  };
}

customElements.define('lk-fill', FillAnswer);
