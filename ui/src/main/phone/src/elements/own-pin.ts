import { html, nothing, type TemplateResult } from 'lit';
import { api, Problem } from '../api.ts';
import type { PinStanding, RoomPhoto } from '../shapes.ts';
import { moment, t, type Word } from '../words.ts';
import { notice } from './frame.ts';
import { Part } from './part.ts';

/** One's own PIN for exam rooms, and one's pictures from there: to set the one, and to have the others deleted. */
class OwnPin extends Part {
  static override properties = { standing: { state: true }, photos: { state: true }, said: { state: true }, wrong: { state: true }, busy: { state: true } };

  private standing: PinStanding | null = null;
  private photos: RoomPhoto[] = [];
  private said: Word | null = null;
  private wrong: Word | null = null;
  private busy = false;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  override render(): TemplateResult | typeof nothing {
    // Without a network there is nothing to say and nothing to do.
    if (this.standing === null) {
      return nothing;
    }
    return html`<section class="card">
      <h2>${t('pin.title')}</h2>
      <p class="facts">${t('pin.help')}</p>
      ${this.said === null ? nothing : notice('leaf', t(this.said))}
      ${this.standing.lockedAt === null ? nothing : notice('brick', t('pin.locked'))}
      <form class="own-pin" novalidate @submit=${this.set}>
        <label class="field">
          <span class="field-label">${t(this.standing.origin === null ? 'pin.new' : 'pin.other')}</span>
          <input id="own-pin" class="code" type="password" inputmode="numeric" autocomplete="off" maxlength="6"
            aria-describedby="own-pin-rules" aria-invalid=${this.wrong === null ? 'false' : 'true'} />
          <span class="field-help" id="own-pin-rules">${t('room.pin.rules')}</span>
        </label>
        <label class="field">
          <span class="field-label">${t('pin.again')}</span>
          <input id="own-pin-again" class="code" type="password" inputmode="numeric" autocomplete="off" maxlength="6" />
        </label>
        <p class="field-error" role="alert">${this.wrong === null ? nothing : t(this.wrong)}</p>
        <button class="button wide" ?disabled=${this.busy}>${t('pin.set')}</button>
      </form>
      ${this.photos.length === 0 ? nothing : this.kept(this.photos)}
    </section>`;
  }

  private kept(photos: readonly RoomPhoto[]): TemplateResult {
    return html`
      <h2>${t('pin.photos')}</h2>
      <p class="facts">${photos.map(({ takenAt, deleteAfter }) => t('pin.photo', { taken: moment(takenAt), until: moment(deleteAfter) })).join(' ')}</p>
      <button class="button wide" ?disabled=${this.busy} @click=${this.deletePhotos}>${t('pin.photos.delete')}</button>
    `;
  }

  private async load(): Promise<void> {
    try {
      [this.standing, this.photos] = await Promise.all([api.ownPin(), api.roomPhotos()]);
    } catch (problem) {
      if (!(problem instanceof Problem)) {
        throw problem;
      }
    }
  }

  private readonly set = (event: Event) => {
    event.preventDefault();
    const [pin, again] = ['#own-pin', '#own-pin-again'].map((field) => this.querySelector<HTMLInputElement>(field)?.value ?? '');
    this.said = null;
    this.wrong = /^\d{6}$/.test(pin ?? '') ? (pin === again ? null : 'room.pin.different') : 'pin.digits';
    if (this.wrong === null) {
      void this.during(async () => {
        this.standing = await api.choosePin(pin as string);
        this.said = 'pin.done';
        this.querySelector('form')?.reset();
      });
    }
  };

  private readonly deletePhotos = () =>
    this.during(async () => {
      await api.deleteRoomPhotos();
      this.photos = [];
      this.said = 'pin.photos.deleted';
    });

  private async during(work: () => Promise<void>): Promise<void> {
    this.busy = true;
    try {
      await work();
    } catch (problem) {
      if (!(problem instanceof Problem)) {
        throw problem;
      }
      this.wrong = problem.slug === 'weak-pin' ? (problem.body['why'] === 'OWN_NUMBER' ? 'room.pin.own' : 'room.pin.weak') : 'room.failed';
    } finally {
      this.busy = false;
    }
  }
}

customElements.define('lk-own-pin', OwnPin);
