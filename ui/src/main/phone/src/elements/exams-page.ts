import { html, nothing, type TemplateResult } from 'lit';
import { loadExams } from '../actions.ts';
import { whyNot } from '../exam-standing.ts';
import { addressOf } from '../router.ts';
import type { Exam, ExamState } from '../shapes.ts';
import { store } from '../store.ts';
import { moment, t } from '../words.ts';
import { chip, message, whenLoaded, type Tone } from './frame.ts';
import { icon } from './icons.ts';
import { Page } from './part.ts';

const TONES: Record<ExamState, Tone> = {
  OPEN: 'teal',
  RUNNING: 'amber',
  SCHEDULED: 'amber',
  BARRED: 'brick',
  COOLING: 'plain',
  EXHAUSTED: 'brick',
  PASSED: 'leaf',
  LEARN_FIRST: 'plain',
  CLOSED: 'plain',
};

/** The exams I am to sit, and how each stands. */
class ExamsPage extends Page {
  override connectedCallback(): void {
    super.connectedCallback();
    void loadExams();
  }

  override render(): TemplateResult {
    return html`
      <header class="top"><h1 class="top-title" tabindex="-1">${t('exams.title')}</h1></header>
      <div class="page">
        ${whenLoaded(store.state.exams, loadExams, (mine) =>
          mine.length === 0
            ? message('exam', t('exams.empty'), t('exams.empty.help'))
            : html`<ul role="list" class="stack plain-list">${mine.map((exam) => html`<li>${row(exam)}</li>`)}</ul>`,
        )}
        <a class="button wide" href=${addressOf({ page: 'attempts' })}>${icon('page')}${t('attempts.title')}</a>
      </div>
    `;
  }
}

function row(exam: Exam): TemplateResult {
  const running = exam.state === 'RUNNING' && exam.attemptId;
  const address = addressOf(running ? { page: 'attempt', id: exam.attemptId as string } : { page: 'exam', id: exam.id });
  return html`<a class="card exam-row" href=${address}>
    <span class="exam-row-text">
      <span class="facts">${t(exam.kind === 'SPOT_CHECK' ? 'exams.spotCheck' : 'exams.certification')}</span>
      <strong>${exam.title}</strong>
      <span class="facts">
        ${t('exams.facts', { items: exam.items, minutes: exam.minutes, percent: exam.passPercent })}
      </span>
      ${when(exam) === '' ? nothing : html`<span class="facts">${when(exam)}</span>`}
      ${chip(TONES[exam.state], t(`exams.state.${exam.state}`))}
    </span>
    ${icon('forward')}
  </a>`;
}

/** {@return what there is to know of its time} */
function when(exam: Exam): string {
  switch (exam.state) {
    case 'OPEN':
      return exam.beginBefore ? t('exams.begin', { when: moment(exam.beginBefore) }) : '';
    case 'SCHEDULED':
      return exam.notBefore ? t('exams.session', { when: moment(exam.notBefore) }) : '';
    case 'CLOSED':
      return exam.notBefore ? t('exams.opens', { when: moment(exam.notBefore) }) : '';
    case 'COOLING':
    case 'EXHAUSTED':
      return exam.notBefore ? t('rules.cooling', { when: moment(exam.notBefore) }) : '';
    case 'LEARN_FIRST':
      return whyNot(exam);
    case 'RUNNING':
    case 'PASSED':
    case 'BARRED':
      return '';
  }
}

customElements.define('lk-exams', ExamsPage);
