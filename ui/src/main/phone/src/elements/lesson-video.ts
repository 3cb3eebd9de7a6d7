import { html, nothing, type TemplateResult } from 'lit';
import { recall, remember } from '../memory.ts';
import type { Lesson } from '../shapes.ts';
import { store } from '../store.ts';
import { currentLanguage, t } from '../words.ts';
import { notice, position, segmented } from './frame.ts';
import { Page } from './part.ts';

const SPEEDS = ['0.75', '1', '1.25', '1.5'] as const;
const NEARLY_ALL = 0.95;

/**
 * A lesson's film with subtitles and speed. It starts where it was left.
 *
 * @fires paused - it stopped for now
 * @fires watched - it was played to the end
 */
export class LessonVideo extends Page {
  static override properties = { video: {}, start: {}, speed: { state: true } };

  declare video: NonNullable<Lesson['video']>;
  declare start: number;
  private speed = SPEEDS.find((speed) => speed === recall('speed')) ?? '1';
  private placed = false;
  private told = false;

  /** {@return whether it runs right now} */
  get playing(): boolean {
    const film = this.film();
    return film !== null && !film.paused && !film.ended;
  }

  /** {@return where it is, in seconds} */
  get seconds(): number {
    return this.placed ? (this.film()?.currentTime ?? this.start) : this.start;
  }

  override render(): TemplateResult {
    const { video } = this;
    return html`
      ${store.state.online ? nothing : notice('amber', t('lesson.videoOffline'))}
      <video controls playsinline webkit-playsinline x5-playsinline preload="metadata"
        poster=${video.poster ?? nothing} src=${video.url}
        @loadedmetadata=${this.place} @pause=${() => this.tell('paused')}
        @timeupdate=${this.look} @ended=${this.look}>
        ${video.subtitles.map(
          (subtitle) => html`<track kind="subtitles" srclang=${subtitle.lang} src=${subtitle.url}
            label=${subtitle.lang.startsWith('en') ? t('lesson.subtitles.en') : t('lesson.subtitles.zh')}
            ?default=${subtitle.lang.startsWith(currentLanguage())} />`,
        )}
      </video>
      <div class="video-bar">
        ${segmented(t('lesson.speed'), SPEEDS.map((value) => ({ value, text: `${value}×` })), this.speed, this.choose)}
        ${this.start > 5 ? html`<p class="hint">${t('lesson.resumeFrom', { at: position(this.start) })}</p>` : nothing}
      </div>
    `;
  }

  private film(): HTMLVideoElement | null {
    return this.querySelector('video');
  }

  private readonly place = () => {
    const film = this.film() as HTMLVideoElement;
    film.playbackRate = Number(this.speed);
    if (!this.placed && this.start > 5 && this.start < film.duration - 5) {
      film.currentTime = this.start;
    }
    this.placed = true;
  };

  private readonly choose = (speed: (typeof SPEEDS)[number]) => {
    this.speed = speed;
    remember('speed', speed);
    const film = this.film();
    if (film !== null) {
      film.playbackRate = Number(speed);
    }
  };

  /** Dragging to the end is not watching: what was played counts, with what was seen before. */
  private readonly look = () => {
    const film = this.film() as HTMLVideoElement;
    let seen = this.start;
    for (let range = 0; range < film.played.length; range++) {
      seen += film.played.end(range) - film.played.start(range);
    }
    if (seen >= film.duration * NEARLY_ALL) {
      this.tell('watched');
    }
  };

  private tell(what: 'paused' | 'watched'): void {
    if (what === 'watched') {
      if (this.told) {
        return;
      }
      this.told = true;
    }
    this.dispatchEvent(new Event(what));
  }
}

customElements.define('lk-video', LessonVideo);
