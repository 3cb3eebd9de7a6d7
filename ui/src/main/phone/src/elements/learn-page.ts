import { html, nothing, type TemplateResult } from 'lit';
import { loadCourses } from '../actions.ts';
import { addressOf } from '../router.ts';
import type { Course, LessonRow } from '../shapes.ts';
import { store } from '../store.ts';
import { t } from '../words.ts';
import { chip, message, position, whenLoaded } from './frame.ts';
import { icon } from './icons.ts';
import { Page } from './part.ts';

/** My courses and their lessons, in the order to learn them. */
class LearnPage extends Page {
  override connectedCallback(): void {
    super.connectedCallback();
    void loadCourses();
  }

  override render(): TemplateResult {
    return html`
      <header class="top"><h1 class="top-title" tabindex="-1">${t('learn.title')}</h1></header>
      <div class="page">${whenLoaded(store.state.courses, loadCourses, courses)}</div>
    `;
  }
}

function courses(mine: Course[]): TemplateResult {
  if (mine.length === 0) {
    return message('book', t('learn.empty'), t('learn.empty.help'));
  }
  const nextLesson = mine.flatMap((course) => course.lessons).find((lesson) => !lesson.done);
  return html`${mine.map((course) => courseSection(course, nextLesson))}`;
}

function courseSection(course: Course, nextLesson: LessonRow | undefined): TemplateResult {
  const done = course.lessons.filter((lesson) => lesson.done).length;
  return html`<section class="card course" aria-labelledby="course-${course.id}">
    <header>
      <h2 id="course-${course.id}">${course.title}</h2>
      ${course.summary ? html`<p>${course.summary}</p>` : nothing}
      <div class="bar">
        <span>${t('learn.doneOf', { done, all: course.lessons.length })}</span>
        <progress .value=${done} max=${Math.max(1, course.lessons.length)} aria-label=${t('home.progress')}></progress>
      </div>
    </header>
    <ol class="lessons">
      ${course.lessons.map((lesson) => html`<li>${lessonRow(lesson, lesson === nextLesson)}</li>`)}
    </ol>
  </section>`;
}

function lessonRow(lesson: LessonRow, isNext: boolean): TemplateResult {
  const started = lesson.kind === 'VIDEO' && !lesson.done && lesson.positionSeconds > 5;
  return html`<a class="lesson-row ${isNext ? 'current' : ''}" href=${addressOf({ page: 'lesson', id: lesson.id })}>
    <span class="lesson-mark ${lesson.done ? 'done' : ''}">
      ${icon(lesson.done ? 'check' : lesson.kind === 'VIDEO' ? 'play' : 'page')}
    </span>
    <span class="lesson-text">
      <strong>${lesson.title}</strong>
      <span class="facts">
        ${t(lesson.kind === 'VIDEO' ? 'learn.video' : 'learn.text')} · ${t('learn.minutes', { n: lesson.minutes })}
        ${lesson.done ? html` · ${t('learn.done')}` : nothing}
        ${started ? html` · ${t('learn.started', { at: position(lesson.positionSeconds) })}` : nothing}
      </span>
      ${isNext ? chip('amber', t('learn.continue')) : nothing}
    </span>
    ${icon('forward')}
  </a>`;
}

customElements.define('lk-learn', LearnPage);
