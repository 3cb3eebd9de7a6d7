import { html, nothing, type TemplateResult } from 'lit';
import { Problem } from '../api.ts';
import { leaveSeat, sit } from '../room.ts';
import type { RoomPerson } from '../shapes.ts';
import { moment, t } from '../words.ts';
import { icon } from './icons.ts';
import './looks-panel.ts';
import { Page } from './part.ts';
import './pin-pad.ts';

type Asked = 'PIN' | 'NEW' | 'NEW_AGAIN';

const FORGET_MS = 45_000;

/** One person's PIN; whoever has one for one time chooses their own. Fires `seated`, or `back`. */
class RoomIdentify extends Page {
  static override properties = { person: {}, asked: { state: true }, busy: { state: true }, error: { state: true }, attempt: { state: true } };

  declare person: RoomPerson;
  private asked: Asked = 'PIN';
  private busy = false;
  private error = '';
  private attempt = 0;
  private once = '';
  private chosen = '';
  private forgetting: ReturnType<typeof setTimeout> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.later();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.forgetting);
    this.once = '';
    this.chosen = '';
  }

  override render(): TemplateResult {
    return html`<div class="page room room-identify" @pointerdown=${this.later}>
      <button class="text-button room-back" @click=${this.back}>${icon('back')}${t('room.back')}</button>
      <lk-looks></lk-looks>
      <h1 tabindex="-1">${this.person.name} <small>${t('room.phoneEnd', { end: this.person.phoneEnd })}</small></h1>
      <p>${t(`room.pin.${this.asked}`)}</p>
      ${this.asked === 'PIN' ? nothing : html`<p class="facts">${t('room.pin.rules')}</p>`}
      <p class="field-error" role="alert">${this.error}</p>
      <lk-pin-pad .busy=${this.busy} .attempt=${this.attempt} @pin=${this.typed}></lk-pin-pad>
      ${this.asked === 'PIN' ? html`<p class="facts">${t('room.pin.help')}</p>` : nothing}
    </div>`;
  }

  private readonly typed = (event: CustomEvent<string>) => {
    this.later();
    const pin = event.detail;
    if (this.asked === 'PIN') {
      void this.show(pin);
    } else if (this.asked === 'NEW') {
      this.chosen = pin;
      this.ask('NEW_AGAIN', '');
    } else if (pin === this.chosen) {
      void this.show(this.once, pin);
    } else {
      this.ask('NEW', t('room.pin.different'));
    }
  };

  private async show(pin: string, newPin?: string): Promise<void> {
    this.busy = true;
    this.error = '';
    try {
      await sit(this.person.id, pin, newPin);
      if (this.isConnected) {
        this.dispatchEvent(new CustomEvent('seated'));
      } else {
        // Gone back to the names while the server was asked: nobody sits there.
        void leaveSeat('LEFT');
      }
    } catch (problem) {
      if (!(problem instanceof Problem)) {
        throw problem;
      }
      if (problem.slug === 'pin-for-one-time') {
        this.once = pin;
        this.ask('NEW', '');
      } else {
        this.ask(problem.slug === 'weak-pin' ? 'NEW' : 'PIN', why(problem));
      }
    } finally {
      this.busy = false;
    }
  }

  private ask(asked: Asked, error: string): void {
    this.asked = asked;
    this.error = error;
    this.attempt += 1;
  }

  private readonly back = () => this.dispatchEvent(new CustomEvent('back'));

  /** Nobody leaves the screen open at their name. */
  private readonly later = () => {
    clearTimeout(this.forgetting);
    this.forgetting = setTimeout(this.back, FORGET_MS);
  };
}

/** {@return why nobody sat down} */
function why(problem: Problem): string {
  switch (problem.slug) {
    case 'bad-pin':
      return t('room.pin.wrong', { n: Number(problem.body['left'] ?? 0) });
    case 'pin-locked':
      return t('room.pin.locked');
    case 'no-pin':
      return t('room.pin.none');
    case 'weak-pin':
      return t(problem.body['why'] === 'OWN_NUMBER' ? 'room.pin.own' : 'room.pin.weak');
    case 'room-paused':
      return t('room.paused', { when: moment(String(problem.body['until'])) });
    case 'room-closed':
      return t('room.closed');
    default:
      return t(problem.status === 0 ? 'room.offline' : 'room.failed');
  }
}

customElements.define('lk-room-identify', RoomIdentify);
