import { html, nothing, type TemplateResult } from 'lit';
import { answerState, progressIn, type Sitting } from '../exam-state.ts';
import { exams } from '../exam-session.ts';
import type { Item } from '../shapes.ts';
import { t } from '../words.ts';

/** {@return the numbers of all questions in one line, to see where one is and to jump} */
export function strip(sitting: Sitting): TemplateResult {
  return html`<nav class="strip" aria-label=${t('exam.overview')}>${numbers(sitting, () => undefined)}</nav>`;
}

/** {@return a number for each question, in words and looks of its state; `chosen` follows a jump} */
export function numbers(sitting: Sitting, chosen: () => void): TemplateResult[] {
  return sitting.attempt.paper.items.map((item, index) => {
    const { state } = progressIn(sitting, item);
    const local = state !== 'NONE' && answerState(sitting, item.item) === 'LOCAL';
    const looks = [{ NONE: '', PARTLY: 'partly', WHOLE: 'answered' }[state], local ? 'local' : '', sitting.later.has(item.item) ? 'later' : ''];
    return html`<button
      class="number-button ${looks.join(' ')}"
      aria-label=${words(sitting, item, index)}
      aria-current=${index === sitting.current ? 'step' : nothing}
      @click=${() => {
        exams.move(index);
        chosen();
      }}
    >${index + 1}</button>`;
  });
}

function words(sitting: Sitting, item: Item, index: number): string {
  const { state, done, all } = progressIn(sitting, item);
  return [
    t('exam.question', { n: index + 1, all: sitting.attempt.paper.items.length }),
    ...(state === 'PARTLY' ? [t('exam.progress', { done, all })] : []),
    t(state === 'NONE' ? 'exam.answer.NONE' : `exam.answer.${answerState(sitting, item.item)}`),
    ...(sitting.later.has(item.item) ? [t('exam.marked')] : []),
  ].join('，');
}

/** {@return what the looks of the numbers mean} */
export function legend(): TemplateResult {
  const sign = (looks: string, text: string) =>
    html`<span class="legend-sign"><span class="swatch ${looks}"></span>${text}</span>`;
  return html`<p class="legend">
    ${sign('answered', t('exam.answered'))} ${sign('partly', t('exam.partly'))} ${sign('', t('exam.open'))}
    ${sign('later', t('exam.marked'))}
  </p>`;
}
