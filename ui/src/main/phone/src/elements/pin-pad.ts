import { html, type TemplateResult } from 'lit';
import { t } from '../words.ts';
import { icon } from './icons.ts';
import { Part } from './part.ts';

const LENGTH = 6;

/**
 * Six digits, typed on the screen so that no keyboard offers to remember them; a real keyboard works, too. Fires `pin` with
 * them; `attempt` begins anew whenever it changes.
 */
class PinPad extends Part {
  static override properties = { busy: {}, attempt: {}, digits: { state: true } };

  declare busy: boolean;
  declare attempt: number;
  private digits = '';

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('keydown', this.typed);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('keydown', this.typed);
    this.digits = '';
  }

  override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has('attempt')) {
      this.digits = '';
    }
  }

  override render(): TemplateResult {
    return html`
      <div class="pin-dots" aria-hidden="true">
        ${Array.from({ length: LENGTH }, (_, place) => html`<span class=${place < this.digits.length ? 'on' : ''}></span>`)}
      </div>
      <p class="unseen" role="status">${t('room.pin.typed', { n: this.digits.length, all: LENGTH })}</p>
      <div class="pin-pad" role="group" aria-label=${t('room.pin')}>
        ${['1', '2', '3', '4', '5', '6', '7', '8', '9'].map((digit) => this.key(digit))}
        <span></span>${this.key('0')}
        <button type="button" class="pin-key" aria-label=${t('room.pin.back')} ?disabled=${this.busy} @click=${this.back}>
          ${icon('back')}
        </button>
      </div>
    `;
  }

  private key(digit: string): TemplateResult {
    return html`<button type="button" class="pin-key" ?disabled=${this.busy} @click=${() => this.press(digit)}>${digit}</button>`;
  }

  private readonly typed = (event: KeyboardEvent) => {
    if (/^\d$/.test(event.key)) {
      this.press(event.key);
    } else if (event.key === 'Backspace') {
      this.back();
    }
  };

  private press(digit: string): void {
    if (this.busy || this.digits.length >= LENGTH) {
      return;
    }
    this.digits += digit;
    if (this.digits.length === LENGTH) {
      this.dispatchEvent(new CustomEvent('pin', { detail: this.digits }));
    }
  }

  private readonly back = () => {
    this.digits = this.digits.slice(0, -1);
  };
}

customElements.define('lk-pin-pad', PinPad);
