import { html, nothing, type TemplateResult } from 'lit';
import { loadHome } from '../actions.ts';
import { toLearnBefore } from '../exam-standing.ts';
import { addressOf, type Route } from '../router.ts';
import type { Home, NextStep } from '../shapes.ts';
import { store } from '../store.ts';
import { moment, named, t } from '../words.ts';
import { certificateCard } from './certificate-card.ts';
import { chip, whenLoaded } from './frame.ts';
import { icon, type Icon } from './icons.ts';
import { Page } from './part.ts';

/** The first screen: who I am, the one next step, how far I am, what I hold. */
class HomePage extends Page {
  override connectedCallback(): void {
    super.connectedCallback();
    void loadHome();
  }

  override render(): TemplateResult {
    return html`
      <header class="top brand">
        <img src="/kit/logo.svg" width="36" height="36" alt="" />
        <span class="brand-name">${t('app.name')}</span>
        <a class="icon-button" href="/m/account" aria-label=${t('nav.account')}>${icon('person')}</a>
      </header>
      <div class="page">${whenLoaded(store.state.home, loadHome, home)}</div>
    `;
  }
}

function home(mine: Home): TemplateResult {
  const [job] = mine.employments;
  return html`
    <div class="hello">
      <h1 tabindex="-1">${t('home.hello', { name: mine.name })}</h1>
      ${job === undefined ? nothing : html`<p>${job.employer.name} · ${named(job.post)}</p>`}
    </div>
    ${nextCard(mine)}
    ${practiceLink(mine)}
    ${mine.learning.lessons > 0 ? progress(mine.learning) : nothing}
    ${mine.certificates.length > 0
      ? html`<section class="stack" aria-labelledby="held">
          <h2 id="held">${t('home.certificate')}</h2>
          ${mine.certificates.map((certificate) => certificateCard(certificate))}
        </section>`
      : nothing}
  `;
}

/** What each next step says and where it leads. */
export function stepOf(next: NextStep): { name: string; icon: Icon; route: Route } {
  switch (next.kind) {
    case 'LEARN':
      return { name: 'learn', icon: 'book', route: next.lessonId ? { page: 'lesson', id: next.lessonId } : { page: 'learn' } };
    case 'EXAM':
      return { name: next.notBefore ? 'session' : 'exam', icon: 'exam', route: next.examId ? { page: 'exam', id: next.examId } : { page: 'exams' } };
    case 'RESUME':
      return { name: 'resume', icon: 'clock', route: next.attemptId ? { page: 'attempt', id: next.attemptId } : { page: 'exams' } };
    case 'REVIEW':
      return { name: 'review', icon: 'again', route: { page: 'mistakes', view: 'review' } };
    case 'WAIT':
      return { name: next.waitFor === 'OPENING' ? 'opening' : 'wait', icon: 'clock', route: { page: 'learn' } };
    case 'DONE':
      return { name: 'done', icon: 'award', route: { page: 'certificates' } };
    case 'NOTHING':
      return { name: 'nothing', icon: 'book', route: { page: 'learn' } };
  }
}

function nextCard({ next, mistakesDue = 0 }: Home): TemplateResult {
  const step = stepOf(next);
  const calm = next.kind === 'DONE' || next.kind === 'NOTHING' || next.kind === 'WAIT';
  const help = helpOf(next, mistakesDue);
  return html`<section class="next ${calm ? 'calm' : ''} ${next.kind === 'DONE' ? 'done' : ''}" aria-labelledby="next">
    <span class="next-icon">${icon(step.icon)}</span>
    <p class="next-label">${t('home.next')}</p>
    <h2 id="next">${t(`home.${step.name}` as 'home.learn')}</h2>
    ${next.title ? html`<p class="next-title">${next.title}</p>` : nothing}
    ${help === '' ? nothing : html`<p class="next-help">${help}</p>`}
    <a class="button ${calm ? '' : 'amber'} wide" href=${addressOf(step.route)}>
      ${t(`home.${step.name}.go` as 'home.learn.go')}${icon('forward')}
    </a>
  </section>`;
}

/** {@return what to know of the next step: what is missing, or when it goes on} */
function helpOf(next: NextStep, mistakesDue: number): string {
  const when = next.notBefore ? moment(next.notBefore) : '';
  switch (next.kind) {
    case 'LEARN':
      return next.before ? toLearnBefore(next.before.lessonsLeft, next.before.minutesLeft) : '';
    case 'EXAM':
      return when === '' ? '' : t('home.session.help', { when });
    case 'WAIT':
      return next.waitFor !== 'OPENING'
        ? t('home.wait.help', { when })
        : when === '' ? t('home.opening.over') : t('home.opening.help', { when });
    case 'REVIEW': {
      const due = t('home.review.help', { n: mistakesDue });
      return when === '' ? due : `${due} ${t(next.waitFor === 'OPENING' ? 'rules.closed' : 'result.retake', { when })}`;
    }
    case 'RESUME':
    case 'DONE':
    case 'NOTHING':
      return t(`home.${next.kind.toLowerCase()}.help` as 'home.resume.help');
  }
}

/** The way to practice, with what comes back today. */
function practiceLink({ next, mistakesDue = 0 }: Home): TemplateResult {
  return html`<a class="card practice-link" href=${addressOf({ page: 'practice', topic: '' })}>
    <span class="seal">${icon('pen')}</span>
    <span class="practice-link-text"><strong>${t('practice.title')}</strong><span class="facts">${t('practice.lead')}</span>
      ${mistakesDue > 0 && next.kind !== 'REVIEW' ? chip('amber', t('mistakes.due', { n: mistakesDue })) : nothing}</span>
    ${icon('forward')}
  </a>`;
}

function progress(learning: Home['learning']): TemplateResult {
  return html`<section class="card progress-card" aria-labelledby="progress">
    <h2 id="progress">${t('home.progress')}</h2>
    ${bar(t('home.lessons'), learning.lessonsDone, learning.lessons, t('home.lessonsOf', { done: learning.lessonsDone, all: learning.lessons }))}
    ${learning.minutesRequired > 0
      ? bar(
          t('home.minutes'),
          learning.minutesDone,
          learning.minutesRequired,
          t('home.minutesOf', { done: learning.minutesDone, all: learning.minutesRequired }),
        )
      : nothing}
  </section>`;
}

function bar(label: string, value: number, max: number, text: string): TemplateResult {
  return html`<div class="bar">
    <span>${label}</span><strong>${text}</strong>
    <progress .value=${Math.min(value, max)} max=${max} aria-label=${label}></progress>
  </div>`;
}

customElements.define('lk-home', HomePage);
