import { html, nothing, type TemplateResult } from 'lit';
import { Problem } from '../api.ts';
import { canSeal } from '../paper-seal.ts';
import { usualLooks } from '../room-looks.ts';
import { here, isPaired, leaveRoom, pair, tidy, waiting } from '../room.ts';
import type { RoomHere, RoomPerson } from '../shapes.ts';
import { store } from '../store.ts';
import { choose, currentLanguage, t, type Word } from '../words.ts';
import { failed, message, notice, skeleton } from './frame.ts';
import { Page } from './part.ts';
import './room-identify.ts';
import './room-seat.ts';

type Step =
  | { step: 'PAIR' }
  | { step: 'LOADING' }
  | { step: 'FAILED'; problem: Problem }
  | { step: 'NAMES' }
  | { step: 'IDENTIFY'; person: RoomPerson }
  | { step: 'SEAT'; person: RoomPerson };

const LOOK_AGAIN_MS = 30_000;

/** The shared device of an exam room: pairing, the names, and whoever sits there. */
class RoomPage extends Page {
  static override properties = { now: { state: true }, busy: { state: true }, error: { state: true }, left: { state: true } };

  private now: Step = { step: 'LOADING' };
  private room: RoomHere | undefined;
  private busy = false;
  private error: Word | null = null;
  /** Papers of others that wait here for a network. */
  private left = 0;
  private looking: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.look();
    this.looking = setInterval(this.lookAgain, LOOK_AGAIN_MS);
    addEventListener('online', this.lookAgain);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.looking);
    removeEventListener('online', this.lookAgain);
  }

  override render(): TemplateResult {
    if (!canSeal()) {
      return html`<div class="page room">${message('page', t('room.insecure'), t('room.insecure.help'))}</div>`;
    }
    switch (this.now.step) {
      case 'PAIR':
        return this.pairing();
      case 'FAILED':
        return html`<div class="page room">${this.notNow(this.now.problem)}${this.undelivered()}</div>`;
      case 'NAMES':
        return this.room?.open === true ? this.names(this.room) : this.closed();
      case 'IDENTIFY':
        return html`<lk-room-identify .person=${this.now.person} @seated=${this.seated} @back=${this.toNames}></lk-room-identify>`;
      case 'SEAT':
        return html`<lk-room-seat .person=${this.now.person} .idleSeconds=${this.room?.idleSeconds ?? 60}
          .photoDays=${this.room?.photoDays ?? 0}></lk-room-seat>`;
      default:
        return html`<div class="page room">${skeleton()}</div>`;
    }
  }

  private names(room: RoomHere): TemplateResult {
    return html`<div class="page room">
      <header class="room-head">
        <p class="facts">${room.employer}${room.place === '' ? nothing : html` · ${room.place}`}</p>
        <h1 tabindex="-1">${room.examTitle}</h1>
        <p>${t('room.names.help')}</p>
      </header>
      ${store.state.online ? nothing : notice('amber', t('room.offline'))} ${this.undelivered()}
      ${room.people.length === 0
        ? message('people', t('room.nobody'), t('room.nobody.help'))
        : html`<ul role="list" class="room-names plain-list">
            ${room.people.map(
              (person) => html`<li><button class="room-name" @click=${() => (this.now = { step: 'IDENTIFY', person })}>
                <strong>${person.name}</strong><span>${t('room.phoneEnd', { end: person.phoneEnd })}</span>
              </button></li>`,
            )}
          </ul>`}
      ${language()}
    </div>`;
  }

  /** What is still here of people's papers, without saying whose. */
  private undelivered(): TemplateResult | typeof nothing {
    return this.left === 0 ? nothing : notice('amber', t('room.undelivered', { n: this.left }));
  }

  private notNow(problem: Problem): TemplateResult {
    const retry = html`<button class="button" @click=${this.lookAgain}>${t('state.retry')}</button>`;
    return problem.status === 0
      ? message('offline', t('state.offline'), t('room.offline'), retry)
      : failed(problem, this.lookAgain);
  }

  private closed(): TemplateResult {
    const free = html`<button class="button" ?disabled=${this.left > 0} @click=${leaveRoom}>${t('room.closed.leave')}</button>`;
    return html`<div class="page room">
      ${this.undelivered()} ${message('check', t('room.closed'), t(this.left > 0 ? 'room.closed.wait' : 'room.closed.help'), free)}
    </div>`;
  }

  private pairing(): TemplateResult {
    return html`<div class="page room">
      <form class="card room-pair" novalidate @submit=${this.pair}>
        <h1>${t('room.pair')}</h1>
        <p>${t('room.pair.help')}</p>
        <label class="field">
          <span class="field-label">${t('room.code')}</span>
          <input id="room-code" class="code" type="text" autocomplete="off" autocapitalize="characters" spellcheck="false"
            maxlength="9" .value=${codeInAddress()} aria-invalid=${this.error === null ? 'false' : 'true'} />
        </label>
        <p class="field-error" role="alert">${this.error === null ? nothing : t(this.error)}</p>
        <button class="button primary wide" ?disabled=${this.busy}>${t('room.pair.confirm')}</button>
      </form>
      ${language()}
    </div>`;
  }

  private readonly pair = async (event: Event) => {
    event.preventDefault();
    const code = this.querySelector<HTMLInputElement>('#room-code')?.value.replace(/[\s-]/g, '') ?? '';
    this.busy = true;
    this.error = null;
    try {
      await pair(code);
      // The code has served; nobody needs it in the history.
      history.replaceState(null, '', '/m/room');
      await this.look();
    } catch (problem) {
      if (!(problem instanceof Problem)) {
        throw problem;
      }
      this.error = problem.status === 0 ? 'room.offline' : problem.status === 429 ? 'room.pair.tooOften' : 'room.pair.wrong';
    } finally {
      this.busy = false;
    }
  };

  private readonly lookAgain = () => {
    if (this.now.step === 'NAMES' || this.now.step === 'FAILED') {
      void this.look();
    }
  };

  private async look(): Promise<void> {
    if (!isPaired()) {
      this.now = { step: 'PAIR' };
      return;
    }
    try {
      await tidy();
      this.left = await waiting();
      this.room = await here();
      if (this.now.step === 'LOADING' || this.now.step === 'FAILED' || this.now.step === 'PAIR') {
        this.toNames();
      }
      this.requestUpdate();
    } catch (problem) {
      if (!(problem instanceof Problem)) {
        throw problem;
      }
      this.refused(problem);
    }
  }

  private refused(problem: Problem): void {
    if (problem.status === 401) {
      // Another device is in the room now.
      this.now = { step: 'NAMES' };
      this.room = undefined;
    } else if (this.now.step !== 'NAMES') {
      this.now = { step: 'FAILED', problem };
    }
  }

  private readonly toNames = () => {
    usualLooks();
    this.now = { step: 'NAMES' };
    scrollTo(0, 0);
  };

  private readonly seated = () => {
    if (this.now.step === 'IDENTIFY') {
      this.now = { step: 'SEAT', person: this.now.person };
    }
  };
}

function codeInAddress(): string {
  return /^#[A-Za-z0-9]{8}$/.test(location.hash) ? location.hash.slice(1).toUpperCase() : '';
}

function language(): TemplateResult {
  const other = currentLanguage() === 'zh' ? 'en' : 'zh';
  return html`<button class="text-button language" lang=${other === 'en' ? 'en' : 'zh-CN'} @click=${() => choose(other)}>
    ${other === 'en' ? 'English' : '中文'}
  </button>`;
}

customElements.define('lk-room', RoomPage);
