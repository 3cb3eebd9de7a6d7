import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import { loadLesson, showLessonDone } from '../actions.ts';
import { record } from '../progress-outbox.ts';
import { addressOf } from '../router.ts';
import type { Lesson, ProgressKept } from '../shapes.ts';
import { store } from '../store.ts';
import { StudyClock } from '../study-clock.ts';
import { size, t } from '../words.ts';
import { chip, notice, subHead, whenLoaded } from './frame.ts';
import { icon } from './icons.ts';
import type { LessonVideo } from './lesson-video.ts';
import './lesson-video.ts';
import { Page } from './part.ts';

const SAVE_EVERY_SECONDS = 10;

/** One lesson: watch or read it, and it remembers how far you got. */
class LessonPage extends Page {
  static override properties = {
    lessonId: {},
    unsent: { state: true },
    watched: { state: true },
    refusal: { state: true },
  };

  declare lessonId: string;
  private unsent = false;
  private watched = false;
  private refusal: ProgressKept | null = null;
  private clock = new StudyClock();
  private ticking: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.ticking = setInterval(this.tick, 1000);
    addEventListener('pagehide', this.leave);
    document.addEventListener('visibilitychange', this.leave);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.leave();
    clearInterval(this.ticking);
    removeEventListener('pagehide', this.leave);
    document.removeEventListener('visibilitychange', this.leave);
  }

  override willUpdate(changed: PropertyValues): void {
    if (changed.has('lessonId')) {
      const before = changed.get('lessonId') as string | undefined;
      if (before !== undefined) {
        this.save(before, false);
      }
      this.clock = new StudyClock();
      this.watched = false;
      this.refusal = null;
      this.unsent = false;
      void loadLesson(this.lessonId);
    }
  }

  override render(): TemplateResult {
    const { lesson } = store.state;
    const again = () => void loadLesson(this.lessonId);
    return html`
      ${subHead(lesson.value?.title ?? t('learn.title'), { page: 'learn' })}
      <article class="page lesson">${whenLoaded(lesson, again, (value) => this.lesson(value))}</article>
    `;
  }

  private lesson(lesson: Lesson): TemplateResult {
    return html`
      <p class="facts">
        ${chip('teal', t(lesson.kind === 'VIDEO' ? 'learn.video' : 'learn.text'), lesson.kind === 'VIDEO' ? 'play' : 'page')}
        ${chip('plain', t('learn.minutes', { n: lesson.minutes }), 'clock')}
        ${chip('plain', t('lesson.data', { size: size(lesson.bytes) }))}
        ${lesson.done ? chip('leaf', t('learn.done'), 'check') : nothing}
      </p>
      ${lesson.video === null
        ? nothing
        : keyed(lesson.id, html`<lk-video
            .video=${lesson.video}
            .start=${lesson.done ? 0 : lesson.positionSeconds}
            @paused=${() => this.save(lesson.id, false)}
            @watched=${() => this.finished(lesson.id)}
          ></lk-video>`)}
      <div class="prose">${unsafeHTML(lesson.html)}</div>
      ${this.refusal === null ? nothing : notice('amber', whyNot(this.refusal))}
      ${this.unsent ? notice('amber', t('lesson.notSaved')) : nothing}
      ${this.foot(lesson)}
    `;
  }

  private foot(lesson: Lesson): TemplateResult {
    if (!lesson.done) {
      const mayFinish = lesson.video === null || this.watched;
      return html`<div class="foot">
        ${mayFinish
          ? html`<button class="button primary wide" @click=${() => this.finished(lesson.id)}>
              ${icon('check')}${t('lesson.finish')}
            </button>`
          : html`<p class="hint">${t('lesson.watchFirst')}</p>`}
      </div>`;
    }
    return html`<div class="foot">
      <p class="done-line" role="status">${icon('check')}${t('lesson.done')}</p>
      ${lesson.next === null
        ? html`<a class="button primary wide" href="/m/">${t('lesson.toHome')}</a>`
        : html`<a class="button primary wide" href=${addressOf({ page: 'lesson', id: lesson.next })}>
            ${t('lesson.next')}${icon('forward')}
          </a>`}
    </div>`;
  }

  private readonly tick = () => {
    const video = this.video();
    const studying = document.visibilityState === 'visible' && (video === null || video.playing);
    this.clock.tick(performance.now(), studying);
    if (this.clock.seconds() >= SAVE_EVERY_SECONDS) {
      this.save(this.lessonId, false);
    }
  };

  private readonly leave = () => {
    if (document.visibilityState === 'hidden' || !this.isConnected) {
      this.save(this.lessonId, false);
    }
  };

  private finished(lessonId: string): void {
    this.watched = true;
    this.save(lessonId, true);
  }

  private save(lessonId: string, done: boolean): void {
    const lesson = store.state.lesson.value;
    const secondsSpent = this.clock.take();
    if (lesson?.id !== lessonId || (secondsSpent === 0 && !done)) {
      return;
    }
    // A text has no position of its own: the time spent on it stands in.
    const positionSeconds = Math.floor(this.video()?.seconds ?? lesson.positionSeconds + secondsSpent);
    void record(lessonId, { positionSeconds, secondsSpent, done }).then((server) => {
      // The server decides what counts as done: it asks for a share of the lesson's time.
      if (server?.done && !lesson.done) {
        showLessonDone(lessonId);
      }
      if (lessonId === this.lessonId) {
        this.unsent = server === undefined;
        this.refusal = done && server !== undefined && !server.done ? server : null;
      }
    });
  }

  private video(): LessonVideo | null {
    return this.querySelector<LessonVideo>('lk-video');
  }
}

/** {@return why the server does not call the lesson done yet} */
function whyNot(refusal: ProgressKept): string {
  return refusal.reason === 'FILM_NOT_WATCHED'
    ? t('lesson.watchFirst')
    : t('lesson.tooSoon', { n: refusal.secondsLeft ?? 0 });
}

customElements.define('lk-lesson', LessonPage);
