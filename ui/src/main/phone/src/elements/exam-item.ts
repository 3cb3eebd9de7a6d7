import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { answerState, type AnswerState, type Sitting } from '../exam-state.ts';
import { exams } from '../exam-session.ts';
import type { Item } from '../shapes.ts';
import { t } from '../words.ts';
import { chip, type Tone } from './frame.ts';
import { icon, type Icon } from './icons.ts';

const LOOKS: Record<AnswerState, { tone: Tone; icon: Icon } | null> = {
  NONE: null,
  LOCAL: { tone: 'amber', icon: 'phone' },
  SENDING: { tone: 'teal', icon: 'cloud' },
  SAVED: { tone: 'leaf', icon: 'check' },
};

/** {@return where an answer is, in a word on its colour} */
export function answerChip(state: AnswerState): TemplateResult {
  const look = LOOKS[state];
  return html`<span class="answer-state" aria-live="polite">
    ${look === null ? nothing : chip(look.tone, t(`exam.answer.${state}`), look.icon)}
  </span>`;
}

/** {@return one question with its options; a press becomes an answer at once} */
export function examItem(sitting: Sitting, item: Item): TemplateResult {
  const response = sitting.answers.get(item.item)?.response ?? [];
  const several = item.kind === 'MULTIPLE';
  return html`<article class="item">
    <p class="item-kind">
      ${chip('plain', t(`exam.${item.kind}`))}
      <span class="facts">${t('exam.points', { n: item.points })}${several ? html` · ${t('exam.multiple.help')}` : nothing}</span>
      ${answerChip(answerState(sitting, item.item))}
    </p>
    <h2 class="stem" id="stem" tabindex="-1"><span class="unseen">${item.item}. </span>${item.stem}</h2>
    <div class="options ${item.kind === 'TRUE_FALSE' ? 'two' : ''}" role=${several ? 'group' : 'radiogroup'} aria-labelledby="stem">
      ${choices(item).map((option) => {
        const chosen = response.includes(option.key);
        return html`<label class="option ${chosen ? 'chosen' : ''}">
          <input
            type=${several ? 'checkbox' : 'radio'}
            name="item-${item.item}"
            value=${option.key}
            .checked=${live(chosen)}
            ?disabled=${sitting.handedIn}
            @change=${() => exams.press(item, option.key)}
          />
          <span class="option-key ${several ? 'square' : ''}" aria-hidden="true">${glyph(item, option.key, chosen)}</span>
          <span class="option-text">${option.text}</span>
        </label>`;
      })}
    </div>
  </article>`;
}

/** A statement carries no options of its own: it is right (T) or wrong (F). */
function choices(item: Item): Item['options'] {
  return item.kind === 'TRUE_FALSE'
    ? [
        { key: 'T', text: t('exam.true') },
        { key: 'F', text: t('exam.false') },
      ]
    : item.options;
}

function glyph(item: Item, key: string, chosen: boolean): TemplateResult | string {
  if (item.kind === 'TRUE_FALSE') {
    return icon(key === 'T' ? 'check' : 'cross');
  }
  return chosen && item.kind === 'MULTIPLE' ? icon('check') : key;
}
