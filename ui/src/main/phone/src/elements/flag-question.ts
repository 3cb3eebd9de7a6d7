import { html, nothing, type TemplateResult } from 'lit';
import { api, Problem } from '../api.ts';
import type { Flag, FlagReason, FlagSubject } from '../shapes.ts';
import { t } from '../words.ts';
import { chip, notice } from './frame.ts';
import { icon } from './icons.ts';
import { Part } from './part.ts';

const REASONS: FlagReason[] = ['WRONG_KEY', 'UNCLEAR', 'OUTDATED', 'BROKEN', 'OTHER'];
const MOST_CHARACTERS = 300;

/** Says a doubt about a question: one tap opens the reasons, one tap on a reason sends it. */
class FlagQuestion extends Part {
  static override properties = {
    subject: { attribute: false },
    flag: { attribute: false },
    open: { state: true },
    sending: { state: true },
    problem: { state: true },
  };

  declare subject: FlagSubject;
  /** The doubt that was said before. */
  declare flag: Flag | null;
  private open = false;
  private sending = false;
  private problem: 'offline' | 'failed' | undefined;

  override render(): TemplateResult {
    if (this.flag !== null) {
      return flagLine(this.flag);
    }
    return html`
      <button class="button flag-button" aria-label=${this.label()} aria-expanded=${this.open ? 'true' : 'false'} @click=${this.toggle}>
        ${icon('flag')}${t('flag.raise')}
      </button>
      ${this.open ? this.reasons() : nothing}
    `;
  }

  private reasons(): TemplateResult {
    return html`<div class="flag-form" role="group" aria-label=${t('flag.raise')}>
      <label class="field">
        <span class="field-label">${t('flag.text')}</span>
        <textarea rows="2" maxlength=${MOST_CHARACTERS} ?disabled=${this.sending}></textarea>
        <span class="field-help">${t('flag.text.help')}</span>
      </label>
      ${this.problem === undefined ? nothing : notice('amber', t(this.problem === 'offline' ? 'practice.offline' : 'state.failed.help'))}
      <p class="field-label">${t('flag.why')}</p>
      <div class="flag-reasons">
        ${REASONS.map(
          (reason) => html`<button class="button" ?disabled=${this.sending} @click=${() => void this.send(reason)}>${t(`flag.${reason}`)}</button>`,
        )}
      </div>
    </div>`;
  }

  /** Fifty buttons of a paper must not sound alike. */
  private label(): string {
    return 'item' in this.subject ? `${this.subject.item}. ${t('flag.raise')}` : t('flag.raise');
  }

  private readonly toggle = () => {
    this.open = !this.open;
  };

  private async send(reason: FlagReason): Promise<void> {
    const text = this.querySelector('textarea')?.value.trim() ?? '';
    this.sending = true;
    this.problem = undefined;
    try {
      this.flag = await api.flag(this.subject, reason, text);
    } catch (refused) {
      if (!(refused instanceof Problem)) {
        throw refused;
      }
      this.problem = refused.status === 0 ? 'offline' : 'failed';
    } finally {
      this.sending = false;
    }
  }
}

/** {@return a doubt that was said, and what came of it} */
export function flagLine(flag: Flag): TemplateResult {
  return html`<div class="flag-line" role="status">
    <p>${chip('plain', t(`flag.${flag.reason}`), 'flag')} ${flagState(flag)}</p>
    ${flag.text === '' ? nothing : html`<p class="facts">${flag.text}</p>`}
    ${flag.answer === null ? nothing : html`<p><strong>${t('flag.answer')}</strong> ${flag.answer.remark}</p>`}
  </div>`;
}

function flagState(flag: Flag): TemplateResult {
  if (flag.answer === null) {
    return chip('amber', t('flag.waiting'), 'clock');
  }
  return flag.answer.outcome === 'MENDED' ? chip('leaf', t('flag.MENDED'), 'check') : chip('teal', t('flag.STANDS'), 'page');
}

customElements.define('lk-flag', FlagQuestion);
