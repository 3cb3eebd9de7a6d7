import { html, type TemplateResult } from 'lit';
import { clockText } from '../exam-state.ts';
import { exams } from '../exam-session.ts';
import { t } from '../words.ts';
import { icon } from './icons.ts';
import { Part } from './part.ts';

const LAST_MINUTES_MS = 5 * 60_000;

/**
 * What is left of the exam, by the server's clock.
 *
 * @fires timeup - nothing is left; again every second as long as it is shown
 */
class ExamClock extends Part {
  static override properties = { deadline: {}, leftMs: { state: true } };

  declare deadline: string;
  private leftMs = Infinity;
  private ticking: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.look();
    this.ticking = setInterval(() => this.look(), 500);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.ticking);
  }

  override render(): TemplateResult {
    const short = this.leftMs <= LAST_MINUTES_MS;
    return html`<span class="clock ${short ? 'short' : ''}" role="timer" aria-label=${t('exam.timeLeft')}>
        ${icon('clock')}<span class="numbers">${clockText(this.leftMs)}</span>
      </span>
      <span class="unseen" role="status">${short ? t('exam.lastMinutes') : ''}</span>`;
  }

  private look(): void {
    const left = Math.ceil((Date.parse(this.deadline) - exams.serverNow()) / 1000) * 1000;
    if (left === this.leftMs) {
      return;
    }
    this.leftMs = left;
    if (left <= 0) {
      // Not once: while the phone only guesses the time, asking may have been in vain.
      this.dispatchEvent(new Event('timeup'));
    }
  }
}

customElements.define('lk-exam-clock', ExamClock);
