import { html, nothing, type TemplateResult } from 'lit';
import { chooseVoice, read, setSpeed, speed, SPEEDS, voiceFor, voicesFor } from '../speech.ts';
import { currentLanguage, t, type Language } from '../words.ts';
import { segmented } from './frame.ts';
import { icon } from './icons.ts';

const LANGUAGES: Language[] = ['zh', 'en'];

/** {@return how questions are read aloud on this phone; nothing where the browser has no speech} */
export function voiceSettings(changed: () => void): TemplateResult | typeof nothing {
  if (LANGUAGES.every((language) => voicesFor(language).length === 0)) {
    return nothing;
  }
  const language = currentLanguage();
  return html`<section class="card" aria-labelledby="listen">
    <h2 id="listen">${t('listen')}</h2>
    ${LANGUAGES.map((one) => voiceChoice(one, changed))}
    <p class="field-label">${t('listen.rate')}</p>
    ${segmented(t('listen.rate'), SPEEDS.map((value) => ({ value, text: `${value}×` })), speed(), (next) => {
      setSpeed(next);
      changed();
    })}
    <button class="button" @click=${() => read([{ text: t('listen.sample'), mark: '' }], language, () => undefined)}>
      ${icon('speaker')}${t('listen.try')}
    </button>
  </section>`;
}

function voiceChoice(language: Language, changed: () => void): TemplateResult | typeof nothing {
  const voices = voicesFor(language);
  const chosen = voiceFor(language);
  if (voices.length < 2) {
    return nothing;
  }
  const choose = (event: Event) => {
    chooseVoice(language, (event.target as HTMLSelectElement).value);
    changed();
  };
  return html`<label class="field">
    <span class="field-label">${t(`listen.voice.${language}`)}</span>
    <select @change=${choose}>
      ${voices.map((voice) => html`<option value=${voice.voiceURI} ?selected=${voice === chosen}>${voice.name}</option>`)}
    </select>
  </label>`;
}
