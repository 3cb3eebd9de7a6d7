import { html, nothing, type TemplateResult } from 'lit';
import { Problem } from '../api.ts';
import type { Sitting } from '../exam-state.ts';
import { exams } from '../exam-session.ts';
import { moment, t } from '../words.ts';
import { message, notice } from './frame.ts';
import { Part } from './part.ts';

/** The attempt is written on another phone: what that means, what is still here, and the way to go on here. */
class ExamElsewhere extends Part {
  static override properties = { sitting: {}, busy: { state: true }, failed: { state: true } };

  declare sitting: Sitting;
  private busy = false;
  private failed = false;

  override render(): TemplateResult {
    const { elsewhere, pending } = this.sitting;
    const when = elsewhere === undefined || elsewhere === '' ? '' : moment(elsewhere);
    const take = html`<button class="button primary" ?disabled=${this.busy} @click=${this.take}>${t('exam.elsewhere.take')}</button>`;
    return html`<div class="page handed-in">
      ${this.failed ? notice('brick', t('exam.elsewhere.failed')) : nothing}
      ${pending.length > 0 ? notice('amber', t('exam.elsewhere.pending', { n: pending.length })) : nothing}
      ${message('phone', t('exam.elsewhere'), t('exam.elsewhere.help', { when }), take)}
    </div>`;
  }

  private readonly take = async () => {
    this.busy = true;
    this.failed = false;
    try {
      await exams.takeOver();
    } catch (problem) {
      if (!(problem instanceof Problem)) {
        throw problem;
      }
      this.failed = true;
    } finally {
      this.busy = false;
    }
  };
}

customElements.define('lk-exam-elsewhere', ExamElsewhere);
