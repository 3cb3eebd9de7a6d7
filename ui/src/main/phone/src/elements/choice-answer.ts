import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { pressed } from '../responses.ts';
import type { Question } from '../shapes.ts';
import { t } from '../words.ts';
import type { Asked } from './asked.ts';
import { icon } from './icons.ts';
import { richStill, zoomButtons } from './rich.ts';

/** {@return options of which one, or several, are chosen by pressing them} */
export function choiceAnswer({ question, response, id, locked, answer }: Asked): TemplateResult {
  const several = question.kind === 'MULTIPLE';
  return html`<div
    class="options ${question.kind === 'TRUE_FALSE' ? 'two' : ''}"
    role=${several ? 'group' : 'radiogroup'}
    aria-labelledby="${id}-stem"
  >
    ${choices(question).map((option) => {
      const chosen = response.includes(option.key);
      return html`<div class="option-row" data-say="${id}-${option.key}">
        <label class="option ${chosen ? 'chosen' : ''}">
          <input
            type=${several ? 'checkbox' : 'radio'}
            name=${id}
            value=${option.key}
            .checked=${live(chosen)}
            ?disabled=${locked}
            @change=${() => answer((before) => pressed(question, before, option.key))}
          />
          <span class="option-key ${several ? 'square' : ''}" aria-hidden="true">${glyph(question, option.key, chosen)}</span>
          <span class="option-text">${richStill(option.text)}</span>
        </label>
        ${zoomButtons(option.text)}
      </div>`;
    })}
  </div>`;
}

/** A statement carries no options of its own: it is right (T) or wrong (F). */
function choices(question: Question): Question['options'] {
  return question.kind === 'TRUE_FALSE'
    ? [
        { key: 'T', text: t('exam.true') },
        { key: 'F', text: t('exam.false') },
      ]
    : question.options;
}

function glyph(question: Question, key: string, chosen: boolean): TemplateResult | string {
  if (question.kind === 'TRUE_FALSE') {
    return icon(key === 'T' ? 'check' : 'cross');
  }
  return chosen && question.kind === 'MULTIPLE' ? icon('check') : key;
}
