import { html, type TemplateResult } from 'lit';
import { contrast, CONTRASTS, setContrast } from '../contrast.ts';
import { whenVoicesChange } from '../speech.ts';
import { setTextSize, textSize, TEXT_SIZES } from '../text-size.ts';
import { t } from '../words.ts';
import { segmented } from './frame.ts';
import { openLayer } from './layer.ts';
import { Part } from './part.ts';
import { voiceSettings } from './voice-settings.ts';

/** {@return how large and how strong everything is, to be chosen} */
export function lookChoices(changed: () => void): TemplateResult {
  return html`<h2>${t('account.size')}</h2>
    ${segmented(
      t('account.size'),
      TEXT_SIZES.map((value) => ({ value, text: t(`account.size.${value}`) })),
      textSize(),
      (size) => {
        setTextSize(size);
        changed();
      },
    )}
    <h2>${t('account.contrast')}</h2>
    ${segmented(
      t('account.contrast'),
      CONTRASTS.map((value) => ({ value, text: t(`account.contrast.${value}`) })),
      contrast(),
      (next) => {
        setContrast(next);
        changed();
      },
    )}`;
}

/** The same for whoever sits at a shared device, and how it reads aloud; what they choose leaves with them. */
class LooksPanel extends Part {
  private stopWatching = () => undefined as void;

  override connectedCallback(): void {
    super.connectedCallback();
    this.stopWatching = whenVoicesChange(() => this.requestUpdate());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stopWatching();
  }

  override render(): TemplateResult {
    const changed = () => this.requestUpdate();
    return html`<button class="button looks" aria-label=${t('looks.title')} aria-haspopup="dialog" @click=${this.open}>
        <span aria-hidden="true">Aa</span>
      </button>
      <dialog class="sheet" aria-label=${t('looks.title')}>
        ${lookChoices(changed)} ${voiceSettings(changed)}
        <div class="sheet-foot"><button class="button primary" @click=${this.close}>${t('state.close')}</button></div>
      </dialog>`;
  }

  private readonly open = () => {
    const dialog = this.querySelector('dialog');
    if (dialog !== null) {
      openLayer(dialog, dialog.querySelector<HTMLElement>('button'));
    }
  };

  private readonly close = () => this.querySelector('dialog')?.close();
}

customElements.define('lk-looks', LooksPanel);
