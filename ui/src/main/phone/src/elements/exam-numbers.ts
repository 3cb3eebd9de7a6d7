import { html, nothing, type TemplateResult } from 'lit';
import { answerState, progressIn, setAside, type AnswerState, type Sitting } from '../exam-state.ts';
import { exams } from '../exam-session.ts';
import type { Item } from '../shapes.ts';
import { joined, sentences, t } from '../words.ts';
import { notice } from './frame.ts';
import { icon, type Icon } from './icons.ts';

/** What has to be seen of where an answer is, in colour and edge, and the worst by a sign of its own, too. */
const WHERE: Partial<Record<AnswerState, { looks: string; sign?: Icon }>> = {
  LOCAL: { looks: 'local' },
  ADRIFT: { looks: 'adrift', sign: 'page' },
  REFUSED: { looks: 'refused', sign: 'cross' },
};

/** {@return the numbers of all questions in one line, to see where one is and to jump} */
export function strip(sitting: Sitting): TemplateResult {
  return html`<nav class="strip" aria-label=${t('exam.overview')}>${numbers(sitting, () => undefined)}</nav>`;
}

/** {@return a number for each question, in words and looks of its state; `chosen` follows a jump} */
export function numbers(sitting: Sitting, chosen: () => void): TemplateResult[] {
  return sitting.attempt.paper.items.map((item, index) => number(sitting, item, index, chosen));
}

/**
 * {@return which answers are set aside, as the server does not take them, and why} `chosen` follows a jump to one; without
 * it there is nowhere to jump to any more.
 */
export function refusedSome(sitting: Sitting, chosen?: () => void): TemplateResult | typeof nothing {
  const aside = setAside(sitting);
  if (aside.length === 0) {
    return nothing;
  }
  const said = t('exam.refusedSome', { n: aside.length, why: sentences(aside.map(({ why }) => why)) });
  const which = t('exam.refusedSome.which');
  if (chosen === undefined) {
    return notice('brick', `${said} ${which} ${aside.map(({ index }) => index + 1).join(', ')}`);
  }
  return html`<div class="notice brick refused-some">
    <span role="status">${said}</span>
    <div class="refused-numbers" role="group" aria-label=${which}>
      <span>${which}</span>${aside.map(({ item, index }) => number(sitting, item, index, chosen))}
    </div>
  </div>`;
}

function number(sitting: Sitting, item: Item, index: number, chosen: () => void): TemplateResult {
  const { state } = progressIn(sitting, item);
  const where = WHERE[seen(sitting, item)];
  const looks = [{ NONE: '', PARTLY: 'partly', WHOLE: 'answered' }[state], where?.looks ?? '', sitting.later.has(item.item) ? 'later' : ''];
  return html`<button
    class="number-button ${looks.join(' ')}"
    aria-label=${words(sitting, item, index)}
    aria-current=${index === sitting.current ? 'step' : nothing}
    @click=${() => {
      exams.move(index);
      chosen();
    }}
  >${index + 1}${where?.sign === undefined ? nothing : html`<span class="number-sign">${icon(where.sign)}</span>`}</button>`;
}

/** An answer that was taken back is none, unless that is what the server has not heard, and may never hear. */
function seen(sitting: Sitting, item: Item): AnswerState {
  const where = answerState(sitting, item.item);
  const none = progressIn(sitting, item).state === 'NONE';
  return none && WHERE[where]?.sign === undefined ? 'NONE' : where;
}

function words(sitting: Sitting, item: Item, index: number): string {
  const { state, done, all } = progressIn(sitting, item);
  const where = seen(sitting, item);
  return joined([
    t('exam.question', { n: index + 1, all: sitting.attempt.paper.items.length }),
    ...(state === 'PARTLY' ? [t('exam.progress', { done, all })] : []),
    ...(state === 'NONE' && where !== 'NONE' ? [t('exam.answer.NONE')] : []),
    t(`exam.answer.${where}`),
    ...(sitting.later.has(item.item) ? [t('exam.marked')] : []),
  ]);
}

/** {@return what the looks of the numbers mean; what should not be, only where it is} */
export function legend(sitting: Sitting): TemplateResult {
  const sign = (looks: string, text: string, image?: Icon) =>
    html`<span class="legend-sign"><span class="swatch ${looks}">${image === undefined ? nothing : icon(image)}</span>${text}</span>`;
  const here = new Set(sitting.attempt.paper.items.map((item) => seen(sitting, item)));
  return html`<p class="legend">
    ${sign('answered', t('exam.answered'))} ${sign('partly', t('exam.partly'))} ${sign('', t('exam.open'))}
    ${sign('later', t('exam.marked'))}
    ${(['LOCAL', 'ADRIFT', 'REFUSED'] as const)
      .filter((where) => here.has(where))
      .map((where) => sign(WHERE[where]?.looks ?? '', t(`exam.answer.${where}`), WHERE[where]?.sign))}
  </p>`;
}
