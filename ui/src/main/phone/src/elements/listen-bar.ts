import { html, nothing, type TemplateResult } from 'lit';
import type { Sentence } from '../reading.ts';
import { allowSound, bring, lookUp, recordingOf } from '../recordings.ts';
import { listens, read, setListens, setSpeed, silence, speed, SPEEDS, voiceFor, whenVoicesChange } from '../speech.ts';
import { currentLanguage, t } from '../words.ts';
import { icon } from './icons.ts';
import { Part } from './part.ts';

/** Browsers find their voices late: what has none by then has none. */
const VOICES_COME_WITHIN_MS = 1500;

/**
 * Reads the question aloud, again, faster or slower; not there where the browser has no voice for the language, unless the
 * question was recorded.
 */
class ListenBar extends Part {
  static override properties = { sentences: { attribute: false }, texts: { attribute: false }, preview: {}, speaking: { state: true } };

  /** Asked for when reading begins, so that the answers said are those given by then. */
  declare sentences: () => Sentence[];
  /** What may be recorded, of the whole paper: it is asked once. */
  declare texts: () => readonly string[];
  /** Token of the preview the question stands in, if it does. */
  declare preview: string | undefined;
  private speaking = false;
  private waiting: ReturnType<typeof setTimeout> | undefined;
  private stopWatching = () => undefined as void;

  override connectedCallback(): void {
    super.connectedCallback();
    this.stopWatching = whenVoicesChange(() => this.requestUpdate());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stopWatching();
    clearTimeout(this.waiting);
    silence();
    this.show(undefined);
  }

  override firstUpdated(): void {
    if (listens()) {
      this.begin();
    } else {
      this.waiting = setTimeout(() => {
        if (!hasVoice()) {
          void this.lookUp();
        }
      }, VOICES_COME_WITHIN_MS);
    }
  }

  override render(): TemplateResult | typeof nothing {
    if (!hasVoice() && !this.isRecorded()) {
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
    allowSound();
    this.begin();
  };

  private readonly begin = () => {
    const known = this.lookUp();
    if (hasVoice() || this.isRecorded()) {
      // What is no text of the question is said meanwhile.
      this.read();
    } else {
      void known.then(() => {
        if (this.isConnected && listens() && !this.speaking && this.isRecorded()) {
          this.read();
        }
      });
    }
  };

  /** {@return whether what is asked, or why it is so, was recorded} */
  private isRecorded(): boolean {
    const words = this.sentences().find((sentence) => sentence.words !== undefined)?.words;
    return words !== undefined && recordingOf(words.said) !== undefined;
  }

  private async lookUp(): Promise<void> {
    await lookUp(this.texts(), this.preview ?? '');
    this.requestUpdate();
    // Who does not listen pays for no sound.
    if (listens()) {
      void bring(this.texts());
    }
  }

  private read(): void {
    this.speaking = true;
    read(this.sentences(), currentLanguage(), (mark) => {
      if (this.isConnected) {
        this.speaking = mark !== undefined;
        this.show(mark);
      }
    });
  }

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

function hasVoice(): boolean {
  return voiceFor(currentLanguage()) !== undefined;
}

customElements.define('lk-listen', ListenBar);
