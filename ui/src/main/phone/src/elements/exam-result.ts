import { html, nothing, svg, type TemplateResult } from 'lit';
import type { Ended } from '../exam-ending.ts';
import { addressOf } from '../router.ts';
import type { MarkedAttempt } from '../shapes.ts';
import { moment, percent, sentences, size, t, type Word } from '../words.ts';
import { notice, subHead } from './frame.ts';
import { icon } from './icons.ts';
import { Page } from './part.ts';
import './attempt-timeline.ts';
import './receipt-card.ts';
import './sat-questions.ts';
import './weak-topics.ts';

/** The result: passed or not, by how much, what to learn, and the receipt. */
class ExamResult extends Page {
  static override properties = { ended: { attribute: false } };

  declare ended: Ended;

  override render(): TemplateResult {
    const { result, unproved, refused, bytes } = this.ended;
    return html`
      ${subHead(result.title ?? t('exams.title'), { page: 'exams' })}
      <div class="page result">
        ${verdict(result, bytes)}
        ${result.retakeAt === null || result.passed ? nothing : notice('amber', t('result.retake', { when: moment(result.retakeAt) }))}
        ${(result.lateAnswers ?? 0) > 0 ? notice('leaf', t('result.late', { n: result.lateAnswers ?? 0 })) : nothing}
        ${result.sealed ? sealed(result.sealed) : nothing}
        ${unproved.length > 0 ? notice('amber', `${t('result.unproved', { n: unproved.length })} ${reasons(unproved)}`) : nothing}
        ${refused.length > 0 ? notice('brick', t('result.refused', { n: refused.length, why: sentences(refused) })) : nothing}
        <lk-weak-topics .result=${result}></lk-weak-topics>
        <lk-sat-questions .attemptId=${result.attemptId}></lk-sat-questions>
        ${result.receipt ? html`<lk-receipt .receipt=${result.receipt} .exam=${result.title ?? ''}></lk-receipt>` : nothing}
        <lk-timeline .attemptId=${result.attemptId}></lk-timeline>
        <div class="foot">
          ${result.certificateNumber !== null
            ? html`<a class="button primary wide" href=${addressOf({ page: 'certificate', number: result.certificateNumber })}>
                ${icon('award')}${t('result.certificate')}
              </a>`
            : result.passed
              ? nothing
              : html`<a class="button primary wide" href="/m/learn">${icon('book')}${t('result.learn')}</a>`}
          ${result.score < result.maxScore
            ? html`<a class="button wide" href=${addressOf({ page: 'mistakes', view: 'book' })}>${icon('again')}${t('result.mistakes')}</a>`
            : nothing}
          <a class="button wide" href="/m/">${t('result.home')}</a>
        </div>
      </div>
    `;
  }
}

/** {@return passed or not, and by how much} `line`: what to say to that */
export function verdict(result: MarkedAttempt, bytes = 0, line: Word = help(result)): TemplateResult {
  return html`<section class="card verdict ${result.passed ? 'passed' : 'failed'}" role="status">
    ${ring(result)}
    <h2>${t(result.passed ? 'result.passed' : 'result.failed')}</h2>
    <p>${t(line)}</p>
    <p class="facts">
      ${t('result.score')} <strong>${t('result.scoreOf', { score: result.score, max: result.maxScore })}</strong> ·
      ${t('result.passMark', { percent: result.passPercent })}
    </p>
    ${bytes > 0 ? html`<p class="facts">${t('result.data', { size: size(bytes) })}</p>` : nothing}
  </section>`;
}

function help(result: MarkedAttempt): 'result.passed.help' | 'result.passed.noCertificate' | 'result.failed.help' {
  if (!result.passed) {
    return 'result.failed.help';
  }
  return result.certificateNumber === null ? 'result.passed.noCertificate' : 'result.passed.help';
}

function sealed({ at, whole }: { at: string; whole: boolean }): TemplateResult {
  return notice(whole ? 'leaf' : 'amber', t(whole ? 'result.sealed' : 'result.sealed.broken', { when: moment(at) }));
}

const REASONS = [
  'NO_EVIDENCE', 'NO_TICKET', 'FOREIGN_TICKET', 'BEFORE_THE_TICKET', 'DOES_NOT_FOLLOW', 'AFTER_THE_DEADLINE', 'UNSURE_CLOCK', 'WRITTEN_ELSEWHERE', 'WINDOW_CLOSED',
  'HANDED_IN', 'KEY_SEEN',
] as const;

/** {@return each reason once, in words} One a newer server has is left out. */
function reasons(unproved: readonly string[]): string {
  const words = REASONS.filter((one) => unproved.includes(one)).map((one) => t(`unproved.${one}`));
  return words.length === 0 ? '' : `(${words.join(' · ')})`;
}

const AROUND = 2 * Math.PI * 52;

/** The score as a ring with a tick at the pass mark. */
function ring(result: MarkedAttempt): TemplateResult {
  const angle = (result.passPercent / 100) * 2 * Math.PI;
  const tick = (radius: number) => [60 + radius * Math.sin(angle), 60 - radius * Math.cos(angle)];
  const [x1, y1] = tick(45);
  const [x2, y2] = tick(59);
  return html`<div class="ring">
    ${svg`<svg viewBox="0 0 120 120" aria-hidden="true">
      <circle class="ring-track" cx="60" cy="60" r="52"/>
      <circle class="ring-score" cx="60" cy="60" r="52" transform="rotate(-90 60 60)"
        stroke-dasharray="${(AROUND * result.percent) / 100} ${AROUND}"/>
      <line class="ring-tick" x1=${x1} y1=${y1} x2=${x2} y2=${y2}/>
    </svg>`}
    <span class="ring-number">${percent(result.percent)}<small>%</small></span>
  </div>`;
}

customElements.define('lk-exam-result', ExamResult);
