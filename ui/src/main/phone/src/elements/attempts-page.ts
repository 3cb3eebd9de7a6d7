import { html, nothing, type TemplateResult } from 'lit';
import { api, Problem } from '../api.ts';
import { addressOf } from '../router.ts';
import type { OwnAttempt } from '../shapes.ts';
import { NOT_LOADED, type Loaded } from '../store.ts';
import { full, percent, t } from '../words.ts';
import { chip, message, notice, subHead, whenLoaded } from './frame.ts';
import { icon } from './icons.ts';
import { Page } from './part.ts';
import './receipt-card.ts';

/** What I have sat: how each ended, what came late, and the receipt. */
class AttemptsPage extends Page {
  static override properties = { attempts: { state: true } };

  private attempts: Loaded<OwnAttempt[]> = NOT_LOADED;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  override render(): TemplateResult {
    return html`${subHead(t('attempts.title'), { page: 'exams' })}
      <div class="page">
        ${whenLoaded(this.attempts, () => void this.load(), (mine) =>
          mine.length === 0
            ? message('exam', t('attempts.empty'), t('attempts.empty.help'))
            : html`<ul class="stack plain-list attempts">${mine.map((attempt) => html`<li>${row(attempt)}</li>`)}</ul>`,
        )}
      </div>`;
  }

  private async load(): Promise<void> {
    this.attempts = { ...this.attempts, problem: undefined, loading: true };
    try {
      this.attempts = { value: await api.attempts(), loading: false };
    } catch (refused) {
      if (!(refused instanceof Problem)) {
        throw refused;
      }
      this.attempts = { value: this.attempts.value, problem: refused, loading: false };
    }
  }
}

function row(attempt: OwnAttempt): TemplateResult {
  const { attemptId, title, submittedAt, passPercent, passed, receipt, lateAnswers, undecidedAnswers } = attempt;
  return html`<a class="card exam-row" href=${addressOf({ page: 'attempt', id: attemptId })}>
      <span class="exam-row-text">
        <strong>${title}</strong>
        <span class="facts">${t(attempt.endedBy === 'CANDIDATE' ? 'attempts.handedIn' : 'attempts.timeUp', { when: full(submittedAt) })}</span>
        <span class="facts">${t('attempts.score', { percent: percent(attempt.percent), pass: passPercent })}</span>
        ${chip(passed ? 'leaf' : 'brick', t(passed ? 'result.passed' : 'result.failed'))}
      </span>
      ${icon('forward')}
    </a>
    ${lateAnswers > 0 ? notice('leaf', t('result.late', { n: lateAnswers })) : nothing}
    ${undecidedAnswers > 0 ? notice('amber', t('result.unproved', { n: undecidedAnswers })) : nothing}
    ${receipt === null ? nothing : html`<lk-receipt .receipt=${receipt} .exam=${title}></lk-receipt>`}`;
}

customElements.define('lk-attempts', AttemptsPage);
