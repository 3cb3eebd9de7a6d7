import { html, type TemplateResult } from 'lit';
import { pieces, plain } from '../rich-text.ts';
import { tagOf } from '../speech.ts';
import { currentLanguage } from '../words.ts';
import { zoomButton } from './picture.ts';

/** {@return a text of the paper with its line breaks and its pictures, each of which a tap enlarges} */
export function rich(text: string): TemplateResult {
  return shown(text, false);
}

/** {@return the same for inside of something pressable: its pictures take no taps, see `zoomButtons`} */
export function richStill(text: string): TemplateResult {
  return shown(text, true);
}

/** {@return for each picture of a text a button that enlarges it; to stand beside what is pressed} */
export function zoomButtons(text: string): TemplateResult[] {
  return pieces(text).flatMap((piece) => ('src' in piece ? [zoomButton(piece.src, piece.alt)] : []));
}

function shown(text: string, still: boolean): TemplateResult {
  // No space in the template: every line break in here would be seen.
  return html`<span class="rich" lang=${tagOf(plain(text), currentLanguage())}>${pieces(text).map((piece) =>
    'src' in piece
      ? html`<lk-picture .src=${piece.src} .alt=${piece.alt} .still=${still}></lk-picture>`
      : html`<span>${piece.text.replace(/^\n|\n$/g, '')}</span>`,
  )}</span>`;
}
