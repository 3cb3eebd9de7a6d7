import { html, nothing, type TemplateResult } from 'lit';
import { loadExams } from '../actions.ts';
import { Problem } from '../api.ts';
import { exams } from '../exam-session.ts';
import { whyNot } from '../exam-standing.ts';
import { go } from '../router.ts';
import type { Exam, WaitingStart } from '../shapes.ts';
import { store } from '../store.ts';
import { moment, size, t, type Word } from '../words.ts';
import { message, notice, subHead, whenLoaded } from './frame.ts';
import { icon, type Icon } from './icons.ts';
import { Page } from './part.ts';
import './start-wait.ts';

/** What to know before an exam starts, and the button that starts it. */
class ExamRules extends Page {
  static override properties = { examId: {}, busy: { state: true }, error: { state: true }, waiting: { state: true } };

  declare examId: string;
  private busy = false;
  private error: Word | null = null;
  private waiting: WaitingStart | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    void loadExams();
  }

  override render(): TemplateResult {
    return html`
      ${subHead(t('rules.title'), { page: 'exams' })}
      <div class="page rules">
        ${whenLoaded(store.state.exams, loadExams, (mine) => {
          const exam = mine.find((one) => one.id === this.examId);
          return exam === undefined
            ? message('exam', t('state.notFound'), t('state.notFound.help'))
            : this.rules(exam);
        })}
      </div>
    `;
  }

  private rules(exam: Exam): TemplateResult {
    if (this.waiting !== null) {
      return html`<h2 class="rules-title">${exam.title}</h2>
        <lk-start-wait
          .examId=${this.examId}
          .waiting=${this.waiting}
          @started=${(started: CustomEvent<string>) => go({ page: 'attempt', id: started.detail }, 'replace')}
          @refused=${(refused: CustomEvent<Problem>) => this.refused(refused.detail)}
        ></lk-start-wait>
        <div class="foot">
          <button class="button wide" @click=${() => (this.waiting = null)}>${t('wait.leave')}</button>
        </div>`;
    }
    const need = Math.ceil((exam.points * exam.passPercent) / 100);
    return html`
      <h2 class="rules-title">${exam.title}</h2>
      <dl class="tiles">
        ${tile(t('rules.items'), t('rules.items.value', { n: exam.items }))}
        ${tile(t('rules.minutes'), t('rules.minutes.value', { n: exam.minutes }))}
        ${tile(t('rules.pass'), t('rules.pass.value', { percent: exam.passPercent }))}
        ${tile(t('rules.attempts'), t('rules.attempts.value', { n: Math.max(0, exam.attemptsAllowed - exam.attemptsUsed) }))}
      </dl>
      <ul class="rules-list">
        ${rule('award', t('rules.pass.help', { points: exam.points, need }))}
        ${rule('clock', t('rules.clock'))} ${rule('cloud', t('rules.saved'))}
        ${rule('check', t('rules.multiple'))} ${rule('person', t('rules.own'))}
        ${exam.bytes ? rule('phone', t('rules.data', { size: size(exam.bytes) })) : nothing}
      </ul>
      <div class="foot">
        ${this.error === null ? nothing : notice('brick', t(this.error))} ${this.action(exam)}
      </div>
    `;
  }

  private action(exam: Exam): TemplateResult {
    switch (exam.state) {
      case 'OPEN':
      case 'RUNNING':
        return html`${exam.beginBefore ? notice('amber', t('rules.beginBefore', { when: moment(exam.beginBefore) })) : nothing}
          <button class="button primary wide" ?disabled=${this.busy} @click=${this.start}>
            ${t(this.busy ? 'rules.starting' : exam.state === 'OPEN' ? 'rules.start' : 'rules.resume')}
          </button>`;
      case 'SCHEDULED':
        return html`
          ${notice('amber', whyNot(exam))}
          <button class="button primary wide" ?disabled=${this.busy} @click=${this.start}>${t('rules.enter')}</button>
        `;
      case 'BARRED':
        return html`${notice('brick', whyNot(exam))}<p>${t('rules.barred.help')}</p>`;
      case 'COOLING':
      case 'CLOSED':
        return html`${notice('amber', whyNot(exam))}<a class="button wide" href="/m/learn">${t('rules.toLearn')}</a>`;
      case 'EXHAUSTED':
        return notice('brick', whyNot(exam));
      case 'LEARN_FIRST':
        return html`${notice('amber', whyNot(exam))}<a class="button primary wide" href="/m/learn">${t('rules.toLearn')}</a>`;
      case 'PASSED':
        return html`${notice('leaf', whyNot(exam))}<a class="button wide" href="/m/certificates">${t('rules.toCertificates')}</a>`;
    }
  }

  private readonly start = async () => {
    this.busy = true;
    this.error = null;
    try {
      const answer = await exams.start(this.examId);
      if (answer.state === 'WAITING') {
        this.waiting = answer;
      } else {
        go({ page: 'attempt', id: answer.attemptId }, 'replace');
      }
    } catch (problem) {
      if (!(problem instanceof Problem)) {
        throw problem;
      }
      this.refused(problem);
    } finally {
      this.busy = false;
    }
  };

  private refused(problem: Problem): void {
    this.waiting = null;
    this.error = wordFor(problem);
    void loadExams();
  }
}

/** {@return why an exam did not start} */
export function wordFor(problem: Problem): Word {
  if (problem.status === 0) {
    return 'rules.offline';
  }
  switch (problem.slug) {
    case 'attempts-exhausted':
      return 'rules.exhausted';
    case 'already-passed':
      return 'rules.passed';
    case 'barred':
      return 'rules.barredNow';
    case 'not-yet-open':
      return 'rules.notYet';
    case 'exam-closed':
      return 'rules.closedNow';
    case 'learn-first':
      return 'rules.learnNow';
    case 'cooling-down':
      return 'rules.pause';
    case 'too-many-start':
      return 'rules.tooMany';
    case 'no-such-duty':
      return 'rules.noDuty';
    case 'phone-full':
      return 'rules.full';
    default:
      return 'rules.failed';
  }
}

function tile(name: string, value: string): TemplateResult {
  return html`<div class="tile"><dt>${name}</dt><dd>${value}</dd></div>`;
}

function rule(name: Icon, text: string): TemplateResult {
  return html`<li>${icon(name)}<span>${text}</span></li>`;
}

customElements.define('lk-exam-rules', ExamRules);
