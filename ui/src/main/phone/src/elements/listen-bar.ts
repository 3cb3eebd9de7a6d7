import { html, nothing, type TemplateResult } from 'lit';
import type { Sentence } from '../reading.ts';
import { listens, read, setListens, setSpeed, silence, speed, SPEEDS, voiceFor, whenVoicesChange } from '../speech.ts';
import { currentLanguage, t } from '../words.ts';
import { icon } from './icons.ts';
import { Part } from './part.ts';

/** Reads the question aloud, again, faster or slower; not there where the browser has no voice for the language. */
class ListenBar extends Part {
  static override properties = { sentences: { attribute: false }, speaking: { state: true } };

  /** Asked for when reading begins, so that the answers said are those given by then. */
  declare sentences: () => Sentence[];
  private speaking = false;
  private stopWatching = () => undefined as void;

  override connectedCallback(): void {
    super.connectedCallback();
    this.stopWatching = whenVoicesChange(() => this.requestUpdate());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stopWatching();
    silence();
    this.show(undefined);
  }

  override firstUpdated(): void {
    if (listens()) {
      this.begin();
    }
  }

  override render(): TemplateResult | typeof nothing {
    if (voiceFor(currentLanguage()) === undefined) {
      return nothing;
    }
    return html`<div class="listen" role="group" aria-label=${t('listen')}>
      ${this.speaking
        ? html`<button class="button" @click=${this.stop}>${icon('stop')}${t('listen.stop')}</button>
            <button class="button" @click=${this.begin}>${icon('again')}${t('listen.again')}</button>`
        : html`<button class="button" @click=${this.start}>${icon('speaker')}${t('listen.start')}</button>`}
      <button class="button speed" aria-label=${t('listen.speed', { n: speed() })} @click=${this.turnSpeed}>${speed()}×</button>
    </div>`;
  }

  private readonly start = () => {
    setListens('on');
    this.begin();
  };

  private readonly begin = () => {
    if (voiceFor(currentLanguage()) === undefined) {
      return;
    }
    this.speaking = true;
    read(this.sentences(), currentLanguage(), (mark) => {
      if (this.isConnected) {
        this.speaking = mark !== undefined;
        this.show(mark);
      }
    });
  };

  private readonly stop = () => {
    setListens('off');
    silence();
    this.speaking = false;
    this.show(undefined);
  };

  private readonly turnSpeed = () => {
    setSpeed(SPEEDS[(SPEEDS.indexOf(speed()) + 1) % SPEEDS.length] ?? '1');
    this.requestUpdate();
    if (this.speaking) {
      this.begin();
    }
  };

  /** Marks what is being said, for those who read along. */
  private show(mark: string | undefined): void {
    document.querySelectorAll('[data-said]').forEach((said) => said.removeAttribute('data-said'));
    if (mark !== undefined && mark !== '') {
      document.querySelectorAll(`[data-say="${mark}"]`).forEach((said) => said.setAttribute('data-said', ''));
    }
  }
}

customElements.define('lk-listen', ListenBar);
