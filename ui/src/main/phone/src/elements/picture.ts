import { html, nothing, render, type TemplateResult } from 'lit';
import { t } from '../words.ts';
import { icon } from './icons.ts';
import { openLayer } from './layer.ts';
import { Part } from './part.ts';

/** A picture of a paper; one that cannot be had is its alt text in a frame. */
class Picture extends Part {
  static override properties = { src: {}, alt: {}, still: { type: Boolean }, lost: { state: true } };

  declare src: string;
  declare alt: string;
  /** It stands inside something that is pressed itself; a `zoomButton` beside enlarges it. */
  declare still: boolean;
  private lost = false;

  override render(): TemplateResult {
    if (this.lost) {
      return html`<span class="picture lost" role="img" aria-label=${this.alt}>${icon('picture')}<span>${this.alt}</span></span>`;
    }
    const image = html`<img src=${this.src} alt=${this.alt} decoding="async" @error=${this.lose} />`;
    return this.still
      ? html`<span class="picture">${image}</span>`
      : html`<button class="picture" aria-label=${t('picture.enlarge', { alt: this.alt })} @click=${() => enlarge(this.src, this.alt)}>
          ${image}<span class="picture-mark">${icon('zoom')}</span>
        </button>`;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('online', this.askAgain);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('online', this.askAgain);
  }

  private readonly askAgain = () => {
    this.lost = false;
    this.closest('.option-row')?.classList.remove('lost');
  };

  private readonly lose = () => {
    this.lost = true;
    // There is nothing to enlarge beside it.
    this.closest('.option-row')?.classList.add('lost');
  };
}

/** {@return a button that enlarges a picture which stands inside something pressable} */
export function zoomButton(src: string, alt: string): TemplateResult {
  return html`<button class="icon-button zoom" aria-label=${t('picture.enlarge', { alt })} @click=${() => enlarge(src, alt)}>
    ${icon('zoom')}
  </button>`;
}

/** Shows a picture alone on the screen; a second step shows it twice as large, to be moved about. */
export function enlarge(src: string, alt: string): void {
  const dialog = document.createElement('dialog');
  dialog.className = 'lightbox';
  dialog.setAttribute('aria-label', t('picture'));
  let large = false;
  const show = () =>
    render(
      html`<div class="lightbox-ground ${large ? 'large' : ''}" tabindex=${large ? '0' : nothing} role=${large ? 'group' : nothing}
          aria-label=${large ? t('picture') : nothing}>
          <img src=${src} alt=${alt} @click=${turn} />
        </div>
        <p class="lightbox-alt" tabindex="0">${alt}</p>
        <div class="lightbox-foot">
          <button class="button" aria-pressed=${large ? 'true' : 'false'} @click=${turn}>${icon('zoom')}${t('picture.larger')}</button>
          <button class="button primary" @click=${() => dialog.close()}>${t('state.close')}</button>
        </div>`,
      dialog,
    );
  const turn = () => {
    large = !large;
    show();
    const ground = dialog.firstElementChild as HTMLElement;
    ground.scrollTo((ground.scrollWidth - ground.clientWidth) / 2, (ground.scrollHeight - ground.clientHeight) / 2);
  };
  show();
  document.body.append(dialog);
  dialog.addEventListener('close', () => dialog.remove());
  openLayer(dialog, dialog.querySelector<HTMLElement>('.primary'));
}

customElements.define('lk-picture', Picture);
