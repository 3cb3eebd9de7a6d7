import { html, nothing, type TemplateResult } from 'lit';
import { Problem } from '../api.ts';
import { startCamera, stopCamera } from '../camera.ts';
import { keepPhoto } from '../room.ts';
import { t, type Word } from '../words.ts';
import { notice } from './frame.ts';
import { icon } from './icons.ts';
import { Page } from './part.ts';

const WIDTH = 480;
const QUALITY = 0.8;

/** Asks, and for nothing else, whether a picture may be taken. Both answers are as easy, and neither costs anything. */
class RoomPhoto extends Page {
  static override properties = { days: {}, stream: { state: true }, picture: { state: true }, busy: { state: true }, error: { state: true } };

  declare days: number;
  private stream: MediaStream | null = null;
  private picture = '';
  private busy = false;
  private error: Word | null = null;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop();
    this.picture = '';
  }

  override render(): TemplateResult {
    return html`<div class="page room room-photo">
      <h1 tabindex="-1">${t('room.photo')}</h1>
      ${this.error === null ? nothing : notice('amber', t(this.error))}
      ${this.picture !== '' ? this.taken() : this.stream !== null ? this.camera() : this.question()}
    </div>`;
  }

  private question(): TemplateResult {
    return html`
      <p>${t('room.photo.why')}</p>
      <ul class="rules-list">
        <li>${icon('check')}<span>${t('room.photo.free')}</span></li>
        <li>${icon('people')}<span>${t('room.photo.who')}</span></li>
        <li>${icon('clock')}<span>${t('room.photo.days', { n: this.days })}</span></li>
      </ul>
      <div class="room-choice">
        <button class="button wide" @click=${this.done}>${t('room.photo.no')}</button>
        <button class="button wide" @click=${this.open}>${t('room.photo.yes')}</button>
      </div>
    `;
  }

  private camera(): TemplateResult {
    return html`
      <video class="room-camera" autoplay playsinline muted .srcObject=${this.stream}></video>
      <div class="room-choice">
        <button class="button wide" @click=${this.done}>${t('room.photo.no')}</button>
        <button class="button primary wide" @click=${this.take}>${t('room.photo.take')}</button>
      </div>
    `;
  }

  private taken(): TemplateResult {
    return html`
      <img class="room-camera" src=${this.picture} alt=${t('room.photo.alt')} />
      <div class="room-choice">
        <button class="button wide" ?disabled=${this.busy} @click=${this.done}>${t('room.photo.no')}</button>
        <button class="button wide" ?disabled=${this.busy} @click=${this.again}>${t('room.photo.again')}</button>
        <button class="button primary wide" ?disabled=${this.busy} @click=${this.send}>${t('room.photo.use')}</button>
      </div>
    `;
  }

  private readonly open = async () => {
    this.error = null;
    try {
      this.stream = (await startCamera()) ?? this.stream;
    } catch {
      // No camera, or it is not allowed: that is a no, too.
      this.error = 'room.photo.none';
    }
  };

  private readonly take = () => {
    const video = this.querySelector('video');
    const pen = document.createElement('canvas').getContext('2d');
    if (video === null || pen === null || video.videoWidth === 0) {
      return;
    }
    pen.canvas.width = WIDTH;
    pen.canvas.height = Math.round((WIDTH * video.videoHeight) / video.videoWidth);
    pen.drawImage(video, 0, 0, pen.canvas.width, pen.canvas.height);
    this.picture = pen.canvas.toDataURL('image/jpeg', QUALITY);
    this.stop();
  };

  private readonly again = () => {
    this.picture = '';
    void this.open();
  };

  private readonly send = async () => {
    this.busy = true;
    try {
      await keepPhoto(this.picture.slice(this.picture.indexOf(',') + 1));
      this.done();
    } catch (problem) {
      if (!(problem instanceof Problem)) {
        throw problem;
      }
      this.error = 'room.photo.failed';
    } finally {
      this.busy = false;
    }
  };

  private stop(): void {
    stopCamera();
    this.stream = null;
  }

  private readonly done = () => {
    this.stop();
    this.dispatchEvent(new CustomEvent('done'));
  };
}

customElements.define('lk-room-photo', RoomPhoto);
